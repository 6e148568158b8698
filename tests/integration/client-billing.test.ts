import { expect, test } from 'vitest';
import { named, parametersOf, profileFieldsWith, taxFieldsWith } from '../support/billing';
import { type BillingInput, billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { clientFieldsWith, refusalOf } from '../support/test-app';

test('billing is saved with its client in one act, read again, and told in its audit', async () => {
  const app = await createBillingOffice();
  expect((await app.call('clients', 'get', { id: app.anaId })).billing).toMatchObject({ billingEnabled: false });
  const billing = await billingWith(app, { notificationEmails: ['a@correo.com', 'b@correo.com', 'A@correo.com'] });
  expect(await saveBilling(app, app.anaId, billing)).toBe(2);
  const saved = await app.call('clients', 'get', { id: app.anaId });
  expect(saved.billing).toEqual({ ...billing, notificationEmails: ['A@correo.com', 'b@correo.com'] });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
  const told = new Map(entries.filter(({ action }) => action === 'updated').map((entry) => [entry.field, entry]));
  expect(told.get('billing.billingEnabled')).toMatchObject({ before: 'false', after: 'true' });
  expect(told.get('billing.legalEntityId')).toMatchObject({ before: '', after: 'Norte Digital S. R. L.' });
  expect(told.get('billing.taxIds')).toMatchObject({ before: '', after: 'IVA 21 %' });
  expect(new Set(entries.filter(({ action }) => action === 'updated').map(({ batchId }) => batchId)).size).toBe(1);
  // The same again changes nothing, and a save that says nothing of billing leaves it.
  expect(await saveBilling(app, app.anaId, saved.billing)).toBe(2);
  const fields = clientFieldsWith({ name: 'Ana Muñoz', customId: '1', phone: '5' });
  await app.call('clients', 'update', { id: app.anaId, version: 2, fields });
  expect((await app.call('clients', 'get', { id: app.anaId })).billing).toEqual(saved.billing);
});

test('a new client is created with its billing; what is off keeps what it had', async () => {
  const app = await createBillingOffice();
  const billing = await billingWith(app, { cycleDay: 10 });
  const { id } = await app.call('clients', 'create', { ...clientFieldsWith({ name: 'Caro' }), billing });
  await saveBilling(app, id, { ...billing, billingEnabled: false });
  expect((await app.call('clients', 'get', { id })).billing).toEqual({ ...billing, billingEnabled: false });
});

/** What stands in the way of a client's billing, by its field. */
async function problemOf(
  app: Awaited<ReturnType<typeof createBillingOffice>>,
  change: Partial<BillingInput>,
  taxId = '',
): Promise<[string, string | undefined] | null> {
  const draft = clientFieldsWith({ name: 'Caro', taxId });
  const billing = await billingWith(app, change);
  const { problems } = await app.call('clients', 'check', { draft, billing });
  const [first] = problems;
  const create = app.call('clients', 'create', { ...draft, billing });
  if (!first) {
    await create;
    return null;
  }
  expect(await refusalOf(create)).toEqual(first);
  return [first.code, first.field];
}

test('the switch asks for the rest, and for a condition that the issuer bills', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const condition = (name: string) => ({ taxConditionId: named(taxConditions, name).id });
  expect(await problemOf(app, {})).toBeNull();
  expect(await problemOf(app, { legalEntityId: null })).toEqual(['VALIDATION', 'legalEntityId']);
  expect(await problemOf(app, { taxConditionId: null })).toEqual(['VALIDATION', 'taxConditionId']);
  expect(await problemOf(app, { paymentMethodId: null })).toEqual(['VALIDATION', 'paymentMethodId']);
  expect(await problemOf(app, { billedFromOn: null })).toEqual(['VALIDATION', 'billedFromOn']);
  expect(await problemOf(app, { taxIds: [9999] })).toEqual(['VALIDATION', 'taxIds']);
  expect(await problemOf(app, { profileId: 9999 })).toEqual(['VALIDATION', 'profileId']);
  // Fantasy with fantasy only, both ways (specification §4).
  expect(await problemOf(app, condition('Fantasía'))).toEqual(['FANTASY_MIX', 'taxConditionId']);
  expect(await problemOf(app, { legalEntityId: app.fantasyId })).toEqual(['FANTASY_MIX', 'taxConditionId']);
  expect(await problemOf(app, { legalEntityId: app.fantasyId, ...condition('Fantasía') })).toBeNull();
  // Who is billed by a tax id needs a right one.
  expect(await problemOf(app, condition('Monotributo'))).toEqual(['TAX_ID_NEEDED', 'taxId']);
  expect(await problemOf(app, condition('Monotributo'), '20-26756539-2')).toEqual(['TAX_ID_INVALID', 'taxId']);
  expect(await problemOf(app, condition('Monotributo'), '20-26756539-3')).toBeNull();
});

test('a pair that the office’s table does not bill is refused, and so are taxes that leave nothing', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const pair = {
    issuerConditionId: named(taxConditions, 'Responsable Inscripto').id,
    clientConditionId: named(taxConditions, 'No alcanzado').id,
  };
  await app.call('billingParameters', 'setTypeRule', { ...pair, version: 1, rule: null });
  const wrong = await problemOf(app, { taxConditionId: pair.clientConditionId });
  expect(wrong).toEqual(['NO_INVOICE_TYPE', 'taxConditionId']);
  const fields = taxFieldsWith({ name: 'Todo', rateBp: 10_000, mode: 'included', base: 'total' });
  const { id } = await app.call('billingParameters', 'saveTax', { at: null, fields });
  expect(await problemOf(app, { taxIds: [id] })).toEqual(['TAXES_TOO_HIGH', 'taxIds']);
});

test('what is retired stays where it was chosen, and is offered to nobody else', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  const retire = { kind: 'legalEntity', id: app.entityId, version: 1, retired: true } as const;
  await app.call('billingParameters', 'retire', retire);
  expect(await problemOf(app, {})).toEqual(['VALIDATION', 'legalEntityId']);
  await saveBilling(app, app.anaId, await billingWith(app, { cycleDay: 5 }));
});

test('a value of the tab is put back from the audit, under the form’s rules, and a save is undone whole', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app, { notificationEmails: ['a@correo.com'] }));
  const changed = { cycleDay: 20, notificationEmails: [], taxIds: [], billedFromOn: '2026-12-01', autoState: false };
  await saveBilling(app, app.anaId, await billingWith(app, changed));
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
  const entryOf = (field: string, before: string) => {
    const entry = entries.find((one) => one.field === field && one.before === before);
    if (!entry) throw new Error(`no entry of ${field}`);
    return entry.id;
  };
  const back = (entryId: number, version: number) => app.call('audit', 'putBack', { entryId, version });
  await back(entryOf('billing.cycleDay', '1'), 3);
  await back(entryOf('billing.notificationEmails', 'a@correo.com'), 4);
  await back(entryOf('billing.taxIds', 'IVA 21 %'), 5);
  await back(entryOf('billing.billedFromOn', '2026-11-01'), 6);
  await back(entryOf('billing.autoState', 'true'), 7);
  expect((await app.call('clients', 'get', { id: app.anaId })).billing).toEqual(
    await billingWith(app, { notificationEmails: ['a@correo.com'] }),
  );
  // Back to before there was an issuer, while it is on: nobody can be billed like that.
  const without = back(entryOf('billing.legalEntityId', ''), 8);
  expect(await refusalOf(without)).toMatchObject({ code: 'VALIDATION', field: 'legalEntityId' });

  const version = await saveBilling(app, app.betoId, await billingWith(app, { cycleDay: 12 }));
  await app.call('audit', 'undoChange', { clientId: app.betoId, version });
  expect((await app.call('clients', 'get', { id: app.betoId })).billing).toMatchObject({
    billingEnabled: false,
    legalEntityId: null,
    cycleDay: 1,
    taxIds: [],
  });
});

test('the next three invoices follow from the cycle, the contracts and their prices', async () => {
  const app = await createBillingOffice();
  const next = async (change: Partial<BillingInput>, clientId: number | null = app.anaId) =>
    (await app.call('invoices', 'next', { clientId, billing: await billingWith(app, change) })).next;
  expect(await next({}, null)).toMatchObject([
    { scheduledOn: '2026-11-01', endOn: '2026-11-30', dueOn: '2026-12-04', invoices: 0, totalCents: 0 },
    { scheduledOn: '2026-12-01', endOn: '2026-12-31', dueOn: '2026-12-11' },
    { scheduledOn: '2027-01-01', endOn: '2027-01-31' },
  ]);
  await addContract(app, app.anaId);
  await addContract(app, app.anaId, { startedOn: '2026-11-16' });
  // Half of November's 29,990.00 for the one that begins on the 16th: 14,995.00.
  expect(await next({})).toMatchObject([
    { scheduledOn: '2026-11-01', startOn: '2026-11-01', invoices: 1, totalCents: 2_999_000 },
    { scheduledOn: '2026-11-16', startOn: '2026-11-16', invoices: 1, totalCents: 1_499_500 },
    { scheduledOn: '2026-12-01', startOn: '2026-12-01', invoices: 2, totalCents: 5_998_000 },
  ]);
  const profile = profileFieldsWith({ cycleDay: 10, mode: 'arrears' });
  const { id: profileId } = await app.call('billingParameters', 'saveProfile', { at: null, fields: profile });
  expect((await next({ profileId, cycleDay: 10, billedFromOn: '2026-11-10' }))[0]).toMatchObject({
    scheduledOn: '2026-12-10',
    startOn: '2026-11-10',
    endOn: '2026-12-09',
  });
});

test('clients are found by the day on which they are billed, their own where they have one', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app, { cycleDay: 10 }));
  await saveBilling(app, app.betoId, await billingWith(app, { cycleDay: 10, billingEnabled: false }));
  const onDay = (day: number) => ({
    conditions: [{ kind: 'number' as const, field: 'billingDay' as const, from: day, to: day }],
  });
  const find = async (billingDay: number) =>
    (await app.call('clients', 'list', { filter: onDay(billingDay), sort: {}, offset: 0, limit: 10 })).rows.map(
      ({ name }) => name,
    );
  expect(await find(10)).toEqual(['Ana Muñoz']);
  expect(await find(1)).toEqual([]);
  expect(await app.call('clients', 'count', { filter: onDay(10) })).toEqual({ matching: 1 });
});
