import { expect, test } from 'vitest';
import { named, parametersOf } from '../support/billing';
import { createBillingOffice, type BillingOffice } from '../support/client-billing';
import { idOf, rowsOf } from '../support/mass-updates';
import { refusalOf } from '../support/test-app';

/** A list of clients, some of them billed, two of them with one address and a digit before it. */
const LIST = [
  'ID cliente;Nombre;E-mail;Facturación habilitada;Condición impositiva;Tipo de factura;Número de identificación tributaria',
  '101;Carla Paz;carla@correo.example;Sí;Consumidor final;B;',
  '102;Dora Gil;1carla@correo.example;Sí;Consumidor final;B;',
  '103;Enzo SA;enzo@correo.example;Sí;Responsable Inscripto;A;20-26756539-3',
  '104;Fito SA;;Sí;Responsable Inscripto;A;',
  '105;Gino;;No;Consumidor final;B;',
  '106;Hilda;3dmax@correo.example;Sí;;;',
];

async function importList(app: BillingOffice) {
  const fileToken = app.files.receive('clientes.csv', Buffer.from(LIST.join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId });
}

async function createImportedOffice() {
  const app = await createBillingOffice();
  await importList(app);
  const { taxConditions, taxes, paymentMethods } = await parametersOf(app);
  const shared = {
    billingEnabled: true,
    autoState: false,
    legalEntityId: app.entityId,
    paymentMethodId: named(paymentMethods, 'Efectivo').id,
    cycleDay: 5,
    addTaxIds: [named(taxes, 'IVA 21 %').id],
  };
  const groups = ['Consumidor final', 'Responsable Inscripto'].map((condition) => ({
    condition,
    fields: { ...shared, taxConditionId: named(taxConditions, condition).id },
  }));
  return { ...app, groups };
}

const idOfClient = async ({ call }: BillingOffice, customId: string) => {
  const asked = { filter: { text: customId }, sort: {}, offset: 0, limit: 1 };
  return (await call('clients', 'list', asked)).rows[0]?.id ?? 0;
};

test('the imported clients with billing are told by their condition, until they are billed', async () => {
  const app = await createImportedOffice();
  expect(await app.call('massUpdates', 'launch', {})).toEqual({
    groups: [
      { condition: 'Consumidor final', invoiceTypes: ['B'], clients: 2 },
      { condition: 'Responsable Inscripto', invoiceTypes: ['A'], clients: 2 },
      { condition: '', invoiceTypes: [], clients: 1 },
    ],
    billed: 0,
    spoiltEmails: 1,
  });
  const preview = await app.call('massUpdates', 'previewLaunch', { groups: app.groups });
  expect(preview.counts).toEqual({ change: 3, same: 0, skip: 1 });
  const [incomplete] = await rowsOf(app, preview.draftId, 'skip');
  expect(incomplete).toMatchObject({ name: 'Fito SA', reasons: [{ code: 'TAX_ID_NEEDED' }] });
  const done = await app.call('massUpdates', 'apply', { draftId: preview.draftId });
  const enzo = await app.call('clients', 'get', { id: await idOfClient(app, '103') });
  expect(enzo.billing).toMatchObject({
    billingEnabled: true,
    cycleDay: 5,
    billedFromOn: '2026-11-24',
    autoState: false,
  });
  expect(await app.call('massUpdates', 'launch', {})).toMatchObject({
    groups: [
      { condition: '', clients: 1 },
      { condition: 'Responsable Inscripto', clients: 1 },
    ],
    billed: 3,
  });
  await app.call('massUpdates', 'undo', { id: idOf(done) });
  expect(await app.call('massUpdates', 'launch', {})).toMatchObject({ billed: 0 });
});

test('an address with a digit in front of another’s is repaired: the real one is notified, the main one stays', async () => {
  const app = await createImportedOffice();
  const { draftId, counts } = await app.call('massUpdates', 'previewRepair', {});
  // An address that begins with a digit of its own is nobody else's.
  expect(counts).toEqual({ change: 1, same: 0, skip: 0 });
  const done = await app.call('massUpdates', 'apply', { draftId });
  const dora = await app.call('clients', 'get', { id: await idOfClient(app, '102') });
  expect(dora.email).toBe('1carla@correo.example');
  expect(dora.billing.notificationEmails).toEqual(['carla@correo.example']);
  expect((await app.call('massUpdates', 'launch', {})).spoiltEmails).toBe(0);
  await app.call('massUpdates', 'undo', { id: idOf(done) });
  expect((await app.call('massUpdates', 'launch', {})).spoiltEmails).toBe(1);
});

test('a condition that is said twice is refused at the groups', async () => {
  const app = await createImportedOffice();
  const twice = app.call('massUpdates', 'previewLaunch', { groups: [...app.groups, ...app.groups] });
  expect(await refusalOf(twice)).toMatchObject({ code: 'VALIDATION', field: 'groups' });
  expect(app.unexpected).toEqual([]);
});
