import type { exportsContract } from '../../contract/exports';
import { officeTime } from '../../contract/values/office-time';
import type { CellValue } from '../../ports';
import { writeAudit } from '../audit';
import type { FeatureHandlers } from '../handler';
import { requireOfficeRecord } from '../office';
import { type ExportRow, exportColumns } from './columns';
import { readExportRows } from './store';

export const exportHandlers: FeatureHandlers<typeof exportsContract> = {
  clients: {
    async prepare({ db, services }, { selection, format }) {
      const { toWall } = officeTime(requireOfficeRecord(db).timeZone);
      const day = new Date(toWall(services.clock.nowMs())).toISOString().slice(0, 10);
      const fileName = `clientes-${day}.${format}`;
      const { path, token } = services.files.outgoing(fileName);
      let rows = -1;
      const cells = function* (): Generator<CellValue[]> {
        for (const row of withHeader(readExportRows(db, selection), toWall)) {
          rows += 1;
          yield row;
        }
      };
      await services.workbook.write(path, format, cells());
      return (context) => {
        const change = { field: 'rows', before: '', after: String(rows) };
        writeAudit(context, { entity: 'office', entityId: 1, action: 'exported' }, [change]);
        return { fileToken: token, fileName, rows };
      };
    },
  },
};

function* withHeader(rows: Iterable<ExportRow>, toWall: (atMs: number) => number): Generator<CellValue[]> {
  yield exportColumns.map((column) => column.header);
  for (const row of rows) yield exportColumns.map((column) => column.cell(row, toWall));
}
