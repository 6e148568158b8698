import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { named, parametersOf, profileFieldsWith, taxFieldsWith } from '../support/billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract, onlyContract } from '../support/contracts';
import { createBilledOffice, expectedOf, issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import { refusalOf, signedInOperator, type TestApp } from '../support/test-app';

const reasons = async (app: Pick<TestApp, 'call'>, untilOn = '2026-11-24') => {
  const { exclusions } = await previewRun(app, untilOn);
  return exclusions.map(({ reason, periods }) => [reason, periods]);
};

const day = (date: string) => Date.parse(`${date}T12:00:00Z`);

test('a run issues one invoice a contract and period, with its lines, taxes and snapshots, and the next issues nothing', async () => {
  const app = await createBilledOffice();
  await addContract(app, app.anaId, { startedOn: '2026-11-16' });
  const seen = await previewRun(app, '2026-11-24');
  // The second contract began on the 16th: 15 of 30 days of 29,990.00 are 14,995.00.
  expect(seen).toMatchObject({ invoices: 2, totalCents: 4_498_500, issuedOn: '2026-11-24', exclusions: [] });
  expect(seen.byType).toEqual([
    { entity: 'Norte Digital S. R. L.', type: 'Factura B', invoices: 2, totalCents: 4_498_500 },
  ]);
  expect(await issueRun(app, '2026-11-24')).toMatchObject({ invoices: 2, totalCents: 4_498_500 });
  const [half, whole] = await listedInvoices(app);
  expect(whole).toMatchObject({
    internalNumber: 1,
    client: 'Ana Muñoz',
    plan: 'Fibra 100 Mb',
    typeCode: 'B',
    pointOfSale: 3,
    // The authority's number comes when it is reported.
    number: null,
    fiscalState: 'pending',
    startOn: '2026-11-01',
    endOn: '2026-11-30',
    issuedOn: '2026-11-24',
    dueOn: '2026-12-04',
    totalCents: 2_999_000,
  });
  expect(half).toMatchObject({ internalNumber: 2, startOn: '2026-11-16', totalCents: 1_499_500 });
  // Net of 14,995.00 with 21 %: 1,499,500 / 1.21 = 1,239,256.2; the tax is the rest.
  expect(await app.call('invoices', 'get', { id: half?.id ?? 0 })).toMatchObject({
    netCents: 1_239_256,
    taxCents: 260_244,
    lines: [{ description: 'Fibra 100 Mb', days: 15, cycleDays: 30, priceCents: 2_999_000, amountCents: 1_499_500 }],
    taxes: [{ name: 'IVA 21 %', rateBp: 2100, mode: 'included', baseCents: 1_239_256, amountCents: 260_244 }],
    issuer: { name: 'Norte Digital S. R. L.', condition: 'Responsable Inscripto', taxId: '30-50001091-2' },
    issuedTo: { name: 'Ana Muñoz', customId: '1', condition: 'Consumidor final' },
    document: { code: 'B', legends: ['Régimen de Transparencia Fiscal al Consumidor Ley 27.743'] },
  });
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 0, totalCents: 0 });
  const again = app.call('invoices', 'issue', {
    taskId: randomUUID(),
    untilOn: '2026-11-24',
    expected: { invoices: 0, totalCents: 0, digest: '0-0' },
  });
  expect(await refusalOf(again)).toMatchObject({ code: 'NOTHING_TO_ISSUE' });
  expect((await app.call('invoices', 'runs', {})).runs).toHaveLength(1);
});

test('a fantasy issuer’s invoices get their number at issue, one after the other, and those of law wait for theirs', async () => {
  const app = await createBilledOffice();
  const { taxConditions } = await parametersOf(app);
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.betoId, await billingWith(app, fantasy));
  for (const startedOn of ['2026-01-10', '2026-01-11']) await addContract(app, app.betoId, { startedOn });
  await issueRun(app, '2026-11-24');
  const numbers = async (clientId: number) =>
    (await listedInvoices(app, { clientId })).map((one) => [
      one.internalNumber,
      one.typeCode,
      one.number,
      one.fiscalState,
    ]);
  expect(await numbers(app.betoId)).toEqual([
    [3, 'X', 502, 'none'],
    [2, 'X', 501, 'none'],
  ]);
  expect(await numbers(app.anaId)).toEqual([[1, 'B', null, 'pending']]);
  const next = named((await parametersOf(app)).legalEntities, 'Internet del Norte');
  expect(next.series).toMatchObject([{ nextNumber: 503 }]);
  // Whoever had the issuer's form open would set the series back: their save is a conflict.
  const { id, version, retired: _retired, logoId: _logo, ...fields } = next;
  const stale = app.call('billingParameters', 'saveLegalEntity', {
    at: { id, version: version - 1 },
    fields: { ...fields, series: fields.series.map((one) => ({ ...one, nextNumber: 501 })) },
  });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT' });
});

test('two windows that issue the same preview issue it once', async () => {
  const app = await createBilledOffice();
  const expected = expectedOf(await previewRun(app, '2026-11-24'));
  const run = () => app.call('invoices', 'issue', { taskId: randomUUID(), untilOn: '2026-11-24', expected });
  const [first, second] = await Promise.allSettled([run(), run()]);
  expect([first?.status, second?.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = first?.status === 'rejected' ? first.reason : second?.status === 'rejected' ? second.reason : null;
  expect(refused).toMatchObject({ failure: { code: 'RUN_CHANGED', params: { invoices: 0 } } });
  expect(await listedInvoices(app)).toHaveLength(1);
});

test('a price that rises between preview and issue issues nothing', async () => {
  const app = await createBilledOffice();
  const expected = expectedOf(await previewRun(app, '2026-11-24'));
  const plan = { name: 'Fibra 100 Mb', downKbps: 100_000, upKbps: 50_000, priceCents: 3_500_000 };
  await app.call('plans', 'update', { id: app.fibraId, version: 1, fields: plan });
  const stale = app.call('invoices', 'issue', {
    taskId: randomUUID(),
    untilOn: '2026-11-24',
    expected,
  });
  expect(await refusalOf(stale)).toMatchObject({ code: 'RUN_CHANGED', params: { invoices: 1 } });
  expect(await listedInvoices(app)).toEqual([]);
  expect((await app.call('invoices', 'runs', {})).runs).toEqual([]);
});

test('an office that was off for months catches up in the order of the dates, and says what changed', async () => {
  const app = await createBilledOffice({ cycleDay: 10, billedFromOn: '2026-11-10' });
  await issueRun(app, '2026-11-24');
  app.clock.ms = day('2027-02-03');
  const plan = { name: 'Fibra 100 Mb', downKbps: 100_000, upKbps: 50_000, priceCents: 3_500_000 };
  await app.call('plans', 'update', { id: app.fibraId, version: 1, fields: plan });
  const seen = await previewRun(app, '2027-02-03');
  // From 10 January to 2 February 24 of 31 days at the old price, 7 at the new one: (71,976,000 + 24,500,000) / 31.
  expect(seen.change).toEqual({ first: 0, same: 1, higher: 1, lower: 0, differenceCents: 113_129 });
  expect(seen.changed).toMatchObject([{ client: 'Ana Muñoz', beforeCents: 2_999_000, totalCents: 3_112_129 }]);
  await issueRun(app, '2027-02-03');
  const rows = (await listedInvoices(app)).toReversed();
  expect(rows.map(({ internalNumber, startOn, issuedOn }) => [internalNumber, startOn, issuedOn])).toEqual([
    [1, '2026-11-10', '2026-11-24'],
    [2, '2026-12-10', '2027-02-03'],
    [3, '2027-01-10', '2027-02-03'],
  ]);
});

test('a change of the cycle’s day bills the days between once', async () => {
  const app = await createBilledOffice({ cycleDay: 10, billedFromOn: '2026-11-10' });
  await issueRun(app, '2026-11-24');
  await saveBilling(app, app.anaId, await billingWith(app, { cycleDay: 1, billedFromOn: '2026-11-10' }));
  app.clock.ms = day('2027-01-02');
  await issueRun(app, '2027-01-02');
  const rows = (await listedInvoices(app)).toReversed();
  expect(rows.map(({ startOn, endOn, totalCents }) => [startOn, endOn, totalCents])).toEqual([
    ['2026-11-10', '2026-12-09', 2_999_000],
    // 22 of December's 31 days of 29,990.00: 2,999,000 × 22 / 31 = 2,128,322.58.
    ['2026-12-10', '2026-12-31', 2_128_323],
    ['2027-01-01', '2027-01-31', 2_999_000],
  ]);
});

test('a change of plan within the period is charged by days', async () => {
  const app = await createBilledOffice();
  const { version, id } = await onlyContract(app, app.anaId);
  const terms = { planId: app.hogarId, ownPriceCents: null };
  const reason = 'Lo pidió';
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-21', reason });
  await issueRun(app, '2026-11-24');
  const [row] = await listedInvoices(app);
  // 20 days at 29,990.00 and 10 at 18,900.00: (2,999,000 × 20 + 1,890,000 × 10) / 30 = 2,629,333.3.
  expect(row?.totalCents).toBe(2_629_333);
  expect((await app.call('invoices', 'get', { id: row?.id ?? 0 })).lines).toMatchObject([
    { description: 'Fibra 100 Mb', fromOn: '2026-11-01', toOn: '2026-11-20', amountCents: 1_999_333 },
    { description: 'Hogar 25 Mb', fromOn: '2026-11-21', toOn: '2026-11-30', amountCents: 630_000 },
  ]);
});

test('whoever is disabled on the day of the run is left out for that period, for good, but who was cut for a debt is not', async () => {
  const app = await createBilledOffice();
  const disable = async (to: 'enabled' | 'disabled') => {
    const { id, version } = await onlyContract(app, app.anaId);
    await app.call('contracts', 'setState', { id, version, to, reason: 'x' });
  };
  await disable('disabled');
  expect(await reasons(app)).toEqual([['disabledByOperator', 1]]);
  await addContract(app, app.betoId);
  await saveBilling(app, app.betoId, await billingWith(app));
  await issueRun(app, '2026-11-24');
  await disable('enabled');
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 0, exclusions: [] });
  app.clock.ms = day('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect((await listedInvoices(app, { clientId: app.anaId })).map(({ startOn }) => startOn)).toEqual(['2026-12-01']);
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  onTestFinished(() => void sqlite.close());
  sqlite.exec(`UPDATE contracts SET state = 'disabled', disabled_by = 'system' WHERE client_id = ${app.anaId}`);
  app.clock.ms = day('2027-01-01');
  expect(await reasons(app, '2027-01-01')).toEqual([]);
});

test('what a run cannot bill waits until it is mended; what is worth nothing does not', async () => {
  const app = await createBilledOffice();
  const { taxConditions, invoiceTypes } = await parametersOf(app);
  const set = (version: number, code: string | null) =>
    app.call('billingParameters', 'setTypeRule', {
      issuerConditionId: named(taxConditions, 'Responsable Inscripto').id,
      clientConditionId: named(taxConditions, 'Consumidor final').id,
      version,
      rule: code === null ? null : { invoiceTypeId: named(invoiceTypes, code).id, legend: '', toConfirm: false },
    });
  await set(1, null);
  expect(await reasons(app)).toEqual([['noType', 1]]);
  await set(0, 'B');
  expect(await reasons(app)).toEqual([]);
  const { id, version } = await onlyContract(app, app.anaId);
  const terms = { planId: app.fibraId, ownPriceCents: 0 };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-01', reason: 'sin cargo' });
  expect(await reasons(app)).toEqual([['zero', 1]]);
});

test('a series that gave its last number gives no more, and its invoices wait', async () => {
  const app = await createBilledOffice();
  const { taxConditions, legalEntities } = await parametersOf(app);
  const { id, version, retired: _retired, logoId: _logo, ...fields } = named(legalEntities, 'Internet del Norte');
  const series = fields.series.map((one) => ({ ...one, nextNumber: 99_999_999 }));
  await app.call('billingParameters', 'saveLegalEntity', { at: { id, version }, fields: { ...fields, series } });
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id };
  await saveBilling(app, app.betoId, await billingWith(app, fantasy));
  for (const startedOn of ['2026-01-10', '2026-01-11']) await addContract(app, app.betoId, { startedOn });
  expect(await reasons(app)).toEqual([['seriesExhausted', 1]]);
  await issueRun(app, '2026-11-24');
  expect((await listedInvoices(app, { clientId: app.betoId })).map(({ number }) => number)).toEqual([99_999_999]);
  expect(await reasons(app)).toEqual([['seriesExhausted', 1]]);
});

test('a deactivated client is not billed, and neither is one whose billing is off', async () => {
  const app = await createBilledOffice();
  await addContract(app, app.betoId);
  expect((await previewRun(app, '2026-11-24')).billingOff).toBe(1);
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  expect(await reasons(app)).toEqual([['clientDeactivated', 1]]);
});

test('a perception comes on top, later due dates have their surcharge, and a tax that ended is charged no more', async () => {
  const app = await createBillingOffice();
  const save = async (fields: Parameters<typeof taxFieldsWith>[0]) =>
    (await app.call('billingParameters', 'saveTax', { at: null, fields: taxFieldsWith(fields) })).id;
  const perception = await save({ rateBp: 300 });
  const ended = await save({ name: 'Vieja', toOn: '2026-11-23' });
  const profile = profileFieldsWith({ cycleDay: 1, secondDueDays: 20, secondSurchargeBp: 500, workingDaysOnly: true });
  const { id: profileId } = await app.call('billingParameters', 'saveProfile', { at: null, fields: profile });
  const { taxes } = await parametersOf(app);
  const taxIds = [named(taxes, 'IVA 21 %').id, perception, ended];
  await saveBilling(app, app.anaId, await billingWith(app, { profileId, taxIds }));
  await addContract(app, app.anaId);
  await issueRun(app, '2026-11-24');
  const [row] = await listedInvoices(app);
  // Net 2,999,000 / 1.21 = 2,478,512.4; 3 % of it is 74,355.36. 5 % of 3,073,355 is 153,667.75.
  expect(await app.call('invoices', 'get', { id: row?.id ?? 0 })).toMatchObject({
    netCents: 2_478_512,
    taxCents: 594_843,
    totalCents: 3_073_355,
    taxes: [{ amountCents: 520_488 }, { name: 'Percepción IIBB', mode: 'added', amountCents: 74_355 }],
    dueOn: '2026-12-04',
    secondDueOn: '2026-12-14',
    secondSurchargeCents: 153_668,
  });
});

test('a run that is cancelled leaves nothing, and only an operator may run one', async () => {
  const app = await createBilledOffice();
  const expected = expectedOf(await previewRun(app, '2026-11-24'));
  const taskId = randomUUID();
  const run = app.call('invoices', 'issue', { taskId, untilOn: '2026-11-24', expected });
  await app.call('tasks', 'cancel', { taskId });
  expect(await refusalOf(run)).toMatchObject({ code: 'CANCELLED' });
  expect(await listedInvoices(app)).toEqual([]);
  expect(await refusalOf(previewRun(app, '2027-11-24'))).toMatchObject({ code: 'VALIDATION', field: 'untilOn' });
  const { window, id } = await signedInOperator(app);
  const operators = (await app.call('operators', 'list', {})).operators;
  const luz = operators.find((one) => one.id === id);
  if (!luz) throw new Error('no operator');
  await app.call('operators', 'update', { ...luz, role: 'viewer' });
  const byViewer = app.callAs(window, 'invoices', 'preview', { taskId: randomUUID(), untilOn: '2026-11-24' });
  expect(await refusalOf(byViewer)).toMatchObject({ code: 'FORBIDDEN' });
});

test('an invoice is found by its client and its number, and says what its client was then', async () => {
  const app = await createBilledOffice();
  await issueRun(app, '2026-11-24');
  const client = await app.call('clients', 'get', { id: app.anaId });
  const { id, version, billing } = client;
  const renamed = { ...clientFields.strip().parse(client), name: 'Ana Gómez' };
  await app.call('clients', 'update', { id, version, fields: renamed, billing, renameReason: 'Se casó' });
  const find = async (text: string) =>
    (await app.call('invoices', 'list', { filter: { text }, offset: 0, limit: 10 })).rows.map((row) => row.client);
  expect(await find('gomez')).toEqual(['Ana Muñoz']);
  expect(await find('1')).toEqual(['Ana Muñoz']);
  expect(await find('2')).toEqual([]);
  expect(await find('100%')).toEqual([]);
});
