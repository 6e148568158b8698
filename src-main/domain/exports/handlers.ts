import type { exportsContract } from '../../contract/exports';
import { officeTime } from '../../contract/values/office-time';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue } from '../../ports';
import { writeAudit } from '../audit';
import type { FeatureHandlers } from '../handler';
import { requireOfficeRecord } from '../office';
import { type ExportRow, exportColumns } from './columns';
import { handOutList } from './hand-out';
import { countSelected, readExportRows } from './store';

export const exportHandlers: FeatureHandlers<typeof exportsContract> = {
  clients: {
    heavy: true,
    prepare(context, { selection, format }) {
      const { toWall } = officeTime(requireOfficeRecord(context.db).timeZone);
      const day = dayOf(toWall(context.services.clock.nowMs()));
      return handOutList(context, {
        fileName: `clientes-${day}.${format}`,
        format,
        countRows: (register) => countSelected(register, selection),
        cellsOf: (register) => withHeader(readExportRows(register, selection), toWall),
      });
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
