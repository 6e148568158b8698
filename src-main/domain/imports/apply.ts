import type { CatalogKind } from '../../contract/catalogs';
import type { ClientFields } from '../../contract/clients';
import { fold } from '../../contract/values/text';
import { writeAudit } from '../audit';
import { findCatalogEntry, insertCatalogEntry, nameCatalogs } from '../catalogs';
import { changeClient, clientFieldNames, clientFieldsOf, createClient, requireClient } from '../clients';
import type { CommandContext } from '../handler';
import type { RowDecision } from './decide';
import type { Carried } from './register';
import { insertImport, insertImportRow, saveCarried, saveImportCounts, touchClient } from './store';

/** What a client was before an import changed it. */
export interface Before {
  readonly fields: ClientFields;
  readonly carried: Carried;
}

const CARRIED_FIELDS = new Set(['billingEnabled', 'invoiceType', 'taxCondition', 'gateways']);

/** Writes every decided row, creating the catalogue entries that were wished for, inside the caller's transaction. */
export function applyDecisions(
  context: CommandContext,
  decisions: Iterable<RowDecision>,
  file: { fileName: string; beforeCarried: (clientId: number) => Carried; fromWall: (wallMs: number) => number },
): { importId: number; created: number; changed: number } {
  const { fileName } = file;
  const counts = { created: 0, changed: 0 };
  const importId = insertImport(context.db, {
    fileName,
    atMs: context.nowMs,
    operatorName: context.actor?.name ?? '',
    ...counts,
  });
  const entries = new Map<string, number>();
  const nameOf = nameCatalogs(context.db);
  for (const decision of decisions) {
    if (decision.outcome !== 'new' && decision.outcome !== 'changes') continue;
    const fields = withCatalogs(context, entries, decision);
    const wallMs = decision.record.createdWallMs;
    const createdAtMs = wallMs === undefined ? undefined : file.fromWall(wallMs);
    if (decision.clientId === undefined) {
      createRow(context, importId, decision, fields, { createdAtMs, nameOf });
      counts.created += 1;
    } else {
      changeRow(context, importId, decision, decision.clientId, fields, file.beforeCarried(decision.clientId));
      counts.changed += 1;
    }
  }
  saveImportCounts(context.db, importId, counts);
  writeAudit(context, { entity: 'import', entityId: importId, action: 'imported', origin: 'import' });
  context.publish('clients.changed');
  context.publish('catalogs.changed');
  context.publish('imports.changed');
  return { importId, ...counts };
}

function withCatalogs(context: CommandContext, entries: Map<string, number>, decision: RowDecision): ClientFields {
  const fields = { ...decision.fields };
  for (const { field, kind, name } of decision.wishes) fields[field] = entryFor(context, entries, kind, name);
  return fields;
}

/** One entry for every spelling that folds to the same word; the first spelling names it. */
function entryFor(context: CommandContext, entries: Map<string, number>, kind: CatalogKind, name: string): number {
  const key = `${kind}|${fold(name)}`;
  const known = entries.get(key) ?? findCatalogEntry(context.db, kind, name)?.id;
  const id = known ?? insertCatalogEntry(context.db, kind, name);
  if (known === undefined) {
    const change = { field: kind, before: '', after: name };
    writeAudit(context, { entity: 'catalog', entityId: id, action: 'created', origin: 'import' }, [change]);
  }
  entries.set(key, id);
  return id;
}

function carriedOf({ carried, record }: RowDecision) {
  return { ...carried, unpaidCount: record.unpaidCount, unpaidBalanceCents: record.unpaidBalanceCents };
}

function createRow(
  context: CommandContext,
  importId: number,
  decision: RowDecision,
  fields: ClientFields,
  how: { createdAtMs: number | undefined; nameOf: (id: number) => string },
): void {
  const clientId = createClient(context, fields, { origin: 'import', ...how });
  saveCarried(context.db, clientId, carriedOf(decision));
  insertImportRow(context.db, { importId, clientId, versionAfter: 1, beforeJson: null });
}

function changeRow(
  context: CommandContext,
  importId: number,
  decision: RowDecision,
  clientId: number,
  fields: ClientFields,
  carried: Carried,
): void {
  const client = requireClient(context.db, clientId);
  const before: Before = { fields: clientFieldsOf(client), carried };
  const carriedChanges = decision.changes.filter(({ field }) => CARRIED_FIELDS.has(field));
  const moved = clientFieldNames.some((field) => client[field] !== fields[field]);
  const versionAfter = moved
    ? changeClient(context, client, fields, { origin: 'import', renameReason: 'import' })
    : touchClient(context.db, clientId, context.nowMs);
  saveCarried(context.db, clientId, carriedOf(decision));
  if (carriedChanges.length > 0) {
    writeAudit(context, { entity: 'client', entityId: clientId, action: 'updated', origin: 'import' }, carriedChanges);
  }
  insertImportRow(context.db, { importId, clientId, versionAfter, beforeJson: JSON.stringify(before) });
}
