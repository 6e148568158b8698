import type { z } from 'zod';
import type {
  BillingParameters,
  billingProfileFields,
  legalEntityFields,
  taxFields,
} from '../../src-main/contract/billing-parameters';
import type { TestApp } from './test-app';

type Call = Pick<TestApp, 'call'>;

export const parametersOf = (app: Call): Promise<BillingParameters> => app.call('billingParameters', 'list', {});

/** The one of this name, or code; fails the test when there is none. */
export function named<Entry extends { readonly name: string; readonly code?: string }>(
  entries: readonly Entry[],
  name: string,
): Entry {
  const found = entries.find((entry) => entry.name === name || entry.code === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

type EntityInput = z.input<typeof legalEntityFields>;

/** An issuer's form: Responsable Inscripto, with series for A and B at the point of sale 3. */
export async function entityFieldsWith(app: Call, fields: Partial<EntityInput> = {}): Promise<EntityInput> {
  const { taxConditions, invoiceTypes } = await parametersOf(app);
  const series = ['A', 'B'].map((code) => ({
    invoiceTypeId: named(invoiceTypes, code).id,
    pointOfSale: 3,
    nextNumber: 1,
    inUse: true,
  }));
  return {
    name: 'Norte Digital S. R. L.',
    fantasyName: 'Norte Digital',
    conditionId: named(taxConditions, 'Responsable Inscripto').id,
    taxId: '30-50001091-2',
    grossIncomeNumber: '0912345',
    address: 'San Martín 100, San Rafael',
    activityStartedOn: '2015-03-01',
    legend: '',
    series,
    ...fields,
  };
}

export function profileFieldsWith(
  fields: Partial<z.input<typeof billingProfileFields>>,
): z.input<typeof billingProfileFields> {
  return {
    name: 'Quincena',
    isDefault: false,
    cycleDay: 15,
    mode: 'advance',
    issueOffsetDays: 0,
    dueDays: 10,
    secondDueDays: null,
    secondSurchargeBp: 0,
    thirdDueDays: null,
    thirdSurchargeBp: 0,
    noticeDays: 1,
    cutDays: 5,
    workingDaysOnly: false,
    prorate: true,
    billSystemDisabled: true,
    billOperatorDisabled: false,
    ...fields,
  };
}

export function taxFieldsWith(fields: Partial<z.input<typeof taxFields>>): z.input<typeof taxFields> {
  return {
    name: 'Percepción IIBB',
    rateBp: 300,
    mode: 'added',
    base: 'net',
    fromOn: null,
    toOn: null,
    toConfirm: false,
    ...fields,
  };
}
