import { type Contract } from '../../contract/contracts';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import { findEntryOfToday } from '../catalogs';
import { giveBackConsumption } from '../consumption';
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
import { type ContractBefore, contractBefore } from './contract-plan';
import {
  countContractRows,
  followContractUndo,
  listContractRows,
  listLaterContractRows,
  removeContractRow,
} from './contract-row-store';
import { laterImport } from './import-chain';
import type { ListKind, Obstacle } from './list-kind';
import { doesOf, type Undone, undoEach } from './undo-each';

type Row = ReturnType<typeof listContractRows>[number];

/** Entries that were merged since stand as the one they went into; one that is gone leaves what the contract has now. */
function withEntriesOfToday(db: ReadDb, was: Contract, now: Contract): Contract {
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

type Decision = 'remove' | { readonly was: Contract; readonly keptUntilOn: ContractBefore['keptUntilOn'] } | Obstacle;

function changedSince(db: ReadDb, row: Row, version: number): Obstacle {
  const importId = laterImport(row, listLaterContractRows(db, row), version);
  return importId === null ? { code: 'changedSince', importId } : { code: 'importedSince', importId };
}

/** Whether one row may be taken back, and to what. */
function decideRow(db: ReadDb, row: Row, now: Contract): Decision {
  if (now.version !== row.versionAfter) return changedSince(db, row, now.version);
  // What was issued for it stays, and so does it.
  if (row.beforeJson === null) return isBilled(db, now.id) ? { code: 'billed', importId: null } : 'remove';
  const { keptUntilOn, ...then } = contractBefore.parse(JSON.parse(row.beforeJson));
  const was = withEntriesOfToday(db, then, now);
  const { fields, keys } = readContractFields(was);
  const isTaken = findByIp(db, keys, now.id) ?? findByMac(db, fields.mac, now.id);
  return isTaken ? { code: 'taken', importId: null } : { was, keptUntilOn };
}

/** Takes one row back, or leaves it and names its client. */
function undoRow(context: CommandContext, row: Row, now: Contract): Undone {
  const { db } = context;
  const decision = decideRow(db, row, now);
  if (decision === 'remove') {
    giveBackConsumption(db, now.id);
    removeContract(db, now.id);
    const subject = { entity: 'client', entityId: now.clientId, contractId: now.id } as const;
    writeAct(context, { ...subject, action: 'contractRemoved', origin: 'undo' });
    return 'removed';
  }
  if ('code' in decision) {
    const { id, name } = requireContractClient(db, now.clientId);
    return { kept: { id, name } };
  }
  const { was, keptUntilOn } = decision;
  if (keptUntilOn !== null) forgetFormerPlan(context, now, keptUntilOn);
  const {
    id: _id,
    version: _version,
    clientId: _clientId,
    createdAtMs: _createdAtMs,
    updatedAtMs: _at,
    ...before
  } = was;
  const { keys } = readContractFields(was);
  // Whoever was deactivated since has nothing on, whatever it was before the list.
  const standing = standingUnder(requireContractClient(db, now.clientId).state, before);
  const version = changeContract(context, now, { ...standing, ...keys }, { origin: 'undo' });
  followContractUndo(db, row, version);
  return 'restored';
}

/** Lists of contracts: one that was created is removed, one that was changed is as it was. */
export const contractUndo: Pick<ListKind, 'standing' | 'verdicts' | 'undo'> = {
  standing: countContractRows,
  *verdicts(db, importId, page) {
    for (const row of listContractRows(db, importId, page)) {
      const now = findContract(db, row.contractId);
      yield now ? { does: doesOf(decideRow(db, row, now)), clientId: now.clientId } : { does: 'gone', clientId: 0 };
    }
  },
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
