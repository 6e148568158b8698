import type { KeptPayment } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents, sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { voidPayment } from '../account';
import { writeAct } from '../audit';
import { type CommandContext, checkVersion } from '../handler';
import { postLine } from './apply';
import { methodOfToday } from './sources-store';
import {
  type FileRecord,
  listStanding,
  markFileUndone,
  requireFile,
  requireFormerPayment,
  type StandingLine,
  toKeptPayment,
  undoLine,
} from './store';

/** How many of what stays as it is are named; the rest is counted. */
const MOST_NAMED = 200;

interface UndoPlan {
  readonly voids: readonly StandingLine[];
  readonly restores: readonly StandingLine[];
  readonly frees: readonly StandingLine[];
  readonly kept: readonly KeptPayment[];
}

/** What becomes of a line when its file is taken back. */
function fateOf(line: StandingLine, fileId: number): 'void' | 'restore' | 'free' | KeptPayment['why'] {
  if (line.state === 'voided') return line.originInFile === fileId || line.originUndone === 1 ? 'free' : 'restore';
  if (line.state !== 'posted') return 'free';
  if (line.voided === 0) return 'void';
  if (line.reversedInFile === null) return 'voidedSince';
  return line.reversedInFile === fileId ? 'free' : 'reversed';
}

/**
 * What taking a file back comes to: its payments that stand are voided; what its reversals took back of a file that stands is
 * registered again, since a payment is voided once; and what waits, or was left out, is forgotten. A payment that was voided
 * since stays so.
 */
function planUndo(db: ReadDb, fileId: number): UndoPlan {
  const lines = listStanding(db, fileId).map((line) => ({ line, fate: fateOf(line, fileId) }));
  const linesThat = (wanted: string) => lines.flatMap(({ line, fate }) => (fate === wanted ? line : []));
  const kept = lines.flatMap(({ line, fate }) =>
    fate === 'voidedSince' || fate === 'reversed' ? toKeptPayment(line, fate) : [],
  );
  return { voids: linesThat('void'), restores: linesThat('restore'), frees: linesThat('free'), kept };
}

const sumsOf = (lines: readonly StandingLine[]) => ({
  lines: lines.length,
  cents: sumOf(lines.map(({ amountCents }) => amountCents)),
});

/** A reversal's amount is below zero; what it took back is above. */
const restoredSums = (lines: readonly StandingLine[]) => {
  const { lines: count, cents: taken } = sumsOf(lines);
  return { lines: count, cents: sumOf([0 - taken]) };
};

/** What a reversal took back is paid again, on its own day, by the line that it came with. */
function restorePayment(context: CommandContext, { originId, paymentId }: StandingLine): void {
  if (originId === null || paymentId === null) return;
  const { paidOn, amountCents, gateway, methodId, ...payment } = requireFormerPayment(context.db, paymentId);
  postLine(context, originId, {
    ...payment,
    gateway,
    methodId: methodOfToday(context.db, methodId, gateway),
    paidOn: calendarDate.parse(paidOn),
    amountCents: cents.parse(amountCents),
  });
}

/** Of a reversal: the line that it took back is free too where its own file was taken back before. */
function freeLine({ db }: CommandContext, { id, originId, originUndone }: StandingLine): void {
  undoLine(db, id);
  if (originId !== null && originUndone === 1) undoLine(db, originId);
}

function requireStandingFile(db: ReadDb, fileId: number): FileRecord {
  const file = requireFile(db, fileId);
  if (file.undoneAtMs !== null) throw new Refusal('IMPORT_GONE');
  return file;
}

export function describeUndo(db: ReadDb, fileId: number) {
  const { version } = requireStandingFile(db, fileId);
  const { voids, restores, frees, kept } = planUndo(db, fileId);
  const waiting = frees.filter(({ state }) => state === 'waiting');
  return {
    version,
    voids: sumsOf(voids),
    restores: restoredSums(restores),
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

/** Takes a file back whole, the newest line first, in the caller's transaction. Its lines may then come in again. */
export function undoFile(context: CommandContext, { fileId, version, reason }: Undoing) {
  const { db, task, nowMs } = context;
  checkVersion(requireStandingFile(db, fileId), version);
  const { voids, restores, frees, kept } = planUndo(db, fileId);
  voids.forEach(({ id, paymentId, paymentVersion }, at) => {
    task.progress(at, voids.length);
    if (paymentId !== null) voidPayment(context, { id: paymentId, version: paymentVersion ?? 0, reason });
    undoLine(db, id);
  });
  for (const line of restores) {
    restorePayment(context, line);
    undoLine(db, line.id);
  }
  for (const line of frees) freeLine(context, line);
  markFileUndone(db, fileId, nowMs);
  writeAct(context, { entity: 'gatewayFile', entityId: fileId, action: 'undone', origin: 'undo' });
  context.publish('account.changed');
  return {
    voided: sumsOf(voids),
    restored: restoredSums(restores),
    kept: kept.slice(0, MOST_NAMED),
    keptCount: kept.length,
  };
}
