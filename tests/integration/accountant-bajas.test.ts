import { expect, test } from 'vitest';
import { accountFaults, accountOf, createAccountOffice } from '../support/account';
import {
  billedOf,
  changeFile,
  changePlan,
  contractOf,
  endContract,
  invoicesOf,
  noon,
  part,
} from '../support/accountant';
import type { BillingOffice } from '../support/client-billing';
import { issueRun, previewRun } from '../support/invoice-run';
import { reportAll } from '../support/reporting';
import { bill, billedOffice, comes, FIBRA, HOGAR, sumOf } from '../support/settled-office';

async function takeBajaBack(app: BillingOffice) {
  const asked = { clientId: app.anaId, offset: 0, limit: 10, field: 'contract.endedOn' };
  const [ended] = (await app.call('audit', 'list', asked)).entries;
  const { version } = await contractOf(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: ended?.id ?? 0, version });
  // Nobody does the next thing within the same instant.
  app.clock.ms += 1000;
}

/** Credits Ana's invoice of a month: so much, or all that is left of it. */
async function credit(app: BillingOffice, startOn: string, totalCents?: number) {
  const found = (await invoicesOf(app, app.anaId)).find((one) => one.startOn === startOn && !one.voided);
  const invoiceId = found?.id ?? 0;
  const { leftCents } = await app.call('creditNotes', 'list', { invoiceId });
  await app.call('creditNotes', 'issue', { invoiceId, leftCents, totalCents: totalCents ?? leftCents, reason: 'x' });
}

/** Credits what the preview proposes for the days after a baja. */
async function creditUnused(app: BillingOffice, on: string): Promise<void> {
  const [row] = (await previewRun(app, on)).unused.rows;
  if (!row) throw new Error('nothing is proposed');
  await credit(app, row.startOn, row.amountCents);
}

/** November billed, reported, credited from the 13th on, and the baja of the 12th taken back. */
async function officeOfBajaTakenBack() {
  const app = await billedOffice();
  await reportAll(app);
  await endContract(app, app.anaId, '2026-11-12');
  await creditUnused(app, '2026-11-24');
  await takeBajaBack(app);
  return app;
}

test('a baja that is taken back after its credit note: the days that were credited are charged again, once', async () => {
  const app = await officeOfBajaTakenBack();
  await bill(app, '2026-12-01', '2027-01-01');
  // The account comes to the three months whole, as if nobody had ended anything.
  expect((await accountOf(app)).balanceCents).toBe(3 * FIBRA);
  expect(accountFaults(app.folder)).toEqual([]);
});

test.each(['2026-11-24', '2026-11-28'])(
  'a change of plan that a credited baja took, and that its taking back on %s brings again, is settled as if nobody had ended anything',
  async (backOn) => {
    const balances = [];
    for (const ends of [true, false]) {
      const app = await billedOffice();
      await reportAll(app);
      await changePlan(app, app.anaId, app.hogarId, '2026-11-26');
      if (ends) {
        await endContract(app, app.anaId, '2026-11-12');
        await creditUnused(app, '2026-11-24');
      }
      if (backOn > '2026-11-24') await comes(app, backOn);
      if (ends) await takeBajaBack(app);
      await comes(app, '2026-12-01');
      await bill(app, '2026-12-01');
      balances.push((await accountOf(app)).balanceCents);
      expect(accountFaults(app.folder)).toEqual([]);
    }
    expect(balances[0]).toBe(balances[1]);
  },
);

test('a baja that is told again, once the days of the one before are charged, proposes all of its own days', async () => {
  const app = await officeOfBajaTakenBack();
  await bill(app, '2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-20');
  const { rows } = (await previewRun(app, '2026-12-10')).unused;
  expect(rows.map(({ days, amountCents }) => [days, amountCents])).toEqual([
    [31, FIBRA],
    [10, FIBRA - part(FIBRA, 20, 30)],
  ]);
});

test('a baja that is told again while the days of the one before wait to be charged: they are neither credited nor charged twice', async () => {
  const app = await officeOfBajaTakenBack();
  await endContract(app, app.anaId, '2026-11-12');
  expect((await previewRun(app, '2026-11-24')).unused).toMatchObject({ invoices: 0 });
  await takeBajaBack(app);
  await bill(app, '2026-12-01');
  expect((await accountOf(app)).balanceCents).toBe(2 * FIBRA);
});

test('a baja that is taken back after its month was voided and billed shorter: the rest of the month is billed too', async () => {
  const app = await billedOffice();
  await endContract(app, app.anaId, '2026-11-12');
  const [whole] = await invoicesOf(app, app.anaId);
  await app.call('invoices', 'void', { id: whole?.id ?? 0, version: 1, reason: 'Baja' });
  await issueRun(app, '2026-11-24');
  // While it stands nothing more is due.
  expect((await previewRun(app, '2026-11-24')).invoices).toBe(0);
  await takeBajaBack(app);
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', part(FIBRA, 12, 30)],
    ['2026-11-13', part(FIBRA, 18, 30)],
    ['2026-12-01', FIBRA],
  ]);
  expect((await accountOf(app)).balanceCents).toBe(2 * FIBRA);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a baja in a month that a later invoice settled takes back of that one what its own is too small for', async () => {
  const app = await createAccountOffice(1);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-01');
  await bill(app, '2026-11-24');
  await changePlan(app, app.anaId, app.fibraId, '2026-11-01');
  await bill(app, '2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-03');
  // 18,900.00 in November, and December with the 11,090.00 that were missing: of all that three days of Fibra stay.
  const { rows, totalCents } = (await previewRun(app, '2026-12-10')).unused;
  expect(totalCents).toBe(sumOf(await billedOf(app, app.anaId)) - part(FIBRA, 3, 30));
  const december = rows.find(({ startOn }) => startOn === '2026-12-01');
  const asked = { invoiceId: december?.invoiceId ?? 0, leftCents: 2 * FIBRA - HOGAR, reason: 'baja' };
  await app.call('creditNotes', 'issue', { ...asked, totalCents: december?.amountCents ?? 0 });
  // What was credited of December, for November too, is not proposed again.
  expect((await previewRun(app, '2026-12-10')).unused).toMatchObject({ invoices: 1, totalCents: HOGAR });
});

test('a month that was credited whole for a baja is charged again when that is taken back', async () => {
  const app = await billedOffice('2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-20');
  await credit(app, '2026-11-01', FIBRA - part(FIBRA, 20, 30));
  await credit(app, '2026-12-01');
  await takeBajaBack(app);
  await bill(app, '2027-01-01');
  expect((await accountOf(app)).balanceCents).toBe(3 * FIBRA);
});

test('what was credited while no baja stood is charged by none that is taken back', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await endContract(app, app.anaId, '2026-11-12');
  await takeBajaBack(app);
  await credit(app, '2026-11-01', 500_000);
  app.clock.ms += 1000;
  await endContract(app, app.anaId, '2026-11-20');
  await takeBajaBack(app);
  await bill(app, '2026-12-01');
  expect((await accountOf(app)).balanceCents).toBe(2 * FIBRA - 500_000);
});

test('a charge that the office took away does not come back with the next baja that is taken back', async () => {
  const app = await officeOfBajaTakenBack();
  const [one] = (await app.call('billingItems', 'list', { clientId: app.anaId })).items;
  await app.call('billingItems', 'retire', { id: one?.id ?? 0, version: one?.version ?? 0 });
  await endContract(app, app.anaId, '2026-11-20');
  await takeBajaBack(app);
  const { items } = await app.call('billingItems', 'list', { clientId: app.anaId });
  expect(items.filter(({ over }) => !over)).toEqual([]);
});

test('days that were charged again by an invoice that was then credited whole are not credited a second time', async () => {
  const app = await officeOfBajaTakenBack();
  await bill(app, '2026-12-01');
  await reportAll(app);
  await credit(app, '2026-12-01');
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-12');
  expect((await previewRun(app, '2026-12-10')).unused.totalCents).toBe(0);
});

test('a contract that had ended before its end was kept: what it charged again counts no more than what was credited', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await endContract(app, app.anaId, '2026-11-12');
  await creditUnused(app, '2026-11-24');
  changeFile(app.folder, 'DELETE FROM contract_ends');
  await takeBajaBack(app);
  await bill(app, '2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-20');
  const { rows } = (await previewRun(app, '2026-12-10')).unused;
  expect(rows.map(({ amountCents }) => amountCents)).toEqual([FIBRA, FIBRA - part(FIBRA, 20, 30)]);
});

test('what an earlier credit took of a month is not taken of another by a baja', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await credit(app, '2026-11-01', 2_000_000);
  const { id } = await contractOf(app, app.anaId);
  const installation = {
    kind: 'charge',
    repeats: false,
    rateBp: null,
    toOn: null,
    description: 'Instalación',
  } as const;
  const fields = { ...installation, amountCents: 5_000_000, fromOn: '2026-11-24' };
  await app.call('billingItems', 'save', { at: null, contractId: id, fields });
  await bill(app, '2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-10');
  await endContract(app, app.anaId, '2026-11-03');
  const { rows } = (await previewRun(app, '2026-12-10')).unused;
  expect(rows.map(({ days, amountCents }) => [days, amountCents])).toEqual([
    [31, FIBRA],
    [27, FIBRA - 2_000_000],
  ]);
});
