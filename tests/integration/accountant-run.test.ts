import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { billedOf, contractOf, invoicesOf, noon, part, reprice } from '../support/accountant';
import { createAccountOffice } from '../support/account';
import { named, parametersOf, profileFieldsWith, taxFieldsWith } from '../support/billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract, contractFieldsWith } from '../support/contracts';
import { createBilledOffice, expectedOf, issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import { clientFieldsWith, refusalOf } from '../support/test-app';

const FIBRA = 2_999_000;

test('what was off and is on again with a later Facturar desde is not billed for the days between', async () => {
  const app = await createBilledOffice();
  await issueRun(app, '2026-11-24');
  await saveBilling(app, app.anaId, await billingWith(app, { billingEnabled: false }));
  app.clock.ms = noon('2027-04-11');
  await saveBilling(app, app.anaId, await billingWith(app, { billedFromOn: '2027-04-11' }));
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  const { next } = await app.call('invoices', 'next', { clientId: app.anaId, billing });
  expect(next.map(({ startOn }) => startOn)).toEqual(['2027-04-11', '2027-05-01', '2027-06-01']);
  await issueRun(app, '2027-04-11');
  // 20 of April's 30 days of 29,990.00: 1,999,333.3.
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2027-04-11', 1_999_333],
  ]);
  // The days between are nobody's for good: the date set back bills nothing that lies behind.
  await saveBilling(app, app.anaId, await billingWith(app, { billedFromOn: '2026-11-01' }));
  expect(await previewRun(app, '2027-04-11')).toMatchObject({ invoices: 0 });
});

test('a later Facturar desde is obeyed by a period that a void freed, and by one that costs a whole month', async () => {
  const app = await createBillingOffice();
  const { id } = await app.call('billingParameters', 'saveProfile', {
    at: null,
    fields: profileFieldsWith({ name: 'Entero', cycleDay: 1, prorate: false }),
  });
  const whole = (billedFromOn: string) => billingWith(app, { profileId: id, billedFromOn });
  await saveBilling(app, app.anaId, await whole('2026-11-01'));
  await addContract(app, app.anaId);
  await issueRun(app, '2026-11-24');
  const [november] = await invoicesOf(app, app.anaId);
  await app.call('invoices', 'void', { id: november?.id ?? 0, version: 1, reason: 'no tuvo servicio' });
  await saveBilling(app, app.anaId, await whole('2026-11-20'));
  await issueRun(app, '2026-11-24');
  expect(await billedOf(app, app.anaId)).toEqual([['2026-11-20', FIBRA]]);
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 0 });
  // Voided once more, and on only from December: of November nothing is left.
  const [, again] = await invoicesOf(app, app.anaId);
  await app.call('invoices', 'void', { id: again?.id ?? 0, version: 1, reason: 'tampoco' });
  app.clock.ms = noon('2026-12-15');
  await saveBilling(app, app.anaId, await whole('2026-12-15'));
  await issueRun(app, '2026-12-15');
  // The first period after a gap is as the first of all: without proration it costs the month.
  expect(await billedOf(app, app.anaId)).toEqual([['2026-12-15', FIBRA]]);
});

test('two prices that change by as much the one way as the other issue nothing of what was shown before', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await saveBilling(app, app.betoId, await billingWith(app));
  await addContract(app, app.anaId, { startedOn: '2026-11-24' });
  const terms = { planId: app.hogarId, ownPriceCents: null };
  const fields = contractFieldsWith({ startedOn: '2026-11-24' });
  await app.call('contracts', 'create', { clientId: app.betoId, terms, fields });
  const seen = await previewRun(app, '2026-11-24');
  await reprice(app, app.fibraId, 3_099_000);
  await reprice(app, app.hogarId, 1_790_000);
  // 7 of 30 days each: 699,767 + 441,000 before, 723,100 + 417,667 by now; the sum is the same.
  const now = await previewRun(app, '2026-11-24');
  expect([seen, now].map(({ invoices, totalCents }) => [invoices, totalCents])).toEqual([
    [2, 1_140_767],
    [2, 1_140_767],
  ]);
  const issue = (expected: ReturnType<typeof expectedOf>) =>
    app.call('invoices', 'issue', { taskId: randomUUID(), untilOn: '2026-11-24', expected });
  expect(await refusalOf(issue(expectedOf(seen)))).toMatchObject({ code: 'RUN_CHANGED', params: { invoices: 2 } });
  expect(await listedInvoices(app)).toEqual([]);
  expect(await issue(expectedOf(now))).toMatchObject({ invoices: 2, totalCents: 1_140_767 });
});

test('who is left out is left out for good whether anybody else is billed that day or not', async () => {
  const outcome = async (isOtherBilled: boolean) => {
    const app = await createAccountOffice(1);
    await issueRun(app, '2026-11-24');
    app.clock.ms = noon('2026-12-01');
    if (isOtherBilled) {
      await saveBilling(app, app.betoId, await billingWith(app, { billedFromOn: '2026-12-01' }));
      await addContract(app, app.betoId);
    }
    const { id, version } = await contractOf(app, app.anaId);
    await app.call('contracts', 'setState', { id, version, to: 'disabled', reason: 'viaje' });
    expect(await previewRun(app, '2026-12-01')).toMatchObject({ leftOut: 1, invoices: isOtherBilled ? 1 : 0 });
    expect(await issueRun(app, '2026-12-01')).toMatchObject({ invoices: isOtherBilled ? 1 : 0 });
    app.clock.ms = noon('2026-12-20');
    await app.call('contracts', 'setState', { id, version: version + 1, to: 'enabled', reason: 'volvió' });
    return (await previewRun(app, '2026-12-20')).totalCents;
  };
  expect([await outcome(false), await outcome(true)]).toEqual([0, 0]);
});

test('a period that only waits is no reason for a run: nothing is issued, and nothing is settled', async () => {
  const app = await createBilledOffice({ taxIds: [] });
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 0, leftOut: 0 });
  expect(await refusalOf(issueRun(app, '2026-11-24'))).toMatchObject({ code: 'NOTHING_TO_ISSUE' });
  expect((await app.call('invoices', 'runs', {})).runs).toEqual([]);
});

test.each(['Responsable Inscripto', 'Consumidor final'])(
  'an invoice to a %s that shows taxes waits until somebody has chosen one; 0 %% says that it is exempt, and is told',
  async (condition) => {
    const app = await createBillingOffice();
    const { taxConditions } = await parametersOf(app);
    const fields = clientFieldsWith({ name: 'Carla Paz', customId: '9', taxId: '20-26756539-3' });
    const { id } = await app.call('clients', 'create', fields);
    const bill = async (taxIds: number[]) =>
      saveBilling(app, id, await billingWith(app, { taxConditionId: named(taxConditions, condition).id, taxIds }));
    await bill([]);
    await addContract(app, id);
    expect(await previewRun(app, '2026-11-24')).toMatchObject({
      invoices: 0,
      exclusions: [{ reason: 'noTax', periods: 1 }],
      excluded: [{ client: 'Carla Paz', reason: 'noTax' }],
    });
    const saveTax = (name: string, rateBp: number) =>
      app.call('billingParameters', 'saveTax', { at: null, fields: taxFieldsWith({ name, rateBp }) });
    await bill([named((await parametersOf(app)).taxes, 'IVA exento 0 %').id]);
    expect(await previewRun(app, '2026-11-24')).toMatchObject({
      invoices: 1,
      untaxed: { invoices: 1, totalCents: FIBRA },
    });
    // A perception alone is no IVA: it is issued, and told too.
    await bill([(await saveTax('Percepción', 300)).id]);
    const withPerception = FIBRA + part(FIBRA, 300, 10_000);
    expect(await previewRun(app, '2026-11-24')).toMatchObject({
      untaxed: { invoices: 1, totalCents: withPerception },
    });
    await bill([named((await parametersOf(app)).taxes, 'IVA 21 %').id]);
    expect(await previewRun(app, '2026-11-24')).toMatchObject({ untaxed: { invoices: 0 }, exclusions: [] });
  },
);

test('an invoice of fantasy shows no taxes, and asks for none', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  await addContract(app, app.anaId);
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 1, untaxed: { invoices: 0 }, exclusions: [] });
});
