import type { accountContract } from '../../contract/account';
import { Refusal } from '../../contract/failures';
import type { paymentsContract } from '../../contract/payments';
import { calendarDate } from '../../contract/values/calendar-date';
import { sumOf, writtenCents } from '../../contract/values/money';
import { writeAudit } from '../audit';
import { checkVersion, type FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { reviewAfterPayment } from '../state-review';
import {
  countTransactions,
  findPromise,
  insertPromise,
  listTransactions,
  listUnpaid,
  requireTotals,
  withdrawPromise,
} from './account-store';
import { refreshAccounts } from './ledger-store';
import { closeDay, countPayments, listPayments, requireReceipt } from './payments-store';
import { spendCredits } from './post';
import { previewPayment } from './preview';
import { checkPaidOn, savePayment } from './save-payment';
import { voidPayment } from './void-payment';

export const accountHandlers: FeatureHandlers<typeof accountContract> = {
  get: {
    read: ({ db, services }, { clientId }) => ({
      ...requireTotals(db, clientId),
      clientId,
      today: calendarDate.parse(officeDay(db, services.clock.nowMs())),
      unpaid: listUnpaid(db, clientId),
      promise: findPromise(db, clientId),
    }),
  },
  transactions: {
    read({ db }, { clientId, offset, limit }) {
      requireTotals(db, clientId);
      return { rows: listTransactions(db, clientId, offset, limit), total: countTransactions(db, clientId) };
    },
  },
  useCredit: {
    write(context, { clientId, version }) {
      const { db, nowMs } = context;
      checkVersion(requireTotals(db, clientId), version);
      const { usedCents, askedCents } = spendCredits(db, [clientId], nowMs);
      if (usedCents === 0) throw new Refusal('NOTHING_TO_USE');
      refreshAccounts(db, [clientId]);
      reviewAfterPayment(context, [clientId]);
      writeAudit(context, { entity: 'client', entityId: clientId, action: 'creditUsed' }, [
        { field: 'account.amount', before: '', after: writtenCents(usedCents) },
        ...(askedCents > 0 ? [{ field: 'account.surcharge', before: '', after: writtenCents(askedCents) }] : []),
      ]);
      context.publish('account.changed');
      return { usedCents: sumOf([usedCents]), askedCents: sumOf([askedCents]) };
    },
  },
  promise: {
    write(context, { clientId, untilOn, note }) {
      const { db, nowMs, actor } = context;
      requireTotals(db, clientId);
      if (untilOn <= officeDay(db, nowMs)) throw new Refusal('DATE_NOT_TO_COME', {}, 'untilOn');
      const before = findPromise(db, clientId);
      const who = { operatorId: actor?.operatorId ?? null, operatorName: actor?.name ?? '' };
      const id = insertPromise(db, { clientId, untilOn, note, atMs: nowMs, ...who });
      writeAudit(context, { entity: 'client', entityId: clientId, action: 'promised' }, [
        { field: 'account.promise', before: before?.untilOn ?? '', after: untilOn },
        { field: 'account.note', before: before?.note ?? '', after: note },
      ]);
      context.publish('account.changed');
      return { id };
    },
  },
  withdrawPromise: {
    write(context, { id }) {
      const { clientId, untilOn } = withdrawPromise(context.db, id, context.nowMs);
      writeAudit(context, { entity: 'client', entityId: clientId, action: 'promiseWithdrawn' }, [
        { field: 'account.promise', before: untilOn, after: '' },
      ]);
      context.publish('account.changed');
      return { done: true };
    },
  },
};

export const paymentHandlers: FeatureHandlers<typeof paymentsContract> = {
  preview: {
    read({ db, services }, input) {
      checkPaidOn(input.paidOn, calendarDate.parse(officeDay(db, services.clock.nowMs())));
      return previewPayment(db, input);
    },
  },
  save: { write: (context, input) => savePayment(context, input) },
  void: {
    write(context, voiding) {
      voidPayment(context, voiding);
      return { done: true };
    },
  },
  get: { read: ({ db, services }, { id }) => requireReceipt(db, id, services.clock.nowMs()) },
  list: {
    // A day and a client have their index; anything else reads every payment.
    slow: ({ filter: { onDate, clientId } }) => onDate === undefined && clientId === undefined,
    read({ db }, { filter, offset, limit }) {
      const { total, totalCents } = countPayments(db, filter);
      return { rows: listPayments(db, filter, offset, limit), total, totalCents: sumOf([totalCents]) };
    },
  },
  dayClosing: { read: ({ db }, { onDate }) => closeDay(db, onDate) },
};
