import type { LineChoice } from '../../contract/gateway-files';
import { numberKey } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { findFor, findLineClient } from './match-store';
import { type Decision, inPostingOrder, lineKeys, matchLine, operationKey, type ReadLine } from './rules';
import type { Source } from './sources-store';
import { findKeptByKey, findStandingPayment, type KeptByKey } from './store';

/** A line, and what is to become of it. */
export interface DecidedLine extends Decision {
  readonly line: ReadLine;
  /** Undefined where the line names none. */
  readonly source: Source | undefined;
  /** What no other line that is posted, waits or was left out may have; null for what is none of those. */
  readonly key: string | null;
  readonly said: string;
  /** Of a reversal: the payment that it voids, or the row of this file whose payment that will be. */
  readonly voids: { readonly paymentId: number } | { readonly row: number } | null;
}

export interface Deciding {
  readonly sources: ReadonlyMap<string, Source>;
  readonly choices: ReadonlyMap<number, LineChoice>;
  readonly progress: (done: number, total: number) => void;
}

type Undecided = Pick<DecidedLine, 'line' | 'source' | 'said'> & { readonly key: string };

const NOBODY = { client: null, candidates: [], voids: null } as const;

/**
 * Decides every line of a file against the register as it is now, whatever their order in the file: payments first, by day,
 * then what takes payments back. Nothing is posted in between, so that none is decided by another of the same file.
 */
export function decideLines(db: ReadDb, lines: readonly ReadLine[], deciding: Deciding): DecidedLine[] {
  const decided = new Map<number, DecidedLine>();
  const usable: Undecided[] = [];
  for (const line of lines) {
    const source = deciding.sources.get(numberKey(line.gateway));
    const gateway = source?.gatewayId == null ? `new ${numberKey(line.gateway)}` : String(source.gatewayId);
    const { key, said } = lineKeys(line, gateway);
    if (line.problem === null) usable.push({ line, source, key, said });
    else decided.set(line.row, { line, source, said, key: null, ...NOBODY, ...problemOf(line) });
  }
  const context = { db, deciding, seen: new Map<string, DecidedLine>(), taken: new Set<number | string>() };
  usable.toSorted(inPostingOrder).forEach((one, at) => {
    deciding.progress(at, usable.length);
    const next = decideOne(context, one);
    if (next.key !== null) context.seen.set(next.key, next);
    decided.set(one.line.row, next);
  });
  return lines.flatMap(({ row }) => decided.get(row) ?? []);
}

function problemOf({ problem }: ReadLine): Pick<Decision, 'outcome' | 'reason'> {
  return { outcome: problem === 'notPaid' ? 'left' : 'problem', reason: problem ?? 'amountInvalid' };
}

interface Context {
  readonly db: ReadDb;
  readonly deciding: Deciding;
  /** What was decided before, by its key. */
  readonly seen: Map<string, DecidedLine>;
  /** The payments that a reversal of this file takes back already. */
  readonly taken: Set<number | string>;
}

function decideOne(context: Context, one: Undecided): DecidedLine {
  const repetition = repetitionOf(context, one);
  if (repetition?.outcome === 'repeated') return { ...one, key: null, ...NOBODY, ...repetition };
  const own = matched(context, one);
  if (own.outcome === 'repeated') return { ...one, ...own, key: null };
  if (!repetition) return chosen(context, { ...one, ...own });
  // The operation is another's: the line stands for itself by all that it says.
  const key = `${one.key}|${one.said}`;
  return chosen(context, { ...one, ...own, ...repetition, key, client: null, voids: null });
}

type Outcome = Pick<Decision, 'outcome' | 'reason'>;

const REASON_OF = { waiting: 'waiting', left: 'leftOut' } as const;

type Said = Pick<KeptByKey, 'paidOn' | 'amountCents' | 'reference' | 'customId' | 'nationalId'>;

/** Whether two lines may be of one client: nothing by which both name theirs says otherwise (one batch has one number). */
function isOfSame(one: Said, other: Said): boolean {
  const names = ['reference', 'customId', 'nationalId'] as const;
  return names.every((name) => {
    const [own, theirs] = [numberKey(one[name]), numberKey(other[name])];
    return own === '' || theirs === '' || own === theirs;
  });
}

/** Whether the same is there already; or whether something else has its operation, which only a person can settle. */
function repetitionOf({ db, seen }: Context, { line, key, said }: Undecided): Outcome | null {
  const same = (other: Said) =>
    other.paidOn === line.paidOn && other.amountCents === line.amountCents && isOfSame(other, line);
  const inFile = seen.get(key);
  const kept = findKeptByKey(db, key);
  if (inFile && same(inFile.line)) return { outcome: 'repeated', reason: 'sameLine' };
  if (kept && same(kept)) return repeatedAs(kept);
  if (!inFile && !kept) return null;
  const besides = `${key}|${said}`;
  if (seen.has(besides)) return { outcome: 'repeated', reason: 'sameLine' };
  const alone = findKeptByKey(db, besides);
  return alone ? repeatedAs(alone) : { outcome: 'doubtful', reason: 'operationReused' };
}

function repeatedAs({ state }: KeptByKey): Outcome {
  const reason = state === 'waiting' || state === 'left' ? REASON_OF[state] : 'before';
  return { outcome: 'repeated', reason };
}

function matched(context: Context, one: Undecided): Decision & Pick<DecidedLine, 'voids'> {
  const { line, source } = one;
  if (line.isReversal) return reversalOf(context, one);
  return { ...matchLine(line, findFor(context.db, line, source?.gatewayId ?? null)), voids: null };
}

const doubtful = (reason: Decision['reason']) => ({ outcome: 'doubtful', reason, ...NOBODY }) as const;

/** A reversal takes back the payment of its operation, of this file or of one before, where that is of the same amount. */
function reversalOf({ db, seen, taken }: Context, { line, source }: Undecided): Decision & Pick<DecidedLine, 'voids'> {
  const operation = line.original || line.operation;
  const gatewayId = source?.gatewayId ?? null;
  const gateway = gatewayId === null ? `new ${numberKey(line.gateway)}` : String(gatewayId);
  if (operation === '') return doubtful('reversalUnknown');
  const key = operationKey(gateway, 'payment', operation);
  if (taken.has(key)) return doubtful('reversalUnknown');
  const amountCents = Math.abs(line.amountCents ?? 0);
  const own = seen.get(key);
  if (own?.outcome === 'sure') {
    if (own.line.amountCents !== amountCents) return doubtful('reversalPartial');
    taken.add(key);
    return {
      outcome: 'reversal',
      reason: 'operation',
      client: own.client,
      candidates: [],
      voids: { row: own.line.row },
    };
  }
  const kept = findKeptByKey(db, key);
  if (kept?.state !== 'posted' || kept.paymentId === null) return doubtful('reversalUnknown');
  if (kept.voided) return { outcome: 'repeated', reason: 'voidedAlready', ...NOBODY };
  if (kept.amountCents !== amountCents) return doubtful('reversalPartial');
  if (taken.has(kept.paymentId)) return doubtful('reversalUnknown');
  taken.add(kept.paymentId);
  const client = kept.clientId === null ? undefined : findLineClient(db, kept.clientId);
  return {
    outcome: 'reversal',
    reason: 'operation',
    client: client ?? null,
    candidates: [],
    voids: { paymentId: kept.paymentId },
  };
}

/** What a person said of the line goes before what it would be by itself. */
function chosen({ db, deciding, taken }: Context, decided: DecidedLine): DecidedLine {
  const choice = deciding.choices.get(decided.line.row);
  if (!choice || choice.kind === 'none') return decided;
  if (choice.kind === 'leave') return { ...decided, outcome: 'left', reason: 'leftOut', client: null, voids: null };
  if (choice.kind === 'client') {
    const client = decided.line.isReversal ? undefined : findLineClient(db, choice.clientId);
    return client ? { ...decided, outcome: 'sure', reason: 'chosen', client, voids: null } : decided;
  }
  const payment = decided.line.isReversal ? findStandingPayment(db, choice.paymentId) : undefined;
  if (!payment || taken.has(choice.paymentId)) return decided;
  taken.add(choice.paymentId);
  const client = findLineClient(db, payment.clientId) ?? null;
  return { ...decided, outcome: 'reversal', reason: 'chosen', client, voids: { paymentId: choice.paymentId } };
}
