import type { z } from 'zod';
import { type billingFields, blankBillingFields } from '../../src-main/contract/client-billing';
import { clientFields } from '../../src-main/contract/clients';
import { entityFieldsWith, named, parametersOf } from './billing';
import { type ContractOffice, createContractOffice } from './contracts';
import { OFFICE_SETUP, type TestApp } from './test-app';

export type BillingInput = z.input<typeof billingFields>;

/** An office that can bill: an issuer of law and one of fantasy, two clients and two plans. */
export async function createBillingOffice() {
  const app = await createContractOffice();
  // Months pass in these tests, and nobody is asked for a password.
  await app.call('office', 'update', { version: 1, name: OFFICE_SETUP.name, idleMinutes: 0 });
  const { taxConditions, invoiceTypes } = await parametersOf(app);
  const save = async (fields: Awaited<ReturnType<typeof entityFieldsWith>>) =>
    (await app.call('billingParameters', 'saveLegalEntity', { at: null, fields })).id;
  const entityId = await save(await entityFieldsWith(app));
  const fantasyFields = await entityFieldsWith(app, {
    name: 'Internet del Norte',
    conditionId: named(taxConditions, 'Fantasía').id,
    taxId: '',
    series: [{ invoiceTypeId: named(invoiceTypes, 'X').id, pointOfSale: 1, nextNumber: 501, inUse: true }],
  });
  return { ...app, entityId, fantasyId: await save(fantasyFields) };
}
export type BillingOffice = ContractOffice & { readonly entityId: number; readonly fantasyId: number };

/** How a client is billed: by the issuer of law, as Consumidor final, with IVA 21 % and in cash, from 1 November on. */
export async function billingWith(app: BillingOffice, fields: Partial<BillingInput> = {}): Promise<BillingInput> {
  const { taxConditions, taxes, paymentMethods } = await parametersOf(app);
  return {
    ...blankBillingFields,
    billingEnabled: true,
    legalEntityId: app.entityId,
    taxConditionId: named(taxConditions, 'Consumidor final').id,
    billedFromOn: '2026-11-01',
    taxIds: [named(taxes, 'IVA 21 %').id],
    paymentMethodId: named(paymentMethods, 'Efectivo').id,
    ...fields,
  };
}

/** Saves how a client is billed, and nothing else of it; answers the version. */
export async function saveBilling(
  app: Pick<TestApp, 'call'>,
  clientId: number,
  billing: BillingInput,
): Promise<number> {
  const client = await app.call('clients', 'get', { id: clientId });
  const { id, version } = client;
  // What a client has beyond its form is no part of it.
  const fields = clientFields.strip().parse(client);
  return (await app.call('clients', 'update', { id, version, fields, billing })).version;
}
