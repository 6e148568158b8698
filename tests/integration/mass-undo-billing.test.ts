import { expect, test } from 'vitest';
import { createAccountOffice } from '../support/account';
import { parametersOf, named } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { importList } from '../support/lists';
import { applyMass, idOf } from '../support/mass-updates';
import type { TestApp } from '../support/test-app';

const undo = ({ call }: Pick<TestApp, 'call'>, id: number) => call('massUpdates', 'undo', { id });
const withTaxId = (app: Pick<TestApp, 'call' | 'files'>, taxId: string) =>
  importList(app, ['ID cliente;Nombre;Número de identificación tributaria', `1;Ana Muñoz;${taxId}`]);

test('a rule that failed before the undo keeps nothing of what it does not speak of', async () => {
  const app = await createAccountOffice();
  const id = idOf(await applyMass(app, { emailPayment: false, reportAfterPayment: true, cycleDay: 15 }, [app.anaId]));
  // Its check digit is wrong.
  await withTaxId(app, '20-26756539-2');
  expect(await undo(app, id)).toMatchObject({ restored: 1, kept: 0 });
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  expect(billing).toMatchObject({ emailPayment: true, reportAfterPayment: false, cycleDay: 1 });
});

test('what a rule comes to be broken by stays and is named, and the rest goes back', async () => {
  const app = await createAccountOffice();
  const { taxConditions } = await parametersOf(app);
  const final = named(taxConditions, 'Consumidor final').id;
  await saveBilling(app, app.anaId, await billingWith(app, { billingEnabled: true, cycleDay: 3 }));
  const id = idOf(await applyMass(app, { billingEnabled: false, cycleDay: 15 }, [app.anaId]));
  await withTaxId(app, '20-26756539-2');
  const field = { field: 'billing.billingEnabled', code: 'contradicts' };
  expect(await undo(app, id)).toMatchObject({ restored: 1, kept: 1, keptRows: [{ fields: [field] }] });
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  expect(billing).toMatchObject({ billingEnabled: false, cycleDay: 3, taxConditionId: final });
});
