import { z } from 'zod';
import { standsFor } from '../../contract/catalogs';
import {
  type Client,
  clientCatalogFields,
  clientFieldNames,
  type ClientFields,
  storedClientFields,
} from '../../contract/clients';
import { writeAudit } from '../audit';
import type { ReadDb } from '../../data/database';
import { changeClient, findByCustomId, findByEmail, findClient, removeClient } from '../clients';
import { findEntryById, takeBack } from '../catalogs';
import type { CommandContext } from '../handler';
import { putCarriedBack } from './carry';
import { entriesOfRows, followUndo, listImportEntries, listImportRows, removeImportRow, touchClient } from './store';

const carried = z.object({
  billingEnabled: z.string(),
  invoiceType: z.string(),
  taxCondition: z.string(),
  gateways: z.string(),
  unpaidCount: z.number().optional(),
  unpaidBalanceCents: z.number().optional(),
});
const before = z.object({ fields: storedClientFields, carried });

function isTakenSince(db: ReadDb, was: ClientFields, now: ClientFields & { id: number; state: string }): boolean {
  const emailTaken = now.state === 'active' && findByEmail(db, was.email, now.id) !== undefined;
  return emailTaken || findByCustomId(db, was.customId, now.id) !== undefined;
}

type Row = ReturnType<typeof listImportRows>[number];

/** Entries that were merged since stand as the one they went into; one that is gone leaves what the client has now. */
function withEntriesOfToday(db: ReadDb, was: ClientFields, now: ClientFields): ClientFields {
  const fields = { ...was };
  for (const field of clientCatalogFields) {
    const id = was[field];
    if (id === null) continue;
    const entry = findEntryById(db, id);
    fields[field] = entry ? standsFor(entry) : now[field];
  }
  return fields;
}

/** Takes one row back, or leaves it and says so. */
function undoRow(context: CommandContext, row: Row, client: Client): 'removed' | 'restored' | 'kept' {
  const { db, nowMs } = context;
  if (client.version !== row.versionAfter) return 'kept';
  if (row.beforeJson === null) {
    removeClient(db, client.id);
    writeAudit(context, { entity: 'client', entityId: client.id, action: 'removed', origin: 'undo' });
    return 'removed';
  }
  const was = before.parse(JSON.parse(row.beforeJson));
  if (isTakenSince(db, was.fields, client)) return 'kept';
  const fields = withEntriesOfToday(db, was.fields, client);
  const version = clientFieldNames.some((field) => fields[field] !== client[field])
    ? changeClient(context, client, fields, { origin: 'undo', renameReason: 'undo' })
    : touchClient(db, client.id, nowMs);
  putCarriedBack(context, client.id, was.carried, 'undo');
  followUndo(db, row, version);
  return 'restored';
}

/**
 * Takes an import back: a client that it created is removed, one that it changed gets its former values. A client
 * that somebody touched since is kept as it is and named, and so is one whose former e-mail or ID is another's now;
 * those may be tried again. An older import that had left the client as it is now again may be taken back in its turn
 * (domain.md: an undo reverts what is unchanged since, and lists the rest).
 */
export function undoRows(context: CommandContext, importId: number) {
  const { db } = context;
  const counts = { removed: 0, restored: 0 };
  const kept: { id: number; name: string }[] = [];
  const rows = listImportRows(db, importId);
  for (const [done, row] of rows.entries()) {
    context.task.progress(done, rows.length);
    const client = findClient(db, row.clientId);
    const outcome = client ? undoRow(context, row, client) : 'gone';
    if (client && outcome === 'kept') {
      kept.push({ id: client.id, name: client.name });
      continue;
    }
    if (outcome === 'removed' || outcome === 'restored') counts[outcome] += 1;
    removeImportRow(db, row);
  }
  // Only now that its clients are gone is it known which entries nobody uses, nor would by another undo.
  const entries = listImportEntries(db, importId);
  const held = entries.length > 0 ? entriesOfRows(db) : new Set<number>();
  for (const entry of entries) if (!held.has(entry.id)) takeBack(context, entry);
  return { ...counts, kept };
}
