import { z } from 'zod';
import {
  type Client,
  clientCatalogFields,
  clientFieldNames,
  type ClientFields,
  storedClientFields,
} from '../../contract/clients';
import { hasAccount } from '../account';
import { writeAct } from '../audit';
import type { ReadDb } from '../../data/database';
import { changeClient, findByCustomId, findByEmail, findClient, removeClient } from '../clients';
import { findEntryOfToday } from '../catalogs';
import { hasContracts } from '../contracts';
import { hadDevices } from '../devices';
import { hadGateways } from '../gateways';
import type { CommandContext } from '../handler';
import { hasMail } from '../outbox';
import { findGiven } from '../portal';
import { carriedColumns } from './carried';
import { putCarriedBack } from './carry';
import { askEmailDueBack } from './client-due-back';
import { contractsOf } from './contract-row-store';
import { laterImport } from './import-chain';
import type { ListKind, Obstacle } from './list-kind';
import { countImportRows, followUndo, listImportRows, listLaterRows, removeImportRow, touchClient } from './store';
import { doesOf, type Undone, undoEach } from './undo-each';

const before = z.object({ fields: storedClientFields, carried: carriedColumns });

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
    fields[field] = findEntryOfToday(db, id) ?? now[field];
  }
  return fields;
}

type Decision = 'remove' | { readonly was: z.output<typeof before> } | Obstacle;

function changedSince(db: ReadDb, row: Row, version: number): Obstacle {
  const importId = laterImport(row, listLaterRows(db, row), version);
  return importId === null ? { code: 'changedSince', importId } : { code: 'importedSince', importId };
}

/** What was sold, given or written to a client since is nothing that the import which created it can take back. */
const GIVEN = [
  ['gateways', hadGateways],
  ['devices', hadDevices],
  ['account', hasAccount],
  ['portal', (db: ReadDb, id: number) => findGiven(db, id) !== null],
  ['mail', hasMail],
] as const;

/** An import's rows, and what later ones are to give back first. */
interface Undoing {
  readonly db: ReadDb;
  readonly dueBack: ReturnType<typeof askEmailDueBack>;
}

/** Whether one row may be taken back, and to what. */
function decideRow({ db, dueBack }: Undoing, row: Row, client: Client): Decision {
  if (client.version !== row.versionAfter) return changedSince(db, row, client.version);
  if (row.beforeJson === null) {
    const given = GIVEN.find(([, has]) => has(db, client.id));
    if (given) return { code: given[0], importId: null };
    return hasContracts(db, client.id) ? contractsOf(db, client.id) : 'remove';
  }
  const was = before.parse(JSON.parse(row.beforeJson));
  const importId = dueBack(was.fields, client);
  if (importId !== null) return { code: 'dueToAnother', importId };
  return isTakenSince(db, was.fields, client) ? { code: 'taken', importId: null } : { was };
}

/** Takes one row back, or leaves it and says so. */
function undoRow(context: CommandContext, undoing: Undoing, row: Row, client: Client): Undone {
  const { db, nowMs } = context;
  const decision = decideRow(undoing, row, client);
  if (decision === 'remove') {
    removeClient(db, client.id);
    writeAct(context, { entity: 'client', entityId: client.id, action: 'removed', origin: 'undo' });
    return 'removed';
  }
  if ('code' in decision) return { kept: { id: client.id, name: client.name } };
  const { was } = decision;
  const fields = withEntriesOfToday(db, was.fields, client);
  const version = clientFieldNames.some((field) => fields[field] !== client[field])
    ? changeClient(context, client, fields, { origin: 'undo', renameReason: 'undo' })
    : touchClient(db, client.id, nowMs);
  putCarriedBack(context, client.id, was.carried, 'undo');
  followUndo(db, row, version);
  return 'restored';
}

/** Lists of clients: one that was created is removed, one that was changed gets its former values. */
export const clientUndo: Pick<ListKind, 'standing' | 'verdicts' | 'undo'> = {
  standing: countImportRows,
  *verdicts(db, importId, page) {
    const undoing = { db, dueBack: askEmailDueBack(db, importId) };
    for (const row of listImportRows(db, importId, page)) {
      const client = findClient(db, row.clientId);
      const does = client ? doesOf(decideRow(undoing, row, client)) : 'gone';
      yield { does, clientId: row.clientId, isMeasured: false };
    }
  },
  undo(context, importId) {
    const { db } = context;
    const undoing = { db, dueBack: askEmailDueBack(db, importId) };
    return undoEach(
      context,
      listImportRows(db, importId),
      (row) => {
        const client = findClient(db, row.clientId);
        return client ? undoRow(context, undoing, row, client) : 'gone';
      },
      (row) => removeImportRow(db, row),
    );
  },
};
