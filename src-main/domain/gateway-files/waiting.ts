import type { z } from 'zod';
import type { gatewayFilesContract, LineCandidate } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { writeAct } from '../audit';
import { requireClient } from '../clients';
import { checkVersion, type CommandContext } from '../handler';
import { postLine, voidByLine } from './apply';
import { findFor } from './match-store';
import { matchLine, type ReadLine } from './rules';
import { methodOfToday } from './sources-store';
import {
  findStandingPayment,
  type LineToSettle,
  listReversible,
  listWithBalance,
  requireLine,
  saveLineState,
  signLine,
} from './store';

/** What a candidate is looked for by. */
type Sought = Pick<ReadLine, 'reference' | 'customId' | 'nationalId' | 'paidOn' | 'amountCents' | 'isReversal'> & {
  readonly gatewayId: number | null;
};

const UNSAID = { row: 0, moment: '', gateway: '', operation: '', original: '', feeCents: null, problem: null } as const;

/** Whose a line may be, the likeliest first; of a reversal, the payments of its gateway and amount. */
export function candidatesOf(db: ReadDb, { gatewayId, ...sought }: Sought): LineCandidate[] {
  const { candidates } = matchLine({ ...UNSAID, ...sought }, findFor(db, { ...UNSAID, ...sought }, gatewayId));
  const ids = candidates.map(({ id }) => id);
  if (!sought.isReversal) return listWithBalance(db, ids).map((client) => ({ ...client, payment: null }));
  if (gatewayId === null) return [];
  const payments = listReversible(db, gatewayId, Math.abs(sought.amountCents ?? 0));
  const likely = payments.toSorted(
    (one, other) => Number(ids.includes(other.clientId)) - Number(ids.includes(one.clientId)),
  );
  return likely.flatMap(({ clientId, paidOn, ...payment }) =>
    listWithBalance(db, [clientId]).map((client) => ({
      ...client,
      payment: { ...payment, paidOn: calendarDate.parse(paidOn) },
    })),
  );
}

export function candidatesOfKept(db: ReadDb, lineId: number): LineCandidate[] {
  const line = requireLine(db, lineId);
  if (line.amountCents === null || line.paidOn === null) return [];
  return candidatesOf(db, {
    ...line,
    paidOn: calendarDate.parse(line.paidOn),
    amountCents: cents.parse(line.amountCents),
    isReversal: line.amountCents < 0,
  });
}

/** A line that still waits, as its reader saw it. */
function requireWaiting(db: ReadDb, lineId: number, version: number): LineToSettle {
  const line = requireLine(db, lineId);
  checkVersion(line, version);
  if (line.state !== 'waiting') throw new Refusal('CONFLICT', { version: line.version });
  return line;
}

type Assigning = z.output<typeof gatewayFilesContract.assign.input>;

/** Settles a line that waits as a person says: it is posted, or takes a payment back. */
export function assignLine(context: CommandContext, { lineId, version, to, reversal }: Assigning) {
  const { db } = context;
  const line = requireWaiting(db, lineId, version);
  const isReversal = (line.amountCents ?? 0) < 0;
  if (isReversal !== (to.kind === 'payment')) throw new Refusal('VALIDATION', { reason: to.kind }, 'to');
  const receiptNumber =
    to.kind === 'client' ? post(context, line, to.clientId) : takeBack(context, line, to.paymentId, reversal);
  signLine(db, lineId, context.nowMs, context.actor?.name ?? '');
  tell(context, lineId, 'assigned');
  return { version: version + 1, receiptNumber };
}

function post(context: CommandContext, line: LineToSettle, clientId: number): number {
  const { collectorId, gateway, operation } = line;
  requireClient(context.db, clientId);
  const methodId = methodOfToday(context.db, line.methodId, gateway);
  const payment = { paidOn: calendarDate.parse(line.paidOn), amountCents: cents.parse(line.amountCents) };
  return postLine(context, line.id, { ...payment, clientId, methodId, collectorId, gateway, operation }).receiptNumber;
}

function takeBack(context: CommandContext, line: LineToSettle, paymentId: number, word: string): number {
  const payment = findStandingPayment(context.db, paymentId);
  if (!payment) throw new Refusal('PAYMENT_VOIDED');
  const reason = [word, line.operation, line.fileName].filter(Boolean).join(' · ');
  return voidByLine(context, line.id, paymentId, reason);
}

/** Leaves a line out that waits, or lets one that was left out wait again. */
export function moveLine(
  context: CommandContext,
  { lineId, version }: { lineId: number; version: number },
  to: 'left' | 'waiting',
) {
  const line = requireLine(context.db, lineId);
  checkVersion(line, version);
  if (line.state !== (to === 'left' ? 'waiting' : 'left')) throw new Refusal('CONFLICT', { version: line.version });
  saveLineState(context.db, lineId, to);
  tell(context, lineId, to === 'left' ? 'leftOut' : 'reopened');
  return { version: version + 1 };
}

function tell(context: CommandContext, lineId: number, action: string): void {
  writeAct(context, { entity: 'gatewayFile', entityId: lineId, action });
  context.publish('account.changed');
}
