import type { z } from 'zod';
import { Refusal } from '../../contract/failures';
import { smallestAmounts } from '../../contract/office';
import {
  PAID_BACK_DAYS,
  PAID_FARTHEST_DAYS,
  type paymentOrigins,
  type paymentsContract,
} from '../../contract/payments';
import { addDays, type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import { partOf, writtenCents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { writeAudit } from '../audit';
import { findEntryById } from '../catalogs';
import { queuePaymentMail } from '../client-mail';
import { refuseMerged } from '../clients';
import type { CommandContext } from '../handler';
import { checkVersion } from '../handler';
import { dayAt, recordToOffice, requireCountry, requireOfficeRecord } from '../office';
import { reviewAfterPayment } from '../state-review';
import { insertAllocations, insertCredit, insertSurcharge, refreshAccounts } from './ledger-store';
import { listOpenDebits } from './open-debits-store';
import { requireTotals } from './account-store';
import { findMethod, insertPayment } from './payments-store';
import { type PlannedShare, spreadPayment, type Spread } from './rules';

type PaymentInput = z.output<typeof paymentsContract.save.input>;
type SpreadInput = Pick<PaymentInput, 'clientId' | 'paidOn' | 'spread'> & { readonly amountCents: number | null };

/** Where a payment would go; refused where it may not go there. */
export function planSpread(
  db: ReadDb,
  { clientId, amountCents, paidOn, spread }: SpreadInput,
  country = requireCountry(db),
): Spread {
  const unit = smallestAmounts[country];
  const isPayable = (amount: number) => partOf(amount, 1, 1, unit) === amount;
  if (amountCents !== null && !isPayable(amountCents)) throw new Refusal('AMOUNT_UNIT', {}, 'amountCents');
  if (spread?.some((share) => !isPayable(share.amountCents))) throw new Refusal('AMOUNT_UNIT', {}, 'spread');
  const planned = spreadPayment(listOpenDebits(db, [clientId]), { amountCents, paidOn, chosen: spread, unit });
  if ('code' in planned) throw new Refusal(planned.code, planned.params, planned.field);
  return planned;
}

/** The day of a payment has come, by the office's calendar. */
function checkCome(paidOn: string, today: string): void {
  if (paidOn > today) throw new Refusal('DATE_TO_COME', {}, 'paidOn');
}

/** A day that somebody typed has come, and is no mistake of another year. */
export function checkPaidOn(paidOn: string, today: CalendarDate): void {
  checkCome(paidOn, today);
  if (paidOn < addDays(today, -PAID_FARTHEST_DAYS)) throw new Refusal('DATE_TOO_OLD', {}, 'paidOn');
}

/** At the counter a day that saves somebody a surcharge is not put back without a word (decision). */
function checkPaidBack({ paidOn, note }: PaymentInput, today: CalendarDate): void {
  if (note === '' && paidOn < addDays(today, -PAID_BACK_DAYS))
    throw new Refusal('PAID_LONG_AGO', { days: PAID_BACK_DAYS }, 'note');
}

function checkHow(db: ReadDb, { methodId, collectorId }: PaymentInput): string {
  const method = findMethod(db, methodId);
  if (!method) throw new Refusal('NOT_FOUND', {}, 'methodId');
  if (method.retired) throw new Refusal('METHOD_RETIRED', {}, 'methodId');
  if (collectorId !== null && findEntryById(db, collectorId)?.kind !== 'collector')
    throw new Refusal('NOT_FOUND', {}, 'collectorId');
  return method.name;
}

export interface PaymentSource {
  readonly origin: (typeof paymentOrigins)[number];
  /** The line of a gateway's file that it came with. */
  readonly gatewayLineId: number | null;
}

const COUNTER: PaymentSource = { origin: 'counter', gatewayLineId: null };

/**
 * Registers a payment, spreads it and keeps what is left over as credit, in the caller's transaction. The account is as it
 * was when the spread was seen, or it is a conflict: two windows never take one payment twice.
 */
export function savePayment(context: CommandContext, input: PaymentInput, source = COUNTER) {
  const { db, nowMs, actor } = context;
  const { clientId, amountCents, paidOn, methodId, collectorId, note } = input;
  refuseMerged(db, clientId);
  checkVersion(requireTotals(db, clientId), input.version);
  // Read once: of all that a payment asks, the office would be asked the most.
  const office = requireOfficeRecord(db);
  const today = calendarDate.parse(dayAt(office, nowMs));
  if (source.origin === 'counter') {
    checkPaidOn(paidOn, today);
    checkPaidBack(input, today);
  }
  // A gateway's file is believed on its days, however old.
  else checkCome(paidOn, today);
  const method = checkHow(db, input);
  const spread = planSpread(db, input, recordToOffice(office).country);
  const payment = insertPayment(db, {
    clientId,
    paidOn,
    atMs: nowMs,
    amountCents,
    methodId,
    collectorId,
    operatorId: actor?.operatorId ?? null,
    operatorName: actor?.name ?? '',
    note,
    ...source,
  });
  post(context, input, payment.id, spread);
  refreshAccounts(db, [clientId]);
  reviewAfterPayment(context, [clientId], today);
  writeAudit(context, { entity: 'client', entityId: clientId, action: 'payment' }, [
    { field: 'account.receipt', before: '', after: String(payment.receiptNumber) },
    { field: 'account.amount', before: '', after: writtenCents(amountCents) },
    { field: 'account.paidOn', before: '', after: paidOn },
    { field: 'account.method', before: '', after: method },
    ...(note === '' ? [] : [{ field: 'account.note', before: '', after: note }]),
  ]);
  queuePaymentMail(context, payment.id, office);
  context.publish('account.changed');
  return payment;
}

function post({ db, nowMs }: CommandContext, { clientId, paidOn }: PaymentInput, paymentId: number, spread: Spread) {
  const from = { paymentId };
  const made = (share: PlannedShare) =>
    share.surcharge
      ? insertSurcharge(db, share.debitId, { ...share.surcharge, paymentId, onDate: paidOn, atMs: nowMs })
      : share.debitId;
  const posted = spread.shares.map((share) => ({ debitId: made(share), from, amountCents: share.paidCents }));
  insertAllocations(
    db,
    posted.filter(({ amountCents }) => amountCents > 0),
    nowMs,
  );
  if (spread.creditCents > 0)
    insertCredit(db, {
      clientId,
      kind: 'excess',
      paymentId,
      postedOn: paidOn,
      atMs: nowMs,
      amountCents: spread.creditCents,
    });
}
