import type { invoicesContract } from '../../contract/invoices';
import { smallestAmounts } from '../../contract/office';
import { calendarDate } from '../../contract/values/calendar-date';
import { sumOf } from '../../contract/values/money';
import { requireParameters } from '../billing-parameters';
import type { FeatureHandlers } from '../handler';
import { officeDay, requireCountry } from '../office';
import { listContractsToBill } from './course-store';
import { issueRun } from './issue';
import { countInvoices, isEverything, listInvoices, listRuns, requireInvoice } from './list-store';
import { nextInvoicesOf } from './next';
import { listOverchargedOf } from './overcharged';
import { previewRun } from './preview';
import { beginRun } from './run';
import { voidInvoice } from './void';

export const invoiceHandlers: FeatureHandlers<typeof invoicesContract> = {
  next: {
    read({ db, services }, { clientId, billing }) {
      const today = calendarDate.parse(officeDay(db, services.clock.nowMs()));
      const contracts = clientId === null ? [] : listContractsToBill(db, clientId, billing.billedFromOn ?? today);
      const unit = smallestAmounts[requireCountry(db)];
      return { next: nextInvoicesOf(billing, contracts, { known: requireParameters(db), today, unit }) };
    },
  },
  preview: {
    heavy: true,
    copied: 'after',
    read: ({ db, services, task }, { untilOn }) => previewRun(db, beginRun(db, services.clock.nowMs(), untilOn), task),
  },
  issue: {
    copied: 'before',
    write: (context, { untilOn, expected }) =>
      issueRun(context, beginRun(context.db, context.nowMs, untilOn), expected),
  },
  runs: { read: ({ db }) => ({ runs: listRuns(db) }) },
  list: {
    slow: ({ filter }) => filter.clientId === undefined && !isEverything(filter),
    read(context, { filter, offset, limit }) {
      const { total, totalCents } = countInvoices(context.db, filter);
      return { rows: listInvoices(context.db, filter, offset, limit), total, totalCents: sumOf([totalCents]) };
    },
  },
  get: { read: ({ db }, { id }) => requireInvoice(db, id) },
  overcharged: { read: ({ db }, { clientId }) => listOverchargedOf(db, clientId) },
  void: { write: (context, { id, version, reason }) => ({ version: voidInvoice(context, id, version, reason) }) },
};
