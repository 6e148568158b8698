import { array, assert, asyncProperty, constantFrom, integer, nat, oneof, record } from 'fast-check';
import { expect, test } from 'vitest';
import { accountFaults, accountOf } from '../support/account';
import { byDays, contractOf, invoicesOf, noon } from '../support/accountant';
import { named, parametersOf } from '../support/billing';
import { type BillingOffice, billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { sureOfDay } from '../support/days';
import { issueRun } from '../support/invoice-run';
import { happens } from '../support/happens';

/** How many sequences are walked: a few in every build, hundreds by `npm run fuzz`. */
const SEQUENCES = Number(process.env.SETTLEMENT_SEQUENCES ?? 6);
const PATIENCE_MS = 60_000 + SEQUENCES * 15_000;

/** Near each other, so that no month is let off whole: one without an invoice is settled for good. */
const PRICES = [2_999_000, 2_890_000, 2_950_001, 2_777_777];

/** A contract's prices by day, as somebody would keep them on paper; it shares no code with the application. */
interface Paper {
  readonly changes: { readonly onDay: string; readonly cents: number }[];
  agreed: { readonly onDay: string; readonly cents: number } | null;
  today: string;
}

const dayAfter = (day: string, days: number) => new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);
const monthAfter = (day: string) =>
  dayAfter(`${day.slice(0, 8)}28`, 5)
    .slice(0, 8)
    .concat('01');

/** What a whole month comes to, each day at the last price that was said for it. */
function worthOf(paper: Paper, firstOn: string): number {
  const stretches: [number, number][] = [];
  for (let day = firstOn; day < monthAfter(firstOn); day = dayAfter(day, 1)) {
    let cents = PRICES[0] ?? 0;
    for (const change of paper.changes) if (change.onDay <= day) cents = change.cents;
    if (paper.agreed && paper.agreed.onDay <= day) cents = paper.agreed.cents;
    stretches.push([cents, 1]);
  }
  return byDays(stretches, stretches.length);
}

async function comes(app: BillingOffice, paper: Paper, day: string) {
  paper.today = day;
  app.clock.ms = noon(day);
  await sureOfDay(app);
  await app.app.applyDue();
  if (paper.agreed && paper.agreed.onDay <= day) {
    paper.changes.push(paper.agreed);
    paper.agreed = null;
  }
}

const runs = (app: BillingOffice, untilOn: string) => happens(issueRun(app, untilOn));

/** Invoices that charge what they say: neither void nor credited. */
async function liveOf(app: BillingOffice) {
  const invoices = (await invoicesOf(app, app.anaId)).filter(({ voided }) => !voided);
  const live: typeof invoices = [];
  for (const invoice of invoices) {
    const { notes } = await app.call('creditNotes', 'list', { invoiceId: invoice.id });
    if (notes.length === 0) live.push(invoice);
  }
  return live;
}

const steps = oneof(
  {
    arbitrary: record({ kind: constantFrom('change' as const), back: integer({ min: -25, max: 80 }), price: nat(3) }),
    weight: 4,
  },
  {
    arbitrary: record({ kind: constantFrom('cancel' as const, 'ahead' as const), back: nat(0), price: nat(0) }),
    weight: 2,
  },
  {
    arbitrary: record({ kind: constantFrom('void' as const, 'credit' as const), back: nat(5), price: nat(0) }),
    weight: 2,
  },
  {
    arbitrary: record({ kind: constantFrom('day' as const), back: integer({ min: 1, max: 9 }), price: nat(0) }),
    weight: 2,
  },
  { arbitrary: record({ kind: constantFrom('month' as const), back: nat(0), price: nat(0) }), weight: 4 },
);

async function walk(app: BillingOffice, paper: Paper, step: { kind: string; back: number; price: number }) {
  const { id, version } = await contractOf(app, app.anaId);
  if (step.kind === 'change') {
    const onDay = dayAfter(paper.today, 0 - step.back);
    const cents = PRICES[step.price] ?? 0;
    const terms = { planId: app.fibraId, ownPriceCents: cents };
    const asked = app.call('contracts', 'changePlan', { id, version, terms, onDate: onDay, reason: 'x' });
    if (!(await happens(asked))) return;
    if (onDay > paper.today) paper.agreed = { onDay, cents };
    else {
      paper.changes.push({ onDay, cents });
      paper.agreed = null;
    }
  } else if (step.kind === 'cancel') {
    await app.call('contracts', 'cancelPlanChange', { id, version });
    paper.agreed = null;
  } else if (step.kind === 'void' || step.kind === 'credit') {
    const live = await liveOf(app);
    const one = live[step.back % Math.max(1, live.length)];
    if (!one) return;
    if (step.kind === 'void') await app.call('invoices', 'void', { id: one.id, version: one.version, reason: 'x' });
    else {
      const asked = { invoiceId: one.id, leftCents: one.totalCents, totalCents: one.totalCents, rebill: true };
      await app.call('creditNotes', 'issue', { ...asked, reason: 'x' });
    }
  } else if (step.kind === 'day') await comes(app, paper, dayAfter(paper.today, step.back));
  else if (step.kind === 'ahead') await runs(app, monthAfter(paper.today));
  else {
    await comes(app, paper, monthAfter(paper.today));
    await runs(app, paper.today);
  }
}

test('however plans are changed, late or ahead, cancelled and changed again, and invoices voided or credited: months come to their days', {
  timeout: PATIENCE_MS,
}, async () => {
  await assert(
    asyncProperty(array(steps, { minLength: 4, maxLength: 14 }), async (walked) => {
      const app = await createBillingOffice();
      const { taxConditions } = await parametersOf(app);
      const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
      await saveBilling(app, app.anaId, await billingWith(app, fantasy));
      await addContract(app, app.anaId);
      const paper: Paper = { changes: [], agreed: null, today: '2026-11-24' };
      await comes(app, paper, '2026-11-24');
      await runs(app, '2026-11-24');
      for (const step of walked) await walk(app, paper, step);
      // Months enough for whatever is let off to have had room.
      for (let months = 0; months < 8; months += 1) await walk(app, paper, { kind: 'month', back: 0, price: 0 });
      let worth = 0;
      for (let first = '2026-11-01'; first <= paper.today; first = monthAfter(first)) worth += worthOf(paper, first);
      expect((await accountOf(app)).balanceCents).toBe(worth);
      expect(accountFaults(app.folder)).toEqual([]);
      await app.app.close();
    }),
    { numRuns: SEQUENCES, seed: 3636, endOnFailure: false },
  );
});
