import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkbook } from '../../src-main/adapters/workbook';
import type { ClientFields } from '../../src-main/contract/clients';
import type { ImportTarget } from '../../src-main/contract/imports';
import { clientFieldsWith, createTestOffice, START_MS, type TestApp } from '../support/test-app';

type Office = TestApp & { recoveryCode: string };

async function add(app: Office, fields: Partial<ClientFields>): Promise<number> {
  return (await app.call('clients', 'create', clientFieldsWith(fields))).id;
}

/** Tries a list whose columns are known again by their headers. */
async function tryList(app: Office, list: string | Buffer, fileName = 'lista.csv') {
  const fileToken = app.files.receive(fileName, Buffer.from(list));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  const targets: ImportTarget[] = columns.map(({ target }) => target);
  const { counts } = await app.call('imports', 'preview', { draftId, targets });
  return { draftId, counts, columns };
}

async function exportAll(app: Office, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const { fileToken } = await app.call('exports', 'clients', {
    selection: { kind: 'filter', filter: { state: 'all' }, exceptIds: [] },
    format,
  });
  return readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '');
}

test('an import whose former e-mail is another client’s now is taken back all the same, and that client is named', async () => {
  const app = await createTestOffice();
  const ana = await add(app, { name: 'Ana', customId: '1', email: 'viejo@correo.example' });
  const beto = await add(app, { name: 'Beto', customId: '2', phone: '111' });
  const { draftId } = await tryList(
    app,
    'ID;Nombre;E-mail;Teléfono\r\n1;Ana;nuevo@correo.example;\r\n2;Beto;;222\r\n3;Nuevo;;\r\n',
  );
  const { importId } = await app.call('imports', 'apply', { draftId });
  await add(app, { name: 'Carla', email: 'viejo@correo.example' });
  expect(await app.call('imports', 'undo', { importId })).toEqual({
    removed: 1,
    restored: 1,
    kept: [{ id: ana, name: 'Ana' }],
    keptRows: 1,
  });
  expect(await app.call('clients', 'get', { id: ana })).toMatchObject({ email: 'nuevo@correo.example' });
  expect(await app.call('clients', 'get', { id: beto })).toMatchObject({ phone: '111' });
});

test('a surname in a column of its own does not make a name that the form would refuse', async () => {
  const app = await createTestOffice();
  const { counts } = await tryList(app, `ID;Nombre;Apellido\r\n1;${'a'.repeat(150)};${'b'.repeat(900)}\r\n`);
  expect(counts).toMatchObject({ new: 0, problem: 1 });
});

test('two clients with one e-mail, one of them deactivated, come back from an export without a change', async () => {
  const app = await createTestOffice();
  const gone = await add(app, { name: 'Ana', customId: '1', email: 'a@correo.example' });
  await app.call('clients', 'deactivate', { id: gone, version: 1 });
  await add(app, { name: 'Beto', customId: '2', email: 'a@correo.example' });
  for (const format of ['csv', 'xlsx'] as const) {
    const { counts } = await tryList(app, await exportAll(app, format), `lista.${format}`);
    expect(counts).toMatchObject({ same: 2, changes: 0, new: 0, problem: 0 });
  }
});

test('an e-mail that a client cannot have leaves the good one that the register has', async () => {
  const app = await createTestOffice();
  const ana = await add(app, { name: 'Ana', customId: '1', email: 'ana@correo.example' });
  const beto = await add(app, { name: 'Beto', customId: '2', email: 'beto@correo.example' });
  const { draftId } = await tryList(app, 'ID;Nombre;E-mail\r\n1;Ana;beto@correo.example\r\n2;Beto;beto@@x\r\n');
  await app.call('imports', 'apply', { draftId });
  expect(await app.call('clients', 'get', { id: ana })).toMatchObject({ email: 'ana@correo.example' });
  expect(await app.call('clients', 'get', { id: beto })).toMatchObject({ email: 'beto@correo.example' });
});

test.each(['csv', 'xlsx'] as const)(
  'text that a .%s could take for its own marks comes back as it was',
  async (format) => {
    const app = await createTestOffice();
    const texts = ["''=1+1", "'@x", '_x0041_', '_x000D_ y _x005F_', '=cmd|calc', 'n'.repeat(20_000)];
    for (const [index, notes] of texts.entries())
      await add(app, { name: `Cliente ${index}`, customId: `${index}`, notes });
    const { counts } = await tryList(app, await exportAll(app, format), `lista.${format}`);
    expect(counts).toMatchObject({ same: texts.length, changes: 0, problem: 0 });
  },
);

test('a stray byte in a list that says it is UTF-8 spoils one letter, not the whole list', async () => {
  const app = await createTestOffice();
  await add(app, { name: 'José Muñoz', customId: '7' });
  const list = Buffer.concat([
    Buffer.from('\uFEFFID cliente;Nombre;Observaciones\r\n7;José Muñoz;\r\n8;Ana;', 'utf8'),
    Buffer.from([0xf1]),
    Buffer.from('\r\n'),
  ]);
  const { counts, columns } = await tryList(app, list);
  expect(columns[0]).toMatchObject({ header: 'ID cliente', target: 'customId' });
  expect(counts).toMatchObject({ same: 1, new: 1 });
});

test('exported files do not lie about for ever', async () => {
  const app = await createTestOffice();
  await add(app, { name: 'Ana' });
  const outgoing = join(app.folder, 'files', 'outgoing');
  await exportAll(app, 'csv');
  await exportAll(app, 'csv');
  expect(readdirSync(outgoing)).toHaveLength(2);
  const aDayAgo = START_MS / 1000 - 25 * 60 * 60;
  for (const token of readdirSync(outgoing)) utimesSync(join(outgoing, token), aDayAgo, aDayAgo);
  await exportAll(app, 'csv');
  expect(readdirSync(outgoing)).toHaveLength(1);
});

test('only the ticked clients are exported, and a whole result less some leaves those out', async () => {
  const app = await createTestOffice();
  const ids = [await add(app, { name: 'Ana' }), await add(app, { name: 'Beto' }), await add(app, { name: 'Carla' })];
  const rowsOf = async (selection: Parameters<typeof app.call<'exports', 'clients'>>[2]['selection']) => {
    const { fileToken } = await app.call('exports', 'clients', { selection, format: 'csv' });
    const text = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
    return text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[1]);
  };
  expect(await rowsOf({ kind: 'ids', ids: [ids[1] ?? 0] })).toEqual(['Beto']);
  expect(await rowsOf({ kind: 'filter', filter: {}, exceptIds: [ids[1] ?? 0] })).toEqual(['Ana', 'Carla']);
});

test('an exported balance is the amount that was imported', async () => {
  const app = await createTestOffice();
  const { draftId } = await tryList(app, 'ID;Nombre;Balance de facturas impagas\r\n1;Ana;1.234,50\r\n');
  await app.call('imports', 'apply', { draftId });
  const [, line = ''] = (await exportAll(app, 'csv')).toString('utf8').trimEnd().split('\r\n');
  expect(line.split(';')[17]).toBe('1234,5');
});

test.each(['csv', 'xlsx'] as const)('every one of the 21 cells of a .%s says what the register has', async (format) => {
  const app = await createTestOffice();
  const cells = {
    'ID cliente': '0042',
    Nombre: 'José Muñoz',
    Observaciones: 'paga el 10',
    'E-mail': 'jose@correo.example',
    Teléfono: '0260 4421190',
    'Teléfono celular': '2604 33-1208',
    Dirección: 'San Martín 1240',
    Barrio: 'Centro',
    Zona: 'Sur',
    'Documento/cédula': '08.114.902',
    Ciudad: 'San Rafael',
    'Provincia/estado/región': 'Mendoza',
    'Facturación habilitada': 'Sí',
    'Tipo de factura': 'B',
    'Condición impositiva': 'Consumidor final',
    'Número de identificación tributaria': '20-08114902-6',
    'Número de facturas impagas': '2',
    'Balance de facturas impagas': '1234,5',
    'Información de Pasarelas de Pago': 'Cupón 12',
    'Creado el': '14/03/2021 09:30',
  };
  const list = [Object.keys(cells).join(';'), Object.values(cells).join(';')].join('\r\n');
  const { draftId } = await tryList(app, list);
  await app.call('imports', 'apply', { draftId });
  const path = join(app.folder, `todo.${format}`);
  writeFileSync(path, await exportAll(app, format));
  const rows: unknown[][] = [];
  for await (const { cells: read } of createWorkbook().read(path, `todo.${format}`)) rows.push([...read]);
  const [headers = [], values = []] = rows;
  expect(headers).toEqual([...Object.keys(cells), 'Última modificación']);
  // In a workbook an amount is a number, and a day a day, or nobody can add up or sort what was handed out.
  const kinds = values.slice(16).map((value) => (value instanceof Date ? 'date' : typeof value));
  if (format === 'xlsx') expect(kinds).toEqual(['number', 'number', 'string', 'date', 'date']);
  const shown = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 16) : String(value));
  const texts = Object.values(cells).slice(0, 16);
  expect(values.slice(0, 16)).toEqual(texts);
  // The test's clock stands at 24 November 2026, 09:00 in Mendoza; the client was made there in March 2021.
  const [count, balance, gateways, created, changed] = values.slice(16).map(shown);
  expect([count, gateways]).toEqual(['2', 'Cupón 12']);
  expect(balance?.replace(',', '.')).toBe('1234.5');
  expect(created).toMatch(/^(?:14\/03\/2021|2021-03-14).0?9:30/u);
  expect(changed).toMatch(/^(?:24\/11\/2026|2026-11-24).0?9:00/u);
});
