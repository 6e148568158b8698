import { expect, test } from 'vitest';
import { contractFields } from '../../src-main/contract/contracts';
import { accountFaults, accountOf, createAccountOffice } from '../support/account';
import { billedOf, byDays, changePlan, contractOf, invoicesOf, linesOf } from '../support/accountant';
import { type BillingOffice } from '../support/client-billing';
import { issueRun } from '../support/invoice-run';
import { importList } from '../support/lists';
import { reportAll } from '../support/reporting';
import { bill, billedOffice, comes, FIBRA, HOGAR, lastOf, NOVEMBER, sumOf, voidFirst } from '../support/settled-office';

async function cancelChange(app: BillingOffice) {
  const { id, version } = await contractOf(app, app.anaId);
  await app.call('contracts', 'cancelPlanChange', { id, version });
}

test('a change told late settles every month that was billed at the old plan, each in a line of its own, once', async () => {
  const app = await billedOffice('2026-12-01', '2027-01-01');
  await comes(app, '2027-01-05');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  const { next } = await app.call('invoices', 'next', { clientId: app.anaId, billing });
  // 7,393.33 of November, 11,090.00 of each of December and January are 29,573.33: February's 18,900.00 are not enough.
  expect(next.map(({ totalCents }) => totalCents)).toEqual([0, 822_667, HOGAR]);
  await bill(app, '2027-02-01', '2027-03-01', '2027-04-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', FIBRA],
    ['2027-01-01', FIBRA],
    ['2027-03-01', 822_667],
    ['2027-04-01', HOGAR],
  ]);
  // November by its days and five months of Hogar.
  expect(await accountOf(app)).toMatchObject({ balanceCents: NOVEMBER + 5 * HOGAR });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a change told late and upwards is charged in one line a month', async () => {
  const app = await createAccountOffice(1);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-01');
  await bill(app, '2026-11-24', '2026-12-01', '2027-01-01');
  await comes(app, '2027-01-05');
  await changePlan(app, app.anaId, app.fibraId, '2026-12-16');
  await bill(app, '2027-02-01', '2027-03-01');
  const february = (await invoicesOf(app, app.anaId)).find(({ startOn }) => startOn === '2027-02-01');
  expect(february && linesOf(february)).toEqual([
    ['Fibra 100 Mb', FIBRA],
    // 16 of December's 31 days at 11,090.00 more: 5,723.87.
    ['Diferencia por cambio de plan del 16/12/2026 al 31/12/2026', 572_387],
    ['Diferencia por cambio de plan del 01/01/2027 al 31/01/2027', FIBRA - HOGAR],
  ]);
  expect(await lastOf(app)).toEqual(['2027-03-01', FIBRA]);
});

test('told again, back again, voided on either side: the months come to what their days cost, and never twice', async () => {
  for (const voided of ['', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']) {
    const app = await billedOffice('2026-12-01', '2027-01-01');
    await comes(app, '2027-01-05');
    await changePlan(app, app.anaId, app.hogarId, '2026-12-16');
    await bill(app, '2027-02-01');
    // Back to Fibra from the 20th of January on, told when February was billed too.
    await comes(app, '2027-02-03');
    await changePlan(app, app.anaId, app.fibraId, '2027-01-20');
    if (voided !== '') await voidFirst(app, voided);
    await bill(app, '2027-02-04', '2027-03-01', '2027-04-01').catch(() => bill(app, '2027-03-01', '2027-04-01'));
    const december = byDays(
      [
        [FIBRA, 15],
        [HOGAR, 16],
      ],
      31,
    );
    const january = byDays(
      [
        [HOGAR, 19],
        [FIBRA, 12],
      ],
      31,
    );
    expect([voided, sumOf(await billedOf(app, app.anaId))]).toEqual([voided, december + january + 4 * FIBRA]);
  }
});

test('a credit note of before the change, for another thing, leaves the change to be settled; one after it is a person’s', async () => {
  const credit = async (app: BillingOffice, totalCents: number) => {
    const [november] = await invoicesOf(app, app.anaId);
    const asked = { invoiceId: november?.id ?? 0, leftCents: FIBRA, totalCents, reason: 'un día sin servicio' };
    await app.call('creditNotes', 'issue', asked);
  };
  const before = await billedOffice();
  await reportAll(before);
  await credit(before, 100_000);
  await changePlan(before, before.anaId, before.hogarId, '2026-11-11');
  await bill(before, '2026-12-01');
  expect(await lastOf(before)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
  const after = await billedOffice();
  await reportAll(after);
  await changePlan(after, after.anaId, after.hogarId, '2026-11-11');
  await credit(after, 739_333);
  await bill(after, '2026-12-01');
  expect(await lastOf(after)).toEqual(['2026-12-01', HOGAR]);
});

test('what the program had begun to settle it goes on settling, though a day is credited for another thing', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2026-12-01');
  const [november] = await invoicesOf(app, app.anaId);
  const asked = { invoiceId: november?.id ?? 0, leftCents: FIBRA, totalCents: 100_000, reason: 'un día sin servicio' };
  await app.call('creditNotes', 'issue', asked);
  await voidFirst(app, '2026-12-01');
  await issueRun(app, '2026-12-01');
  expect(await lastOf(app)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
});

test.each([
  ['cancelled', null, FIBRA],
  [
    'put off',
    '2026-12-20',
    byDays(
      [
        [FIBRA, 19],
        [HOGAR, 12],
      ],
      31,
    ),
  ],
  [
    'brought forward',
    '2026-12-10',
    byDays(
      [
        [FIBRA, 9],
        [HOGAR, 22],
      ],
      31,
    ),
  ],
])('a change that was agreed, billed ahead and then %s is settled', async (_how, onDate, december) => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-12-15');
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual([
    '2026-12-01',
    byDays(
      [
        [FIBRA, 14],
        [HOGAR, 17],
      ],
      31,
    ),
  ]);
  if (onDate === null) await cancelChange(app);
  else await changePlan(app, app.anaId, app.hogarId, onDate);
  await comes(app, '2026-12-21');
  await bill(app, '2027-01-01', '2027-02-01');
  const months = 2 * (onDate === null ? FIBRA : HOGAR);
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + december + months);
});

test('a change that was agreed and billed ahead, cancelled, and agreed for another day is settled for that', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-12-15');
  await bill(app, '2026-12-01');
  await cancelChange(app);
  await comes(app, '2026-12-25');
  await changePlan(app, app.anaId, app.hogarId, '2026-12-25');
  await bill(app, '2027-01-01');
  const december = byDays(
    [
      [FIBRA, 24],
      [HOGAR, 7],
    ],
    31,
  );
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + december + HOGAR);
});

test('a change that a list made and its undo, both after the month was billed, leave the month as it was', async () => {
  const app = await billedOffice();
  const { id, version } = await contractOf(app, app.anaId);
  const fields = { ...contractFields.strip().parse(await contractOf(app, app.anaId)), ip: '10.0.0.1' };
  await app.call('contracts', 'update', { id, version, fields });
  const { importId } = await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual([
    '2026-12-01',
    HOGAR +
      byDays(
        [
          [FIBRA, 23],
          [HOGAR, 7],
        ],
        30,
      ) -
      FIBRA,
  ]);
  await app.call('imports', 'undo', { importId });
  await bill(app, '2027-01-01');
  expect(sumOf(await billedOf(app, app.anaId))).toBe(3 * FIBRA);
});
