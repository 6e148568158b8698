import { exportsContract } from '../../contract/exports';
import type { ClientSelection } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue } from '../../ports';
import { writeAudit } from '../audit';
import { queueExport, readMessageSettings } from '../client-mail';
import { type FeatureHandlers, prepared, type QueryContext } from '../handler';
import { requireOfficeRecord } from '../office';
import { hasServer, readMailSettings, registerFile } from '../outbox';
import { type ExportRow, exportColumns } from './columns';
import { handOutList, type List, writeList } from './hand-out';
import { countSelected, readExportRows } from './store';
import { sweepMailFiles } from './sweep';

const MB = 1024 * 1024;

type Format = List['format'];

/** The clients of a selection as the specification's columns have them. */
function clientsList({ db, services }: QueryContext, selection: ClientSelection, format: Format): List {
  const { toWall } = officeTime(requireOfficeRecord(db).timeZone);
  return {
    fileName: `clientes-${dayOf(toWall(services.clock.nowMs()))}.${format}`,
    format,
    countRows: (register) => countSelected(register, selection),
    cellsOf: (register) => withHeader(readExportRows(register, selection), toWall),
  };
}

export const exportHandlers: FeatureHandlers<typeof exportsContract> = {
  clients: {
    heavy: true,
    prepare: (context, { selection, format }) => handOutList(context, clientsList(context, selection, format)),
    record(context, _input, { rows }) {
      const change = { field: 'rows', before: '', after: String(rows) };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'exported' }, [change]);
    },
  },
  mailClients: prepared(exportsContract.mailClients, {
    heavy: true,
    async prepare(context, { selection, format }) {
      const { db, services } = context;
      // Nothing is made that nothing could send.
      if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
      const { mailFiles } = services;
      sweepMailFiles(db, services);
      const list = clientsList(context, selection, format);
      const { path, token } = mailFiles.create(list.fileName);
      const rows = await writeList(context, list, path);
      return { ...mailFiles.find(token), rows };
    },
    write(context, _input, { rows, ...file }) {
      const { db, actor, nowMs } = context;
      if (!actor) throw new Refusal('SIGNED_OUT');
      const isTooLarge = file.sizeBytes > readMessageSettings(db).attachmentLimitMb * MB;
      const messageId = queueExport(context, {
        operator: actor,
        fileName: file.fileName,
        rows,
        fileId: registerFile(db, file, nowMs),
        savedAt: isTooLarge ? file.path : null,
        sizeMb: Math.ceil(file.sizeBytes / MB),
      });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'exportMailed' }, [
        { field: 'rows', before: '', after: String(rows) },
        { field: 'mail.address', before: '', after: actor.email },
      ]);
      return { messageId, fileName: file.fileName, rows, address: actor.email, savedAt: isTooLarge ? file.path : '' };
    },
  }),
};

function* withHeader(rows: Iterable<ExportRow>, toWall: (atMs: number) => number): Generator<CellValue[]> {
  yield exportColumns.map((column) => column.header);
  for (const row of rows) yield exportColumns.map((column) => column.cell(row, toWall));
}
