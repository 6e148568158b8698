import { Refusal } from '../../contract/failures';
import { type ImportRow, importsContract, MOST_IMPORT_ROWS } from '../../contract/imports';
import { officeTime } from '../../contract/values/office-time';
import type { ReadDb } from '../../data/database';
import type { CellValue, ImportDraft } from '../../ports';
import { writeAudit } from '../audit';
import { type FeatureHandlers, prepared, type Services } from '../handler';
import { recordToOffice, requireOfficeRecord } from '../office';
import { applyDecisions } from './apply';
import { createDecider, type RowDecision } from './decide';
import { findHeaderRow, guessTargets } from './headers';
import { readRecord } from './records';
import { readRegister, type Register } from './register';
import { listImports, markUndone, requireImport } from './store';
import { undoRows } from './undo';

const SAMPLES = 3;
const NO_COUNTS = { new: 0, changes: 0, same: 0, problem: 0, skipped: 0 };

function requireDraft(services: Services, draftId: string): ImportDraft {
  const draft = services.drafts.find(draftId);
  if (!draft) throw new Refusal('IMPORT_GONE');
  return draft;
}

/**
 * The same rule for the dry run and for the import itself. Rows are decided one by one as they are asked for: a
 * hundred thousand decisions at once would not fit beside the list.
 */
function* decideAll(db: ReadDb, register: Register, draft: ImportDraft): Generator<RowDecision> {
  const { country } = recordToOffice(requireOfficeRecord(db));
  const decide = createDecider(register, country);
  for (const [index, row] of draft.rows.entries()) {
    const record = readRecord(row, draft.targets, draft.firstRow + index);
    if (Object.values(record.text).some((text) => text !== '')) yield decide(record);
  }
}

function rowOf({ record, outcome, problems, changes }: RowDecision): ImportRow {
  const { customId = '', name = '' } = record.text;
  return { row: record.row, outcome, customId, name, problems: [...problems], changes: [...changes] };
}

async function readFile(services: Services, fileToken: string): Promise<{ fileName: string; rows: CellValue[][] }> {
  const { path, fileName } = services.files.incoming(fileToken);
  const rows: CellValue[][] = [];
  for await (const row of services.workbook.read(path, fileName)) rows.push(row);
  if (rows.length < 2) throw new Refusal('FILE_NOT_READABLE', { reason: 'empty' });
  return { fileName, rows };
}

export const importHandlers: FeatureHandlers<typeof importsContract> = {
  open: prepared(importsContract.open, {
    async prepare({ services }, { fileToken }) {
      const { fileName, rows } = await readFile(services, fileToken);
      const at = findHeaderRow(rows);
      const headers = (rows[at] ?? []).map((cell) => String(cell ?? '').trim());
      const targets = guessTargets(headers);
      const body = rows.slice(at + 1);
      if (body.length > MOST_IMPORT_ROWS) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_IMPORT_ROWS });
      const draftId = services.drafts.add({ fileName, headers, rows: body, firstRow: at + 2, targets });
      const samplesOf = (column: number) =>
        body
          .map((row) => String(row[column] ?? ''))
          .filter((text) => text !== '')
          .slice(0, SAMPLES);
      const columns = headers.map((header, column) => ({
        header,
        samples: samplesOf(column).map((sample) => sample.slice(0, 80)),
        target: targets[column] ?? 'ignore',
      }));
      return { draftId, fileName, rows: body.length, columns };
    },
    write: (_context, _input, opened) => opened,
  }),
  preview: prepared(importsContract.preview, {
    async prepare({ db, services }, { draftId, targets }) {
      const draft = requireDraft(services, draftId);
      if (!targets.includes('name')) throw new Refusal('VALIDATION', { reason: 'name' }, 'targets');
      draft.targets = targets;
      const counts = { ...NO_COUNTS };
      const wishes = new Set<string>();
      for (const decision of decideAll(db, readRegister(db), draft)) {
        counts[decision.outcome] += 1;
        for (const wish of decision.wishes) wishes.add(wish.name);
      }
      return { counts, newCatalogEntries: [...wishes] };
    },
    write: (_context, _input, previewed) => previewed,
  }),
  rows: {
    read({ db, services }, { draftId, outcome, offset, limit }) {
      const rows: ImportRow[] = [];
      let total = 0;
      for (const decision of decideAll(db, readRegister(db), requireDraft(services, draftId))) {
        if (outcome !== undefined && decision.outcome !== outcome) continue;
        if (total >= offset && rows.length < limit) rows.push(rowOf(decision));
        total += 1;
      }
      return { rows, total };
    },
  },
  apply: prepared(importsContract.apply, {
    prepare: async ({ services }, { draftId }) => requireDraft(services, draftId),
    write(context, _input, draft) {
      const register = readRegister(context.db);
      const { fromWall } = officeTime(requireOfficeRecord(context.db).timeZone);
      const beforeCarried = (clientId: number) => register.carried(clientId);
      return applyDecisions(context, decideAll(context.db, register, draft), {
        fileName: draft.fileName,
        beforeCarried,
        fromWall,
      });
    },
  }),
  list: {
    read: ({ db }) => ({
      imports: listImports(db).map(({ id, fileName, atMs, operatorName, created, changed, undoneAtMs }) => ({
        id,
        fileName,
        atMs,
        operator: operatorName,
        created,
        changed,
        undone: undoneAtMs !== null,
      })),
    }),
  },
  undo: {
    write(context, { importId }) {
      const record = requireImport(context.db, importId);
      if (record.undoneAtMs !== null) throw new Refusal('IMPORT_GONE');
      const result = undoRows(context, importId);
      markUndone(context.db, importId, context.nowMs);
      writeAudit(context, { entity: 'import', entityId: importId, action: 'undone', origin: 'undo' });
      context.publish('clients.changed');
      context.publish('imports.changed');
      return result;
    },
  },
};
