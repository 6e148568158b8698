import { z } from 'zod';
import { clientFieldNames, type ClientFields, clientFields } from '../../contract/clients';
import { writeAudit } from '../audit';
import type { ReadDb } from '../../data/database';
import { changeClient, findByCustomId, findByEmail, findClient, removeClient } from '../clients';
import { takeBack } from '../catalogs';
import type { CommandContext } from '../handler';
import { carriedChanges } from './carried';
import { listImportEntries, listImportRows, readCarried, saveCarried, touchClient } from './store';

const carried = z.object({
  billingEnabled: z.string(),
  invoiceType: z.string(),
  taxCondition: z.string(),
  gateways: z.string(),
  unpaidCount: z.number().optional(),
  unpaidBalanceCents: z.number().optional(),
});
/** What was in the register may be more than the form takes today; it is put back as it was. */
const former = z.object({ ...clientFields.shape, name: z.string() });
const before = z.object({ fields: former, carried });

function isTakenSince(db: ReadDb, was: ClientFields, now: ClientFields & { id: number; state: string }): boolean {
  const emailTaken = now.state === 'active' && findByEmail(db, was.email, now.id) !== undefined;
  return emailTaken || findByCustomId(db, was.customId, now.id) !== undefined;
}

/**
 * Takes an import back: a client that it created is removed, one that it changed gets its former values. A client
 * that somebody touched since is kept as it is and named, and so is one whose former e-mail or ID is another's now.
 */
export function undoRows(context: CommandContext, importId: number) {
  let removed = 0;
  let restored = 0;
  const kept: { id: number; name: string }[] = [];
  const rows = listImportRows(context.db, importId);
  for (const [done, row] of rows.entries()) {
    context.task.progress(done, rows.length);
    const client = findClient(context.db, row.clientId);
    if (!client) continue;
    if (client.version !== row.versionAfter) {
      kept.push({ id: client.id, name: client.name });
    } else if (row.beforeJson === null) {
      removeClient(context.db, client.id);
      writeAudit(context, { entity: 'client', entityId: client.id, action: 'removed', origin: 'undo' });
      removed += 1;
    } else {
      const was = before.parse(JSON.parse(row.beforeJson));
      if (isTakenSince(context.db, was.fields, client)) {
        kept.push({ id: client.id, name: client.name });
        continue;
      }
      if (clientFieldNames.some((field) => was.fields[field] !== client[field])) {
        changeClient(context, client, was.fields, { origin: 'undo', renameReason: 'undo' });
      } else {
        touchClient(context.db, client.id, context.nowMs);
      }
      putCarriedBack(context, client.id, was.carried);
      restored += 1;
    }
  }
  // Only now that its clients are gone is it known which entries nobody uses.
  for (const entry of listImportEntries(context.db, importId)) takeBack(context, entry);
  return { removed, restored, kept };
}

function putCarriedBack(context: CommandContext, clientId: number, was: z.output<typeof carried>): void {
  const changes = carriedChanges(readCarried(context.db, clientId), was);
  saveCarried(context.db, clientId, was);
  const subject = { entity: 'client', entityId: clientId, action: 'updated', origin: 'undo' } as const;
  if (changes.length > 0) writeAudit(context, subject, changes);
}
