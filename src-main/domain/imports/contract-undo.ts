import { standsFor } from '../../contract/catalogs';
import { type Contract, contract as contractSchema } from '../../contract/contracts';
import { writeAudit } from '../audit';
import { findEntryById } from '../catalogs';
import {
  changeContract,
  findByIp,
  findByMac,
  findContract,
  forgetFormerPlan,
  readContractFields,
  removeContract,
  requireContractClient,
} from '../contracts';
import type { CommandContext } from '../handler';
import { followContractUndo, listContractRows, removeContractRow } from './contract-row-store';
import type { Kept, ListKind } from './list-kind';

type Row = ReturnType<typeof listContractRows>[number];

/** Entries that were merged since stand as the one they went into; one that is gone leaves what the contract has now. */
function withEntriesOfToday({ db }: CommandContext, was: Contract, now: Contract): Contract {
  const today = (id: number | null, other: number | null) => {
    const entry = id === null ? null : findEntryById(db, id);
    return entry === undefined ? other : entry && standsFor(entry);
  };
  return {
    ...was,
    planId: today(was.planId, now.planId) ?? now.planId,
    nodeId: today(was.nodeId, now.nodeId),
    equipmentId: today(was.equipmentId, now.equipmentId),
  };
}

/** Takes one row back, or leaves it and says so. */
function undoRow(context: CommandContext, row: Row, now: Contract): 'removed' | 'restored' | 'kept' {
  const { db } = context;
  if (now.version !== row.versionAfter) return 'kept';
  if (row.beforeJson === null) {
    removeContract(db, now.id);
    const subject = { entity: 'client', entityId: now.clientId, contractId: now.id } as const;
    writeAudit(context, { ...subject, action: 'contractRemoved', origin: 'undo' });
    return 'removed';
  }
  const was = withEntriesOfToday(context, contractSchema.parse(JSON.parse(row.beforeJson)), now);
  const { fields, keys } = readContractFields(was);
  if (findByIp(db, keys, now.id) || findByMac(db, fields.mac, now.id)) return 'kept';
  if (was.planId !== now.planId || was.ownPriceCents !== now.ownPriceCents) forgetFormerPlan(context, now, was);
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
    const counts = { removed: 0, restored: 0 };
    const kept: Kept[] = [];
    const rows = listContractRows(db, importId);
    for (const [done, row] of rows.entries()) {
      context.task.progress(done, rows.length);
      const now = findContract(db, row.contractId);
      const outcome = now ? undoRow(context, row, now) : 'gone';
      if (now && outcome === 'kept') {
        const { id, name } = requireContractClient(db, now.clientId);
        kept.push({ id, name });
        continue;
      }
      if (outcome === 'removed' || outcome === 'restored') counts[outcome] += 1;
      removeContractRow(db, row);
    }
    return { ...counts, kept };
  },
};
