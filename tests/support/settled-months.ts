import { calendarDate } from '../../src-main/contract/values/calendar-date';
import type { ContractTerms } from '../../src-main/domain/invoices/charges';
import type { BilledPeriod } from '../../src-main/domain/invoices/settlements';

export const day = (text: string) => calendarDate.parse(text);

export const november = {
  startOn: day('2026-11-01'),
  endOn: day('2026-11-30'),
  cycleDays: 30,
  isBridge: false,
  scheduledOn: day('2026-11-01'),
};

export const billed = (change: Partial<BilledPeriod> = {}): BilledPeriod => ({
  invoiceId: 7,
  startOn: day('2026-11-01'),
  endOn: day('2026-11-30'),
  changedOn: day('2026-11-11'),
  issuedAtMs: Date.parse('2026-11-01T12:00:00Z'),
  prorated: true,
  cycleDays: 30,
  isVoid: false,
  charged: [{ startOn: day('2026-11-01'), endOn: day('2026-11-30'), priceCents: 3000, amountCents: 3000 }],
  chargedCents: 3000,
  items: [],
  settledCents: 0,
  ...change,
});
export const cheaper: ContractTerms = {
  planId: 2,
  priceCents: 1500,
  former: [{ untilOn: '2026-11-11', planId: 1, priceCents: 3000 }],
  next: null,
};

export const percent = (rateBp: number, amountCents: number) =>
  ({ kind: 'discount', repeats: true, rateBp, amountCents }) as const;
export const amount = (kind: 'charge' | 'discount', amountCents: number) =>
  ({ kind, repeats: true, rateBp: null, amountCents }) as const;
