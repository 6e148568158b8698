import { type Contract } from '../../contract/contracts';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import { findEntryOfToday } from '../catalogs';
import { giveBackConsumption, hasSums } from '../consumption';
import {
  type AddressWish,
  changeContract,
  findByIp,
  findByMac,
  findContract,
  forgetFormerPlan,
  readContractFields,
  releaseAddresses,
  removeContract,
  replaceFormers,
  requireContractClient,
  sameStanding,
  standingUnder,
  takingTogether,
  termsOfToday,
  waitingForOneAnother,
} from '../contracts';
import type { CommandContext } from '../handler';
import { isBilled } from '../invoices';
import { askDueBack } from './contract-due-back';
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

/** What a contract was, with the entries of today, and what was kept of it before the list. */
interface Former extends Pick<ContractBefore, 'keptUntilOn' | 'formerAddresses' | 'stood'> {
  readonly was: Contract;
}

type Decision = 'remove' | Former | Obstacle;

function changedSince(db: ReadDb, row: Row, version: number): Obstacle {
  const importId = laterImport(row, listLaterContractRows(db, row), version);
  return importId === null ? { code: 'changedSince', importId } : { code: 'importedSince', importId };
}

/** What a row's contract was before, with the entries of today. */
function formerOf(db: ReadDb, beforeJson: string, now: Contract): Former {
  const { keptUntilOn, formerAddresses, stood, ...then } = contractBefore.parse(JSON.parse(beforeJson));
  return { was: withEntriesOfToday(db, then, now), keptUntilOn, formerAddresses, stood };
}

interface Wish extends AddressWish {
  readonly contractId: number;
  readonly now: Contract;
}

const NOTHING = { ipKey: '', ipEndKey: '', mac: '' };

/** An import's rows, and what stands between them and what their contracts had before. */
interface Undoing {
  readonly db: ReadDb;
  readonly dueBack: ReturnType<typeof askDueBack>;
  /** The contracts that exchange their addresses among themselves; see `exchangedBy`. */
  readonly exchanged: ReadonlyMap<number, Contract>;
}

/** What a row's contract is to have once the row is taken back, nothing where it goes; undefined where it stays as it is. */
function wishOf({ db, dueBack }: Omit<Undoing, 'exchanged'>, row: Row): Wish | undefined {
  const now = findContract(db, row.contractId);
  if (!now || now.version !== row.versionAfter) return undefined;
  const of = { now, contractId: now.id };
  if (row.beforeJson === null) return isBilled(db, now.id) ? undefined : { ...of, ...NOTHING };
  const { was } = formerOf(db, row.beforeJson, now);
  if (dueBack(was, now) !== null) return undefined;
  const { fields, keys } = readContractFields(was);
  return { ...of, ...keys, mac: fields.mac };
}

/**
 * The contracts that a list had exchange their addresses, or hand them on, as they are now: each can have its former one only
 * once another gives it back, or is removed. All of them let go first.
 */
function exchangedBy(undoing: Omit<Undoing, 'exchanged'>, rows: readonly Row[]): Undoing['exchanged'] {
  if (rows.every(({ beforeJson }) => beforeJson === null)) return new Map();
  const { db } = undoing;
  const wishes = rows.flatMap((row) => wishOf(undoing, row) ?? []);
  const exchanged = waitingForOneAnother(db, takingTogether(db, wishes));
  return new Map(exchanged.map(({ contractId, now }) => [contractId, now]));
}

function beginUndo(db: ReadDb, importId: number): Undoing {
  const dueBack = askDueBack(db, importId);
  return { db, dueBack, exchanged: exchangedBy({ db, dueBack }, listContractRows(db, importId)) };
}

/** Whether one row may be taken back, and to what. */
function decideRow({ db, dueBack, exchanged }: Undoing, row: Row, now: Contract): Decision {
  if (now.version !== row.versionAfter) return changedSince(db, row, now.version);
  // What was issued for it stays, and so does it.
  if (row.beforeJson === null) return isBilled(db, now.id) ? { code: 'billed', importId: null } : 'remove';
  const former = formerOf(db, row.beforeJson, now);
  if (exchanged.has(now.id)) return former;
  const importId = dueBack(former.was, now);
  if (importId !== null) return { code: 'dueToAnother', importId };
  const { fields, keys } = readContractFields(former.was);
  const isTaken = findByIp(db, keys, now.id) ?? findByMac(db, fields.mac, now.id);
  return isTaken ? { code: 'taken', importId: null } : former;
}

/** Takes one row back, or leaves it and names its client. */
function undoRow(context: CommandContext, undoing: Undoing, row: Row, now: Contract): Undone {
  const { db } = context;
  const decision = decideRow(undoing, row, now);
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
  const { was, keptUntilOn, formerAddresses, stood } = decision;
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
  const version = changeContract(
    context,
    now,
    { ...standing, ...keys },
    {
      origin: 'undo',
      takesBackMove: true,
      byNobody: true,
      // What the review learned since of how the list had it stand, it learned of what never was.
      stood: sameStanding(was, now) ? undefined : stood,
    },
  );
  if (formerAddresses !== null) replaceFormers(db, now.id, formerAddresses);
  followContractUndo(db, row, version);
  return 'restored';
}

/** Lists of contracts: one that was created is removed, one that was changed is as it was. */
export const contractUndo: Pick<ListKind, 'standing' | 'verdicts' | 'undo'> = {
  standing: countContractRows,
  *verdicts(db, importId, page) {
    const undoing = beginUndo(db, importId);
    for (const row of listContractRows(db, importId, page)) {
      const now = findContract(db, row.contractId);
      const does = now && doesOf(decideRow(undoing, row, now));
      if (now && does) yield { does, clientId: now.clientId, isMeasured: does === 'remove' && hasSums(db, now.id) };
      else yield { does: 'gone', clientId: 0, isMeasured: false };
    }
  },
  undo(context, importId) {
    const { db } = context;
    const rows = listContractRows(db, importId);
    const undoing = beginUndo(db, importId);
    const { exchanged } = undoing;
    releaseAddresses(db, [...exchanged.keys()]);
    return undoEach(
      context,
      rows,
      (row) => {
        const now = exchanged.get(row.contractId) ?? findContract(db, row.contractId);
        return now ? undoRow(context, undoing, row, now) : 'gone';
      },
      (row) => removeContractRow(db, row),
    );
  },
};
