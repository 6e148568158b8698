import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BillingOffice } from '../support/client-billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addVerified, gatewayFieldsWith } from '../support/gateways';
import { importList, tryList } from '../support/lists';

const COLUMNS = [
  'Facturación habilitada',
  'Tipo de factura',
  'Condición impositiva',
  'Información de Pasarelas de Pago',
];
const HEADER = ['ID cliente', 'Nombre', ...COLUMNS].join(';');

async function exportedLines(app: BillingOffice): Promise<string[]> {
  const { fileToken } = await app.call('exports', 'clients', {
    selection: { kind: 'filter', filter: { state: 'all' }, exceptIds: [] },
    format: 'csv',
  });
  const path = app.files.resolveOutgoing(fileToken)?.path ?? '';
  return readFileSync(path, 'utf8').replace('\uFEFF', '').trim().split('\r\n');
}

/** What the export says of a client's billing and gateways. */
async function toldOf(app: BillingOffice, name: string): Promise<string[]> {
  const [header = '', ...lines] = await exportedLines(app);
  const at = header.split(';');
  const cells = lines.map((line) => line.split(';')).find((line) => line[at.indexOf('Nombre')] === name) ?? [];
  return COLUMNS.map((column) => cells[at.indexOf(column)] ?? '');
}

async function attachTo(app: BillingOffice, clientId: number): Promise<string> {
  const gatewayId = await addVerified(app, gatewayFieldsWith({}));
  const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId });
  await app.call('gateways', 'attach', { clientId, gatewayId, reference });
  return reference;
}

async function clientNamed(app: BillingOffice, text: string): Promise<number> {
  const { rows } = await app.call('clients', 'list', { filter: { text }, sort: {}, offset: 0, limit: 1 });
  return rows[0]?.id ?? 0;
}

test('a client that is billed and pays through a gateway is exported as the register has it', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  const reference = await attachTo(app, app.anaId);
  expect(await toldOf(app, 'Ana Muñoz')).toEqual(['Sí', 'B', 'Consumidor final', `Pago Fácil: ${reference}`]);
});

test('what the register says wins over the list, which stays where it says nothing', async () => {
  const app = await createBillingOffice();
  await importList(app, [HEADER, '77;Carla;No;A;Responsable inscripto;Rapipago: 1', '78;Dora;Sí;A;Exento;Efecty: 2']);
  const carla = await clientNamed(app, 'carla');
  await saveBilling(app, carla, await billingWith(app));
  const reference = await attachTo(app, carla);
  const gateways = `Pago Fácil: ${reference} | Rapipago: 1`;
  expect(await toldOf(app, 'Carla')).toEqual(['Sí', 'B', 'Consumidor final', gateways]);
  expect(await toldOf(app, 'Dora')).toEqual(['Sí', 'A', 'Exento', 'Efecty: 2']);
  await saveBilling(app, carla, { ...(await billingWith(app)), billingEnabled: false });
  expect(await toldOf(app, 'Carla')).toEqual(['No', 'B', 'Consumidor final', gateways]);
});

test('a client of whom only the e-mails were set is still as its list has it', async () => {
  const app = await createBillingOffice();
  await importList(app, [HEADER, '78;Dora;Sí;A;Exento;']);
  const dora = await clientNamed(app, 'dora');
  const blank = { billingEnabled: false, legalEntityId: null, taxConditionId: null, billedFromOn: null };
  await saveBilling(app, dora, { ...(await billingWith(app)), ...blank, taxIds: [], paymentMethodId: null });
  expect(await toldOf(app, 'Dora')).toEqual(['Sí', 'A', 'Exento', '']);
});

test('what was exported comes back with no change, and so does the list that came first', async () => {
  const app = await createBillingOffice();
  const first = [HEADER, '77;Carla;No;A;Responsable inscripto;Rapipago: 1'];
  await importList(app, first);
  const carla = await clientNamed(app, 'carla');
  await saveBilling(app, carla, await billingWith(app));
  await attachTo(app, carla);
  const { counts } = await tryList(app, await exportedLines(app));
  expect(counts).toMatchObject({ new: 0, changes: 0, problem: 0 });
  expect((await tryList(app, first)).counts).toMatchObject({ new: 0, changes: 0, same: 1 });
});
