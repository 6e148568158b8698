import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportTarget } from '../../src-main/contract/imports';
import { createTestOffice } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

const folder = resolve(import.meta.dirname, '../data/imports');

async function tryFile(app: Office, fileName: string) {
  const fileToken = app.files.receive(fileName, readFileSync(join(folder, fileName)));
  const draft = await app.call('imports', 'open', { fileToken });
  const targets: ImportTarget[] = draft.columns.map((column) => column.target);
  const summary = await app.call('imports', 'preview', { draftId: draft.draftId, targets });
  return { draftId: draft.draftId, targets, ...summary };
}

/** The clients of an office by name, each with what `pick` takes of it. */
async function clientsOf(app: Office) {
  const { rows } = await app.call('clients', 'list', { filter: {}, sort: { column: 'name' }, offset: 0, limit: 100 });
  return rows;
}

test('Windows-1252, a title, the surname apart, amounts with a comma and dates of every kind', async () => {
  const app = await createTestOffice();
  const first = await tryFile(app, 'cable-sur.csv');
  expect(first.targets).toEqual([
    'customId',
    'lastName',
    'name',
    'nationalId',
    'phone',
    'mobile',
    'address',
    'unpaidBalance',
    'createdOn',
  ]);
  expect(first.counts).toEqual({ new: 4, changes: 0, same: 0, problem: 0, skipped: 0 });
  await app.call('imports', 'apply', { draftId: first.draftId });
  const rows = await clientsOf(app);
  expect(rows.map(({ customId, name, address }) => [customId, name, address])).toEqual([
    ['0003', 'Güemes', '9 de Julio 33'],
    ['0001', 'José María Muñoz', 'San Martín 1200'],
    ['0004', 'Óscar Peña', ''],
    ['0002', 'Sofía Ibáñez', 'Pje. "Los Álamos" 7, dpto 2'],
  ]);
  // The office's own clock is three hours behind UTC.
  expect(rows.map(({ createdAtMs }) => new Date(createdAtMs).toISOString().slice(0, 16))).toEqual([
    '2020-01-01T13:30',
    '2019-02-03T03:00',
    '1998-12-31T03:00',
    '2021-09-14T03:00',
  ]);
  expect((await tryFile(app, 'cable-sur.csv')).counts).toMatchObject({ same: 4, new: 0, changes: 0 });
});

test('commas, a BOM, columns in another order, a line break in a cell, and no ID cliente', async () => {
  const app = await createTestOffice();
  const first = await tryFile(app, 'fibra-norte.csv');
  expect(first.counts).toMatchObject({ new: 3, problem: 0 });
  expect(first.newEntries).toEqual([{ kind: 'city', count: 2, names: ['General Alvear', 'San Rafael'] }]);
  await app.call('imports', 'apply', { draftId: first.draftId });
  const [ana, beto] = await clientsOf(app);
  expect(ana).toMatchObject({ name: 'Ana Paz', address: 'Belgrano 7, PB', city: 'San Rafael' });
  expect(beto).toMatchObject({ email: 'BETO@correo.example', city: 'San Rafael' });
  expect(await app.call('clients', 'get', { id: ana?.id ?? 0 })).toMatchObject({ notes: 'Llamar\nde tarde' });
  expect(await app.call('clients', 'get', { id: beto?.id ?? 0 })).toMatchObject({ notes: '=1+1' });
  expect((await tryFile(app, 'fibra-norte.csv')).counts).toMatchObject({ same: 3, new: 0, changes: 0 });
});

test('a spreadsheet’s Unicode text, and two spellings of one neighbourhood', async () => {
  const app = await createTestOffice('CL');
  const first = await tryFile(app, 'coop-oeste.txt');
  expect(first.targets).toEqual(['customId', 'name', 'nationalId', 'neighborhood']);
  expect(first.newEntries).toEqual([{ kind: 'neighborhood', count: 1, names: ['Las Ñandúes'] }]);
  await app.call('imports', 'apply', { draftId: first.draftId });
  expect((await clientsOf(app)).map(({ name, neighborhood }) => [name, neighborhood])).toEqual([
    ['Ramón Díaz', 'Las Ñandúes'],
    ['Úrsula Nuñez', 'Las Ñandúes'],
  ]);
  expect((await tryFile(app, 'coop-oeste.txt')).counts).toMatchObject({ same: 2, new: 0, changes: 0 });
});
