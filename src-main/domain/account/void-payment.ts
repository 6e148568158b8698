import { Refusal } from '../../contract/failures';
import { writtenCents } from '../../contract/values/money';
import { writeAudit } from '../audit';
import { dropPaymentMail } from '../client-mail';
import type { CommandContext } from '../handler';
import { checkVersion } from '../handler';
import { officeDay } from '../office';
import {
  cancelCredit,
  cancelDebit,
  listExcess,
  listLiveAllocations,
  markVoided,
  requirePayment,
  reverseAllocation,
} from './ledger-store';
import { releaseDebit } from './release';
import { settleAccount } from './settle';
import { listSurchargesOfNobody } from './surcharges-store';

interface Voiding {
  readonly id: number;
  readonly version: number;
  readonly reason: string;
}

/**
 * Voids a payment: what it paid is owed again, and what its excess paid elsewhere too, the newest first. A surcharge that
 * it made goes with it, since whoever pays anew may pay in time; but it stays where another payment of the invoice came
 * late too, which would have made it. What others paid of one that goes pays what is owed by then.
 */
export function voidPayment(context: CommandContext, { id, version, reason }: Voiding): void {
  const { db, nowMs } = context;
  const payment = requirePayment(db, id);
  checkVersion(payment, version);
  if (payment.voidedAtMs !== null) throw new Refusal('PAYMENT_VOIDED');
  const when = { atMs: nowMs, onDate: officeDay(db, nowMs) };
  for (const one of listLiveAllocations(db, { paymentId: id })) reverseAllocation(db, one, nowMs);
  for (const credit of listExcess(db, id)) {
    for (const one of listLiveAllocations(db, { creditId: credit.id })) reverseAllocation(db, one, nowMs);
    cancelCredit(db, credit.id, when);
  }
  markVoided(db, id, { ...when, reason, by: context.actor?.name ?? '' });
  for (const surcharge of listSurchargesOfNobody(db, payment.clientId)) {
    releaseDebit(context, surcharge.id, payment.clientId, when.onDate);
    cancelDebit(db, surcharge.id, when);
  }
  dropPaymentMail(context, id);
  settleAccount(context, payment.clientId);
  writeAudit(context, { entity: 'client', entityId: payment.clientId, action: 'paymentVoided' }, [
    { field: 'account.receipt', before: '', after: String(payment.receiptNumber) },
    { field: 'account.amount', before: writtenCents(payment.amountCents), after: '' },
    { field: 'account.reason', before: '', after: reason },
  ]);
}
