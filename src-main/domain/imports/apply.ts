import type { CatalogKind } from '../../contract/catalogs';
import { clientFieldNames, type ClientFields } from '../../contract/clients';
import { fold } from '../../contract/values/text';
import { officeTime } from '../../contract/values/office-time';
import type { ReadDb } from '../../data/database';
import type { ImportDraft } from '../../ports';
import { auditMark, writeAudit } from '../audit';
import { makeOrReuse, nameCatalogs } from '../catalogs';
import { changeClient, clientFieldsOf, createClient, findByCustomId, findByEmail, findClient } from '../clients';
import type { CommandContext } from '../handler';
import { requireOfficeRecord } from '../office';
import { countNotes, noteLeft, noteRows } from './note-store';
import { type RowPlan, rowPlan } from './row-plan';
import {
  type Amounts,
  insertImport,
  insertImportEntry,
  insertImportRow,
  readCarried,
  saveCarried,
  saveImportCounts,
  touchClient,
} from './store';
import type { Carried } from './carried';

/** What a client was before an import changed it. */
export interface Before {
  readonly fields: ClientFields;
  readonly carried: Carried & Amounts;
}

const MOST_NAMED = 200;

interface Applying {
  readonly context: CommandContext;
  readonly importId: number;
  readonly fromWall: (wallMs: number) => number;
  readonly nameOf: (id: number) => string;
  readonly entryFor: (kind: CatalogKind, name: string) => number;
  /** Whether nothing at all was changed in the register since the rows were decided. */
  readonly untouched: boolean;
}

/**
 * Writes every decided row, creating the catalogue entries that were wished for, inside the caller's transaction. A row
 * whose client was changed since the dry run, or whose ID cliente or e-mail was taken since, is left out and named: the
 * clerk agreed to something else.
 */
export function applyDraft(context: CommandContext, draft: ImportDraft) {
  const { head } = draft;
  const counts = { created: 0, changed: 0 };
  const record = { fileName: head.fileName, atMs: context.nowMs, operatorName: context.actor?.name ?? '', ...counts };
  const importId = insertImport(context.db, record);
  const applying = begin(context, importId, head.decidedAt);
  const leftRows: { row: number; name: string }[] = [];
  const written = draft.summary().counts;
  const total = written.new + written.changes;
  let left = 0;
  for (const { row, name, plan } of draft.toApply()) {
    context.task.progress(counts.created + counts.changed + left, total);
    const done = applyRow(applying, rowPlan.parse(JSON.parse(plan)));
    if (done !== 'left') counts[done] += 1;
    else {
      noteLeft(context.db, importId, { row, name });
      if ((left += 1) <= MOST_NAMED) leftRows.push({ row, name });
    }
  }
  noteRows(context.db, importId, draft.toNote());
  context.task.progress(total, total);
  saveImportCounts(context.db, importId, counts);
  writeAudit(context, { entity: 'import', entityId: importId, action: 'imported', origin: 'import' });
  for (const kind of ['clients.changed', 'catalogs.changed', 'imports.changed'] as const) context.publish(kind);
  // Applied once: what is left of the draft has to be tried again.
  draft.saveHead({ ...head, decidedAt: null });
  return { importId, ...counts, left, leftRows, ...countNotes(context.db, importId) };
}

function begin(context: CommandContext, importId: number, decidedAt: number | null): Applying {
  return {
    context,
    importId,
    fromWall: officeTime(requireOfficeRecord(context.db).timeZone).fromWall,
    nameOf: nameCatalogs(context.db),
    entryFor: rememberEntries(context, importId),
    untouched: auditMark(context.db) === decidedAt,
  };
}

/** One entry for every spelling that folds to the same word; the first spelling names it. */
function rememberEntries(context: CommandContext, importId: number): Applying['entryFor'] {
  const entries = new Map<string, number>();
  return (kind, name) => {
    const key = `${kind}|${fold(name)}`;
    const id =
      entries.get(key) ??
      makeOrReuse(context, kind, name, (entry) => insertImportEntry(context.db, { importId, ...entry }));
    entries.set(key, id);
    return id;
  };
}

function applyRow(applying: Applying, plan: RowPlan): 'created' | 'changed' | 'left' {
  const { db } = applying.context;
  const fields = { ...plan.fields };
  if (!applying.untouched && isTaken(db, fields, plan.client?.id)) return 'left';
  if (plan.client === null) {
    createRow(applying, plan, withCatalogs(applying, fields, plan));
    return 'created';
  }
  const client = findClient(db, plan.client.id);
  if (!client || client.version !== plan.client.version) return 'left';
  changeRow(applying, plan, client, withCatalogs(applying, fields, plan));
  return 'changed';
}

function isTaken(db: ReadDb, fields: ClientFields, id: number | undefined): boolean {
  return findByCustomId(db, fields.customId, id) !== undefined || findByEmail(db, fields.email, id) !== undefined;
}

function withCatalogs({ entryFor }: Applying, fields: ClientFields, { catalogs }: RowPlan): ClientFields {
  for (const { field, kind, name } of catalogs) fields[field] = name === '' ? null : entryFor(kind, name);
  return fields;
}

function carriedOf({ carried, unpaidCount, unpaidBalanceCents }: RowPlan) {
  return { ...carried, unpaidCount, unpaidBalanceCents };
}

function createRow(applying: Applying, plan: RowPlan, fields: ClientFields): void {
  const { context, importId, fromWall, nameOf } = applying;
  const createdAtMs = plan.createdWallMs === undefined ? undefined : fromWall(plan.createdWallMs);
  const clientId = createClient(context, fields, {
    origin: 'import',
    createdAtMs,
    nameOf,
    carried: plan.carriedChanges,
  });
  saveCarried(context.db, clientId, carriedOf(plan));
  insertImportRow(context.db, { importId, clientId, versionAfter: 1, beforeJson: null });
}

function changeRow(
  { context, importId }: Applying,
  plan: RowPlan,
  client: NonNullable<ReturnType<typeof findClient>>,
  fields: ClientFields,
): void {
  const { db } = context;
  const before: Before = { fields: clientFieldsOf(client), carried: readCarried(db, client.id) };
  const moved = clientFieldNames.some((field) => client[field] !== fields[field]);
  const versionAfter = moved
    ? changeClient(context, client, fields, { origin: 'import', renameReason: 'import' })
    : touchClient(db, client.id, context.nowMs);
  saveCarried(db, client.id, carriedOf(plan));
  if (plan.carriedChanges.length > 0) {
    const subject = { entity: 'client', entityId: client.id, action: 'updated', origin: 'import' } as const;
    writeAudit(context, subject, plan.carriedChanges);
  }
  insertImportRow(db, { importId, clientId: client.id, versionAfter, beforeJson: JSON.stringify(before) });
}
