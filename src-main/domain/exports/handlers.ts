import type { exportsContract } from '../../contract/exports';
import { officeTime } from '../../contract/values/office-time';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue } from '../../ports';
import { writeAudit } from '../audit';
import type { FeatureHandlers } from '../handler';
import { requireOfficeRecord } from '../office';
import { type ExportRow, exportColumns } from './columns';
import { countSelected, readExportRows } from './store';

/** A list of everybody does not lie about for ever: a file that was handed out goes at the first export a day later. */
const HANDED_OUT_MS = 24 * 60 * 60 * 1000;

export const exportHandlers: FeatureHandlers<typeof exportsContract> = {
  clients: {
    heavy: true,
    async prepare({ db, snapshot, services, task }, { selection, format }) {
      const { toWall } = officeTime(requireOfficeRecord(db).timeZone);
      const day = dayOf(toWall(services.clock.nowMs()));
      const fileName = `clientes-${day}.${format}`;
      services.files.sweepOutgoing(services.clock.nowMs() - HANDED_OUT_MS);
      const { path, token } = services.files.outgoing(fileName);
      const rows = await snapshot(async (register) => {
        const total = countSelected(register, selection);
        // The header is a row too, and none of the clients.
        let written = -1;
        const cells = function* (): Generator<CellValue[]> {
          for (const row of withHeader(readExportRows(register, selection), toWall)) {
            written += 1;
            task.progress(written, total);
            yield row;
          }
        };
        await services.workbook.write(path, format, cells());
        return written;
      });
      return { fileToken: token, fileName, rows };
    },
    record(context, _input, { rows }) {
      const change = { field: 'rows', before: '', after: String(rows) };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'exported' }, [change]);
    },
  },
};

function* withHeader(rows: Iterable<ExportRow>, toWall: (atMs: number) => number): Generator<CellValue[]> {
  yield exportColumns.map((column) => column.header);
  for (const row of rows) yield exportColumns.map((column) => column.cell(row, toWall));
}
