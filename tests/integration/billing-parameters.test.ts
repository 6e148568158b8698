import { expect, test } from 'vitest';
import { isTaxId } from '../../src-main/domain/tax-ids';
import { entityFieldsWith, named, parametersOf, profileFieldsWith, taxFieldsWith } from '../support/billing';
import { createTestOffice, refusalOf, signedInOperator } from '../support/test-app';

test('an office of Argentina begins with the types of invoice that follow from each pair of conditions', async () => {
  const app = await createTestOffice();
  const { taxConditions, invoiceTypes, typeRules, taxes, paymentMethods, profiles } = await parametersOf(app);
  const typeOf = (issuer: string, client: string) => {
    const [one, other] = [named(taxConditions, issuer).id, named(taxConditions, client).id];
    const rule = typeRules.find((each) => each.issuerConditionId === one && each.clientConditionId === other);
    return rule && [invoiceTypes.find(({ id }) => id === rule.invoiceTypeId)?.code, rule.legend];
  };
  const monotributo = expect.stringContaining('Ley Nº 27.618');
  const transparency = 'Régimen de Transparencia Fiscal al Consumidor Ley 27.743';
  expect(typeOf('Responsable Inscripto', 'Responsable Inscripto')).toEqual(['A', '']);
  expect(typeOf('Responsable Inscripto', 'Monotributo')).toEqual(['A', monotributo]);
  expect(typeOf('Responsable Inscripto', 'Exento')).toEqual(['B', '']);
  expect(typeOf('Responsable Inscripto', 'No alcanzado')).toEqual(['B', '']);
  expect(typeOf('Responsable Inscripto', 'Consumidor final')).toEqual(['B', transparency]);
  for (const issuer of ['Monotributo', 'Exento'])
    for (const client of ['Responsable Inscripto', 'Monotributo', 'Exento', 'No alcanzado', 'Consumidor final'])
      expect(typeOf(issuer, client)).toEqual(['C', '']);
  expect(typeOf('Fantasía', 'Fantasía')).toEqual(['X', '']);
  expect(typeOf('Fantasía', 'Consumidor final')).toBeUndefined();
  expect(named(taxes, 'IVA 21 %')).toMatchObject({ rateBp: 2100, mode: 'included', base: 'net', toConfirm: true });
  expect(paymentMethods.map(({ name }) => name)).toContain('Efectivo');
  expect(profiles).toMatchObject([{ name: 'General', isDefault: true, cycleDay: 1, dueDays: 10, cutDays: 5 }]);
});

test('an office of another country sees its own, and what an accountant should confirm is marked', async () => {
  const app = await createTestOffice('CL');
  const { taxConditions, invoiceTypes, taxes } = await parametersOf(app);
  expect(taxConditions.map(({ name }) => name)).not.toContain('Monotributo');
  expect(named(invoiceTypes, 'Boleta electrónica').toConfirm).toBe(true);
  expect(taxes).toMatchObject([{ name: 'IVA 19 %', rateBp: 1900, toConfirm: true }]);
});

test('an issuer is saved with its series, told in the audit, and refused where it is wrong', async () => {
  const app = await createTestOffice();
  const fields = await entityFieldsWith(app);
  expect(isTaxId('AR', fields.taxId)).toBe(true);
  const { id } = await app.call('billingParameters', 'saveLegalEntity', { at: null, fields });
  expect((await parametersOf(app)).legalEntities).toMatchObject([{ id, version: 1, ...fields }]);
  const again = app.call('billingParameters', 'saveLegalEntity', { at: null, fields });
  expect(await refusalOf(again)).toMatchObject({ code: 'CATALOG_TAKEN', field: 'name' });
  const save = (change: Partial<typeof fields>, version = 1) =>
    app.call('billingParameters', 'saveLegalEntity', { at: { id, version }, fields: { ...fields, ...change } });
  expect(await refusalOf(save({ taxId: '30-50001091-3' }))).toMatchObject({ code: 'TAX_ID_INVALID' });
  expect(await refusalOf(save({}, 9))).toMatchObject({ code: 'CONFLICT' });
  const [first] = fields.series;
  if (!first) throw new Error('no series');
  await save({ series: [{ ...first, nextNumber: 120 }] });
  expect(await refusalOf(save({ series: [{ ...first, nextNumber: 119 }] }, 2))).toMatchObject({ field: 'series' });
  expect(await refusalOf(save({ series: [] }, 2))).toMatchObject({ field: 'series' });
  await save({ series: [{ ...first, nextNumber: 120 }], legend: 'Gracias' }, 2);
  expect((await parametersOf(app)).legalEntities).toMatchObject([
    { version: 3, legend: 'Gracias', series: [{ pointOfSale: 3, nextNumber: 120 }] },
  ]);
});

test('two issuers with one tax number share no series, and any other point of sale is theirs', async () => {
  const app = await createTestOffice();
  const fields = await entityFieldsWith(app);
  await app.call('billingParameters', 'saveLegalEntity', { at: null, fields });
  const save = (pointOfSale: number, at: { id: number; version: number } | null = null) =>
    app.call('billingParameters', 'saveLegalEntity', {
      at,
      fields: {
        ...fields,
        name: 'Norte Fibra',
        taxId: '30500010912',
        series: fields.series.map((series) => ({ ...series, pointOfSale })),
      },
    });
  expect(await refusalOf(save(3))).toMatchObject({
    code: 'SERIES_TAKEN',
    params: { name: 'Norte Digital S. R. L.' },
    field: 'series',
  });
  const { id } = await save(4);
  expect(await refusalOf(save(3, { id, version: 1 }))).toMatchObject({ code: 'SERIES_TAKEN' });
  await save(4, { id, version: 1 });
});

test('one profile is the office’s, until another becomes it', async () => {
  const app = await createTestOffice();
  const general = named((await parametersOf(app)).profiles, 'General');
  const { id: _id, version, retired: _retired, ...fields } = general;
  const at = { id: general.id, version };
  const notAny = app.call('billingParameters', 'saveProfile', { at, fields: { ...fields, isDefault: false } });
  expect(await refusalOf(notAny)).toMatchObject({ field: 'isDefault' });
  const retire = { kind: 'billingProfile', ...at, retired: true } as const;
  expect(await refusalOf(app.call('billingParameters', 'retire', retire))).toMatchObject({ code: 'VALIDATION' });
  await app.call('billingParameters', 'saveProfile', { at: null, fields: profileFieldsWith({ isDefault: true }) });
  const { profiles } = await parametersOf(app);
  expect(profiles.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['General', false],
    ['Quincena', true],
  ]);
  await app.call('billingParameters', 'retire', { ...retire, version: version + 1 });
  expect(named((await parametersOf(app)).profiles, 'General').retired).toBe(true);
});

test('a pair’s type is changed, left without one, and kept from mixing fantasy with law', async () => {
  const app = await createTestOffice();
  const { taxConditions, invoiceTypes, typeRules } = await parametersOf(app);
  const pair = {
    issuerConditionId: named(taxConditions, 'Responsable Inscripto').id,
    clientConditionId: named(taxConditions, 'Exento').id,
  };
  const set = (version: number, code: string | null, change: Partial<typeof pair> = {}) =>
    app.call('billingParameters', 'setTypeRule', {
      ...pair,
      ...change,
      version,
      rule: code === null ? null : { invoiceTypeId: named(invoiceTypes, code).id, legend: '', toConfirm: true },
    });
  await set(1, 'A');
  expect(await refusalOf(set(1, 'B'))).toMatchObject({ code: 'CONFLICT' });
  expect(await refusalOf(set(2, 'X'))).toMatchObject({ code: 'FANTASY_MIX' });
  const fantasy = named(taxConditions, 'Fantasía').id;
  expect(await refusalOf(set(0, 'B', { clientConditionId: fantasy }))).toMatchObject({ code: 'FANTASY_MIX' });
  await set(2, null);
  const left = (await parametersOf(app)).typeRules;
  expect(left).toHaveLength(typeRules.length - 1);
  expect(await refusalOf(set(1, 'B'))).toMatchObject({ code: 'CONFLICT' });
  await set(0, 'B');
});

test('taxes, methods, conditions, types and holidays are made, and only by an administrator', async () => {
  const app = await createTestOffice();
  await app.call('billingParameters', 'saveTax', { at: null, fields: taxFieldsWith({}) });
  await app.call('billingParameters', 'savePaymentMethod', { at: null, fields: { name: 'Cheque' } });
  const taken = app.call('billingParameters', 'savePaymentMethod', { at: null, fields: { name: 'CHÉQUE' } });
  expect(await refusalOf(taken)).toMatchObject({ code: 'CATALOG_TAKEN' });
  await app.call('billingParameters', 'saveHoliday', { onDate: '2026-12-25', name: 'Navidad' });
  const parameters = await parametersOf(app);
  expect(named(parameters.taxes, 'Percepción IIBB')).toMatchObject({ rateBp: 300, mode: 'added', version: 1 });
  expect(parameters.holidays).toEqual([{ onDate: '2026-12-25', name: 'Navidad' }]);
  await app.call('billingParameters', 'removeHoliday', { onDate: '2026-12-25' });
  const {
    id: _id,
    version: _version,
    retired: _retired,
    ...condition
  } = named(parameters.taxConditions, 'Monotributo');
  const fields = { ...condition, name: 'Monotributo social', toConfirm: true };
  await app.call('billingParameters', 'saveTaxCondition', { at: null, fields });
  expect(named((await parametersOf(app)).taxConditions, 'Monotributo social').toConfirm).toBe(true);
  const { window } = await signedInOperator(app);
  const byOperator = app.callAs(window, 'billingParameters', 'savePaymentMethod', {
    at: null,
    fields: { name: 'Vale' },
  });
  expect(await refusalOf(byOperator)).toMatchObject({ code: 'FORBIDDEN' });
});
