import type { LineChoice, LineOutcome } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents, sumOf } from '../../contract/values/money';
import { numberKey } from '../../contract/values/text';
import { requireTotals, savePayment, voidPayment } from '../account';
import { writeAct } from '../audit';
import { makeOrReuse } from '../catalogs';
import { gatewayNamed } from '../gateways';
import type { CommandContext } from '../handler';
import { unpackCells } from '../imports';
import type { DecidedLine } from './decide';
import { decideLines } from './decide';
import { headersKey } from './headers';
import { readRows } from './read-rows';
import { inPostingOrder } from './rules';
import { resolveSource, saveLayout, saveSource, type Source } from './sources-store';
import {
  countsDraft,
  findStandingPayment,
  insertFile,
  insertLine,
  listStagedLines,
  listStagedRows,
  settleLine,
} from './store';
import type { GatewayHead } from './staged-store';

/** A source whose gateway and collector are there by now. */
type Ready = Source & { readonly gatewayId: number; readonly collectorId: number };

function makeReady(context: CommandContext, source: Source): Ready {
  const gatewayId = source.gatewayId ?? gatewayNamed(context, source.gateway);
  const made = () => makeOrReuse(context, 'collector', source.collector, () => context.publish('catalogs.changed'));
  const ready = { ...source, gatewayId, collectorId: source.collectorId ?? made() };
  saveSource(context.db, ready);
  return ready;
}

interface Applying {
  readonly head: GatewayHead;
  readonly choices: readonly (readonly [number, LineChoice])[];
  readonly draftId: string;
  /** The word that begins the reason of what a reversal voids. */
  readonly reversal: string;
}

/** Whether a line is still what the dry run said, and may be posted as it was seen. */
function asSeen(decided: DecidedLine, seen: { outcome: string; clientId: number | null } | undefined): DecidedLine {
  const posts = decided.outcome === 'sure' || decided.outcome === 'reversal';
  if (!posts || (seen?.outcome === decided.outcome && seen.clientId === (decided.client?.id ?? null))) return decided;
  return { ...decided, outcome: 'doubtful', reason: 'changedSince', client: null, voids: null };
}

const STATES = {
  sure: 'waiting',
  reversal: 'waiting',
  doubtful: 'waiting',
  unknown: 'waiting',
  repeated: 'repeated',
  left: 'left',
  problem: 'problem',
} as const satisfies Record<LineOutcome, string>;

/**
 * Posts a file in the caller's transaction: its payments by their day, each to the oldest debt first, then what takes payments
 * back. Every line is kept; one that is not as the dry run said waits for a person.
 */
export function applyFile(context: CommandContext, { head, choices, draftId, reversal }: Applying) {
  const { db, task, nowMs, actor } = context;
  if (countsDraft(db, draftId)) throw new Refusal('IMPORT_GONE');
  const rows = listStagedRows(db).map(({ row, cells }) => ({ row, cells: unpackCells(cells) }));
  const read = readRows(db, rows, head.layout, nowMs);
  const said = new Map(head.sources.map((source) => [numberKey(source.name), source]));
  const sources = new Map(
    read.names.map((name) => [numberKey(name), makeReady(context, resolveSource(db, name, said.get(numberKey(name))))]),
  );
  const seen = new Map(listStagedLines(db).map((one) => [one.row, one]));
  const deciding = { sources, choices: new Map(choices), progress: () => task.progress(0, read.lines.length) };
  const decided = decideLines(db, read.lines, deciding).map((one) => asSeen(one, seen.get(one.line.row)));
  saveLayout(db, headersKey(head.headers), head.layout, nowMs);
  const fileId = insertFile(db, {
    draftId,
    fileName: head.fileName,
    atMs: nowMs,
    operatorName: actor?.name ?? '',
    gateways: [...new Set([...sources.values()].map(({ gateway }) => gateway))].join(' · '),
    lines: decided.length,
    totalCents: sumOf(decided.map(({ line }) => line.amountCents ?? 0)),
  });
  const post = poster(context, { fileName: head.fileName, reversal });
  const lineIds = new Map(decided.map((one) => [one.line.row, keepLine(context, fileId, one, sources)]));
  decided.toSorted(inPostingOrder).forEach((one, at) => {
    task.progress(at, decided.length);
    post(one, lineIds.get(one.line.row) ?? 0);
  });
  task.progress(decided.length, decided.length);
  writeAct(context, { entity: 'gatewayFile', entityId: fileId, action: 'imported', origin: 'import' });
  context.publish('account.changed');
  const changed = decided.filter((one) => isOther(one, seen.get(one.line.row))).length;
  return { fileId, ...countsOf(decided), changed };
}

const isOther = (one: DecidedLine, seen: { outcome: string } | undefined) =>
  one.reason === 'changedSince' || seen?.outcome !== one.outcome;

function countsOf(decided: readonly DecidedLine[]) {
  const sums = (...outcomes: readonly LineOutcome[]) => {
    const of = decided.filter(({ outcome }) => outcomes.includes(outcome));
    return { lines: of.length, cents: sumOf(of.map(({ line }) => line.amountCents ?? 0)) };
  };
  return {
    posted: sums('sure'),
    voided: sums('reversal'),
    waiting: sums('doubtful', 'unknown'),
    repeated: sums('repeated'),
  };
}

/** As the tables' texts: a longer one is a problem, and is kept cut. */
const LONGEST = 120;

function keepLine(
  { db }: CommandContext,
  fileId: number,
  { line, outcome, reason, key }: DecidedLine,
  sources: ReadonlyMap<string, Ready>,
): number {
  const source = sources.get(numberKey(line.gateway));
  // What is no payment at all has no key: a later file may say that it is one.
  const state = outcome === 'left' && key === null ? 'problem' : STATES[outcome];
  const { row, paidOn, gateway, reference, customId, nationalId, operation, original, amountCents, feeCents } = line;
  return insertLine(db, {
    fileId,
    row,
    state,
    outcome,
    reason,
    key: state === 'waiting' || state === 'left' ? key : null,
    gatewayId: source?.gatewayId ?? null,
    methodId: source?.methodId ?? null,
    collectorId: source?.collectorId ?? null,
    paidOn,
    gateway: gateway.slice(0, LONGEST),
    reference: reference.slice(0, LONGEST),
    customId: customId.slice(0, LONGEST),
    nationalId: nationalId.slice(0, LONGEST),
    operation: operation.slice(0, LONGEST),
    original: original.slice(0, LONGEST),
    amountCents,
    feeCents,
  });
}

function poster(context: CommandContext, { fileName, reversal }: { fileName: string; reversal: string }) {
  const paid = new Map<number, number>();
  return ({ line, outcome, client, source, voids }: DecidedLine, lineId: number): void => {
    if (outcome === 'sure' && client && source && line.paidOn !== null && line.amountCents !== null) {
      const { methodId, collectorId, gateway } = source;
      const how = { methodId, collectorId, gateway, operation: line.operation };
      const posted = postLine(context, lineId, { ...how, clientId: client.id, ...amountOf(line) });
      paid.set(line.row, posted.id);
    }
    if (outcome !== 'reversal' || !voids) return;
    const paymentId = 'row' in voids ? paid.get(voids.row) : voids.paymentId;
    const reason = [reversal, line.operation || line.original, fileName].filter(Boolean).join(' · ');
    if (paymentId !== undefined) voidByLine(context, lineId, paymentId, reason);
  };
}

const amountOf = ({ paidOn, amountCents }: DecidedLine['line']) => ({
  paidOn: calendarDate.parse(paidOn),
  amountCents: cents.parse(amountCents),
});

export interface PostedLine {
  readonly clientId: number;
  readonly paidOn: ReturnType<typeof calendarDate.parse>;
  readonly amountCents: ReturnType<typeof cents.parse>;
  readonly methodId: number;
  readonly collectorId: number | null;
  readonly gateway: string;
  readonly operation: string;
}

/** A line becomes a payment through the account's own door. */
export function postLine(context: CommandContext, lineId: number, line: PostedLine) {
  const { gateway, operation, ...payment } = line;
  const { version } = requireTotals(context.db, line.clientId);
  const note = [gateway, operation].filter(Boolean).join(' · ');
  const source = { origin: 'gateway', gatewayLineId: lineId } as const;
  const posted = savePayment(context, { ...payment, version, note, spread: null }, source);
  settleLine(context.db, { id: lineId, state: 'posted', clientId: line.clientId, paymentId: posted.id });
  return posted;
}

const LONGEST_REASON = 300;

/** A line voids the payment that it takes back, for its reason. */
export function voidByLine(context: CommandContext, lineId: number, paymentId: number, reason: string): number {
  const payment = findStandingPayment(context.db, paymentId);
  if (!payment) throw new Refusal('PAYMENT_VOIDED');
  const { version, clientId, receiptNumber } = payment;
  voidPayment(context, { id: paymentId, version, reason: reason.slice(0, LONGEST_REASON) });
  settleLine(context.db, { id: lineId, state: 'voided', clientId, paymentId });
  return receiptNumber;
}
