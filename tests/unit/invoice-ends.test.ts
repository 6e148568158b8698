import { expect, test } from 'vitest';
import { type EndedInvoice, takenBackOf } from '../../src-main/domain/invoices/settlements';
import { amount, billed, cheaper, day, percent } from '../support/settled-months';

const ended = (change: Partial<EndedInvoice> = {}): EndedInvoice => ({
  ...billed(),
  startedOn: day('2026-01-10'),
  endedOn: day('2026-11-12'),
  linesCents: 3000,
  settlementCents: 0,
  totalCents: 3090,
  creditedCents: 0,
  leftCents: (change.totalCents ?? 3090) - (change.creditedCents ?? 0),
  roomCents: (change.totalCents ?? 3090) - (change.creditedCents ?? 0),
  changed: null,
  ...change,
});
const installation = { ...amount('charge', 3000), repeats: false };
const back = (...invoices: readonly EndedInvoice[]) => takenBackOf(invoices, cheaper, { prorate: true, unit: 1 });

test.each([
  // 18 of 30 days of 30.00 with 3 % on top: 1,800 of 3,000 of 30.90 are 18.54.
  ['with what is on top', {}, 1854],
  ['less what was credited', { creditedCents: 1000 }, 854],
  ['all of it where something else was credited before', { leftCents: 2090 }, 1854],
  ['no more than is left of it', { leftCents: 1090 }, 1090],
  ['nothing where more was credited', { creditedCents: 2000 }, 0],
  ['of a percentage its part', { linesCents: 1500, totalCents: 1500, items: [percent(5000, 1500)] }, 900],
  [
    'all but the discount of an amount',
    { linesCents: 2000, totalCents: 2000, items: [amount('discount', 1000)] },
    1800,
  ],
  ['no more than a discount left', { linesCents: 500, totalCents: 500, items: [amount('discount', 2500)] }, 500],
  ['of an installation nothing', { linesCents: 6000, totalCents: 6000, items: [installation] }, 1800],
  [
    'of what is charged each month nothing',
    { linesCents: 6000, totalCents: 6000, items: [amount('charge', 3000)] },
    1800,
  ],
  [
    'what is charged each month, where it ended before',
    { linesCents: 6000, totalCents: 6000, items: [amount('charge', 3000)], endedOn: day('2026-10-31') },
    6000,
  ],
  [
    'not the installation, where it ended before',
    { linesCents: 6000, totalCents: 6000, items: [installation], endedOn: day('2026-10-31') },
    3000,
  ],
  ['of what settled another month nothing', { linesCents: 2500, settlementCents: -500, totalCents: 2500 }, 1800],
  ['no more than there is', { linesCents: 1500, settlementCents: -1500, totalCents: 1500 }, 1500],
  ['all of one that ended on its first day', { startedOn: day('2026-11-12') }, 3090],
  ['all where it ended before', { endedOn: day('2026-10-31') }, 3090],
  ['nothing of the last day', { endedOn: day('2026-11-30') }, 0],
  ['nothing of a month that is charged whole', { prorated: false }, 0],
  ['all of one that is charged whole and begins after it', { prorated: false, endedOn: day('2026-10-31') }, 3090],
])('a baja within what was billed gives back %s', (_what, change, amountCents) => {
  expect(back(ended(change))).toEqual([amountCents]);
});

test.each([
  // 10 days at 3,000 and 2 at 1,500 are 1,100 of 3,000; with 3 % on top of 1,900: 1,957.
  ['the days at their plans', {}, {}, 1957],
  ['less what was settled', {}, { settledCents: -1000 }, 927],
  ['of a month before the last day, the difference', { endedOn: day('2026-12-20') }, {}, 1030],
  ['nothing where that was settled', { endedOn: day('2026-12-20') }, { settledCents: -1000 }, 0],
])('a baja after a change of plan gives back %s', (_what, change, period, amountCents) => {
  expect(back(ended({ ...change, changed: billed(period) }))).toEqual([amountCents]);
});

test('what one month lacks is kept of what the others give back', () => {
  const lacks = ended({ endedOn: day('2026-12-12'), changed: billed({ settledCents: -1500 }), totalCents: 3000 });
  const gives = ended({ totalCents: 3000 });
  expect(back(gives, lacks)).toEqual([1300, 0]);
  expect(back(gives, gives, lacks)).toEqual([1300, 1800, 0]);
});
