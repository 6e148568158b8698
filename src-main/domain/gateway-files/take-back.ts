import type { KeptPayment } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { voidPayment } from '../account';
import { writeAct } from '../audit';
import { type CommandContext, checkVersion } from '../handler';
import {
  type FileRecord,
  listStanding,
  markFileUndone,
  requireFile,
  type StandingLine,
  toKeptPayment,
  undoLine,
} from './store';

/** How many of what stays as it is are named; the rest is counted. */
const MOST_NAMED = 200;

interface UndoPlan {
  readonly voids: readonly StandingLine[];
  readonly frees: readonly StandingLine[];
  readonly kept: readonly KeptPayment[];
}

/**
 * What taking a file back comes to: its payments that stand are voided, and what waits, or was left out, is forgotten. A payment
 * that was voided since stays so, and what a reversal of the file took back too: a payment is voided once.
 */
function planUndo(db: ReadDb, fileId: number): UndoPlan {
  const lines = listStanding(db, fileId);
  const kept = lines.flatMap((line): KeptPayment[] => {
    if (line.state === 'voided') return [toKeptPayment(line, 'reversed')];
    return line.state === 'posted' && line.voided === 1 ? [toKeptPayment(line, 'voidedSince')] : [];
  });
  return {
    voids: lines.filter(({ state, voided }) => state === 'posted' && voided === 0),
    frees: lines.filter(({ state }) => state === 'waiting' || state === 'left'),
    kept,
  };
}

const sumsOf = (lines: readonly StandingLine[]) => ({
  lines: lines.length,
  cents: sumOf(lines.map(({ amountCents }) => amountCents)),
});

function requireStandingFile(db: ReadDb, fileId: number): FileRecord {
  const file = requireFile(db, fileId);
  if (file.undoneAtMs !== null) throw new Refusal('IMPORT_GONE');
  return file;
}

export function describeUndo(db: ReadDb, fileId: number) {
  const { version } = requireStandingFile(db, fileId);
  const { voids, frees, kept } = planUndo(db, fileId);
  const waiting = frees.filter(({ state }) => state === 'waiting');
  return {
    version,
    voids: sumsOf(voids),
    waiting: sumsOf(waiting),
    kept: kept.slice(0, MOST_NAMED),
    keptCount: kept.length,
  };
}

interface Undoing {
  readonly fileId: number;
  readonly version: number;
  readonly reason: string;
}

/** Takes a file back whole, the newest payment first, in the caller's transaction. Its lines may then come in again. */
export function undoFile(context: CommandContext, { fileId, version, reason }: Undoing) {
  const { db, task, nowMs } = context;
  checkVersion(requireStandingFile(db, fileId), version);
  const { voids, frees, kept } = planUndo(db, fileId);
  voids.forEach(({ id, paymentId, paymentVersion }, at) => {
    task.progress(at, voids.length);
    if (paymentId !== null) voidPayment(context, { id: paymentId, version: paymentVersion ?? 0, reason });
    undoLine(db, id);
  });
  for (const { id } of frees) undoLine(db, id);
  markFileUndone(db, fileId, nowMs);
  writeAct(context, { entity: 'gatewayFile', entityId: fileId, action: 'undone', origin: 'undo' });
  context.publish('account.changed');
  return { voided: sumsOf(voids), kept: kept.slice(0, MOST_NAMED), keptCount: kept.length };
}
