import { type Contract } from '../../contract/contracts';
import { writeAct } from '../audit';
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
  standingUnder,
  termsOfToday,
} from '../contracts';
import type { CommandContext } from '../handler';
import { isBilled } from '../invoices';
import { contractBefore } from './contract-plan';
import { followContractUndo, listContractRows, removeContractRow } from './contract-row-store';
import type { ListKind } from './list-kind';
import { type Undone, undoEach } from './undo-each';

type Row = ReturnType<typeof listContractRows>[number];

/** Entries that were merged since stand as the one they went into; one that is gone leaves what the contract has now. */
function withEntriesOfToday({ db }: CommandContext, was: Contract, now: Contract): Contract {
  const today = (id: number | null, other: number | null) => (id === null ? null : (findEntryOfToday(db, id) ?? other));
  const { nextPlanId, nextOwnPriceCents } = was;
  const next = nextPlanId === null ? null : termsOfToday(db, { planId: nextPlanId, ownPriceCents: nextOwnPriceCents });
  return {
    ...was,
    ...(termsOfToday(db, was) ?? { planId: now.planId, ownPriceCents: now.ownPriceCents }),
    ...(next ? { nextPlanId: next.planId, nextOwnPriceCents: next.ownPriceCents } : {}),
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
    writeAct(context, { ...subject, action: 'contractRemoved', origin: 'undo' });
    return 'removed';
  }
  const { keptUntilOn, ...then } = contractBefore.parse(JSON.parse(row.beforeJson));
  const was = withEntriesOfToday(context, then, now);
  const { fields, keys } = readContractFields(was);
  if (findByIp(db, keys, now.id) || findByMac(db, fields.mac, now.id)) return keptOf(context, now);
  if (keptUntilOn !== null) forgetFormerPlan(context, now, keptUntilOn);
  const {
    id: _id,
    version: _version,
    clientId: _clientId,
    createdAtMs: _createdAtMs,
    updatedAtMs: _at,
    ...before
  } = was;
  // Whoever was deactivated since has nothing on, whatever it was before the list.
  const standing = standingUnder(requireContractClient(db, now.clientId).state, before);
  const version = changeContract(context, now, { ...standing, ...keys }, { origin: 'undo' });
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
