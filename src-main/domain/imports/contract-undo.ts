import { type Contract, contract as contractSchema } from '../../contract/contracts';
import { writeAudit } from '../audit';
import { findEntryOfToday } from '../catalogs';
import {
  changeContract,
  findByIp,
  findByMac,
  findContract,
  forgetFormerPlan,
  readContractFields,
  removeContract,
  requireContractClient,
  sameTerms,
} from '../contracts';
import type { CommandContext } from '../handler';
import { isBilled } from '../invoices';
import { followContractUndo, listContractRows, removeContractRow } from './contract-row-store';
import type { ListKind } from './list-kind';
import { type Undone, undoEach } from './undo-each';

type Row = ReturnType<typeof listContractRows>[number];

/** Entries that were merged since stand as the one they went into; one that is gone leaves what the contract has now. */
function withEntriesOfToday({ db }: CommandContext, was: Contract, now: Contract): Contract {
  const today = (id: number | null, other: number | null) => (id === null ? null : (findEntryOfToday(db, id) ?? other));
  return {
    ...was,
    planId: today(was.planId, now.planId) ?? now.planId,
    nodeId: today(was.nodeId, now.nodeId),
    equipmentId: today(was.equipmentId, now.equipmentId),
  };
}

/** A contract is named by its client. */
function keptOf({ db }: CommandContext, { clientId }: Contract): Undone {
  const { id, name } = requireContractClient(db, clientId);
  return { kept: { id, name } };
}

/** Takes one row back, or leaves it and says so. */
function undoRow(context: CommandContext, row: Row, now: Contract): Undone {
  const { db } = context;
  if (now.version !== row.versionAfter) return keptOf(context, now);
  if (row.beforeJson === null) {
    // What was issued for it stays, and so does it.
    if (isBilled(db, now.id)) return keptOf(context, now);
    removeContract(db, now.id);
    const subject = { entity: 'client', entityId: now.clientId, contractId: now.id } as const;
    writeAudit(context, { ...subject, action: 'contractRemoved', origin: 'undo' });
    return 'removed';
  }
  const was = withEntriesOfToday(context, contractSchema.parse(JSON.parse(row.beforeJson)), now);
  const { fields, keys } = readContractFields(was);
  if (findByIp(db, keys, now.id) || findByMac(db, fields.mac, now.id)) return keptOf(context, now);
  if (!sameTerms(was, now)) forgetFormerPlan(context, now, was);
  const {
    id: _id,
    version: _version,
    clientId: _clientId,
    createdAtMs: _createdAtMs,
    updatedAtMs: _at,
    ...before
  } = was;
  const version = changeContract(context, now, { ...before, ...keys }, { origin: 'undo' });
  followContractUndo(db, row, version);
  return 'restored';
}

/** Lists of contracts: one that was created is removed, one that was changed is as it was. */
export const contractUndo: Pick<ListKind, 'undo'> = {
  undo(context, importId) {
    const { db } = context;
    return undoEach(
      context,
      listContractRows(db, importId),
      (row) => {
        const now = findContract(db, row.contractId);
        return now ? undoRow(context, row, now) : 'gone';
      },
      (row) => removeContractRow(db, row),
    );
  },
};
