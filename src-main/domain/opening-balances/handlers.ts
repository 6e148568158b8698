import { openingExclusions, type openingBalancesContract } from '../../contract/opening-balances';
import { calendarDate } from '../../contract/values/calendar-date';
import { sumOf } from '../../contract/values/money';
import type { FeatureHandlers } from '../handler';
import { dayOfList, decideOpenings, postOpenings, sumsOf, undoPosting } from './post';
import { listPostings } from './store';

export const openingBalanceHandlers: FeatureHandlers<typeof openingBalancesContract> = {
  preview: {
    /** Looks at all that a whole list brought. */
    slow: () => true,
    read({ db, services }, { scope, offset, limit }) {
      const decided = decideOpenings(db);
      const wanted = decided.filter(({ opening }) => (opening.kind === 'excluded') === (scope === 'excluded'));
      const exclusions = openingExclusions.flatMap((reason) => {
        const some = decided.filter(({ opening }) => opening.kind === 'excluded' && opening.reason === reason);
        const amountCents = sumOf(reason === 'tooHigh' ? [] : some.map(({ balanceCents }) => balanceCents));
        return some.length === 0 ? [] : [{ reason, clients: some.length, amountCents }];
      });
      const rows = wanted.slice(offset, offset + limit).map((one) => ({
        clientId: one.clientId,
        customId: one.customId,
        client: one.client,
        invoiceCount: one.invoiceCount,
        amountCents: sumOf([one.balanceCents]),
        onDate: calendarDate.parse(dayOfList(db, one, services.clock.nowMs())),
        excluded: one.opening.kind === 'excluded' ? one.opening.reason : null,
      }));
      return { ...sumsOf(decided), exclusions, rows, total: wanted.length };
    },
  },
  postings: { read: ({ db }) => ({ postings: listPostings(db) }) },
  post: { write: (context, { expected }) => postOpenings(context, expected) },
  undo: { write: (context, input) => undoPosting(context, input) },
};
