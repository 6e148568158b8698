import { expect, test } from 'vitest';
import {
  type BillingProfileFields,
  billingProfileFields,
  type InvoiceType,
  type LegalEntityFields,
  type TaxCondition,
} from '../../src-main/contract/billing-parameters';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints } from '../../src-main/contract/values/money';
import {
  conditionProblem,
  legalEntityProblem,
  profileProblem,
  seriesGoesBack,
  taxProblem,
  typeRuleProblem,
} from '../../src-main/domain/billing-parameters/rules';

const conditionWith = (fields: Partial<TaxCondition>): TaxCondition => ({
  id: 1,
  version: 1,
  retired: false,
  name: 'Responsable Inscripto',
  forIssuer: true,
  forClient: true,
  isFantasy: false,
  needsTaxId: true,
  toConfirm: false,
  ...fields,
});
const typeWith = (fields: Partial<InvoiceType>): InvoiceType => ({
  id: 1,
  version: 1,
  retired: false,
  code: 'A',
  name: 'Factura A',
  isFiscal: true,
  taxesShown: 'itemised',
  legend: '',
  toConfirm: false,
  ...fields,
});
const fantasy = conditionWith({ id: 9, isFantasy: true, needsTaxId: false });
const typeX = typeWith({ id: 9, code: 'X', isFiscal: false });

const profile: BillingProfileFields = billingProfileFields.parse({
  name: 'General',
  isDefault: true,
  cycleDay: 1,
  mode: 'advance',
  issueOffsetDays: 0,
  dueDays: 10,
  secondDueDays: 20,
  secondSurchargeBp: 300,
  thirdDueDays: 25,
  thirdSurchargeBp: 500,
  noticeDays: 1,
  cutDays: 5,
  workingDaysOnly: false,
  prorate: true,
  billSystemDisabled: true,
  billOperatorDisabled: false,
});

test.each<[Partial<BillingProfileFields>, string | undefined]>([
  [{}, undefined],
  [{ secondDueDays: null, thirdDueDays: null }, undefined],
  [{ secondDueDays: 10 }, 'secondDueDays'],
  [{ thirdDueDays: 20 }, 'thirdDueDays'],
  [{ secondDueDays: null }, 'thirdDueDays'],
  [{ cutDays: 0 }, 'cutDays'],
])('a profile with %o is wrong at %s', (change, field) => {
  expect(profileProblem({ ...profile, ...change })?.field).toBe(field);
});

test('a condition is somebody’s, and is of fantasy or not from its beginning', () => {
  expect(conditionProblem(conditionWith({ forIssuer: false, forClient: false }), null)?.field).toBe('forClient');
  expect(conditionProblem(conditionWith({ isFantasy: true }), conditionWith({}))?.field).toBe('isFantasy');
  expect(conditionProblem(conditionWith({ isFantasy: true }), null)).toBeNull();
});

test('what is of fantasy goes with what is of fantasy', () => {
  const legal = conditionWith({});
  expect(typeRuleProblem(legal, conditionWith({ id: 2 }), typeWith({}))).toBeNull();
  expect(typeRuleProblem(fantasy, fantasy, typeX)).toBeNull();
  expect(typeRuleProblem(fantasy, legal, typeX)?.code).toBe('FANTASY_MIX');
  expect(typeRuleProblem(legal, fantasy, typeWith({}))?.code).toBe('FANTASY_MIX');
  expect(typeRuleProblem(legal, legal, typeX)?.field).toBe('invoiceTypeId');
  expect(typeRuleProblem(fantasy, fantasy, typeWith({}))?.field).toBe('invoiceTypeId');
  expect(typeRuleProblem(conditionWith({ forIssuer: false }), legal, typeWith({}))?.field).toBe('clientConditionId');
  expect(typeRuleProblem(legal, conditionWith({ forClient: false }), typeWith({}))?.field).toBe('clientConditionId');
});

const entity: LegalEntityFields = {
  name: 'Norte Digital S. R. L.',
  fantasyName: '',
  conditionId: 1,
  taxId: '30-71234567-1',
  grossIncomeNumber: '',
  address: '',
  activityStartedOn: null,
  legend: '',
  series: [],
};
const known = { taxConditions: [conditionWith({}), fantasy], invoiceTypes: [typeWith({}), typeX] };
const series = (invoiceTypeId: number, pointOfSale: number, nextNumber = 1, inUse = true) => ({
  invoiceTypeId,
  pointOfSale,
  nextNumber,
  inUse,
});

test.each<[Partial<LegalEntityFields>, string | undefined]>([
  [{}, undefined],
  [{ series: [series(1, 3), series(1, 4, 1, false)] }, undefined],
  [{ conditionId: 7 }, 'conditionId'],
  [{ taxId: '' }, 'taxId'],
  [{ conditionId: 9, taxId: '' }, undefined],
  [{ series: [series(1, 3), series(1, 3, 1, false)] }, 'series'],
  [{ series: [series(1, 3), series(1, 4)] }, 'series'],
  [{ series: [series(9, 3)] }, 'series'],
  [{ series: [series(44, 3)] }, 'series'],
])('an issuer with %o is wrong at %s', (change, field) => {
  expect(legalEntityProblem({ ...entity, ...change }, known, true)?.field).toBe(field);
});

test('a tax id with a wrong digit is refused, where one is needed and where not', () => {
  expect(legalEntityProblem(entity, known, false)?.code).toBe('TAX_ID_INVALID');
  expect(legalEntityProblem({ ...entity, conditionId: 9 }, known, false)?.code).toBe('TAX_ID_INVALID');
});

test('a series that numbers were given from neither goes back nor away', () => {
  expect(seriesGoesBack([series(1, 3, 8)], [series(1, 3, 8)])).toBeNull();
  expect(seriesGoesBack([series(1, 3, 8)], [series(1, 3, 9, false), series(1, 4)])).toBeNull();
  expect(seriesGoesBack([series(1, 3, 8)], [series(1, 3, 7)])?.field).toBe('series');
  expect(seriesGoesBack([series(1, 3, 8)], [series(1, 4, 8)])?.field).toBe('series');
  expect(seriesGoesBack([series(1, 3, 1)], [])).toBeNull();
});

test('a tax ends after it begins', () => {
  const tax = {
    name: 'IVA',
    rateBp: basisPoints.parse(2100),
    mode: 'included',
    base: 'net',
    toConfirm: false,
  } as const;
  const [first, last] = [calendarDate.parse('2026-01-01'), calendarDate.parse('2026-12-31')];
  expect(taxProblem({ ...tax, fromOn: first, toOn: last })).toBeNull();
  expect(taxProblem({ ...tax, fromOn: last, toOn: first })?.field).toBe('toOn');
  expect(taxProblem({ ...tax, fromOn: null, toOn: first })).toBeNull();
});
