import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkbook } from '../../src-main/adapters/workbook';
import { locksOn } from '../support/file-locks';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

test('what goes wrong unexpectedly crosses as a number alone, under which the log has the cause', async () => {
  const workbook = {
    ...createWorkbook(),
    write: () => Promise.reject(new TypeError('no se pudo escribir José Muñoz jose@correo.example')),
  };
  const app = await createTestOffice('AR', { workbook });
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const selection = { kind: 'filter' as const, filter: {}, exceptIds: [] };
  const failure = await refusalOf(app.call('exports', 'clients', { selection, format: 'csv' }));
  expect(failure).toEqual({ code: 'UNEXPECTED', params: { id: expect.stringMatching(/^[\da-f]{8}$/u) } });
  expect(app.logged).toEqual([{ id: failure.params.id, cause: expect.any(TypeError) }]);
  app.unexpected.length = 0;
});

test('a fault of a window is logged under the number that the window shows, and a flood of them is not', async () => {
  const app = await createTestOffice();
  const stranger = { actor: null };
  const report = (id: string) =>
    app.callAs(stranger, 'support', 'report', {
      id,
      kind: 'TypeError',
      where: ['    at f (app://abonado/main.js:1:2)'],
    });
  for (let count = 0; count < 40; count += 1) await report(`0000${1000 + count}`);
  expect(app.logged).toHaveLength(30);
  expect(app.logged[0]).toMatchObject({ id: '00001000', cause: { name: 'WindowTypeError', message: '' } });
  app.clock.ms += 60_000;
  await report('00009999');
  expect(app.logged.at(-1)).toMatchObject({ id: '00009999' });
  app.unexpected.length = 0;
});

test('the diagnosis says what whoever helps needs, and nothing of anybody', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz', email: 'jose@correo.example' }));
  const { text } = await app.callAs({ actor: null }, 'support', 'diagnose', {});
  for (const fact of ['version: ', 'system: ', 'runtime: node ', 'disk: ', 'database: ', 'office: open'])
    expect(text).toContain(fact);
  for (const word of ['José', 'correo.example', 'Ana Ruiz', 'Norte Digital', 'oficina.example', app.folder])
    expect(text.includes(word), word).toBe(false);
});

// To close a file lets go of what the process locked of it, SQLite's locks too: another program then takes the log away.
test.runIf(process.platform === 'linux')('a diagnosis lets go of no lock of the open database', async () => {
  const app = await createTestOffice();
  const database = join(app.folder, 'abonado.db');
  const before = locksOn(database);
  expect(before).toBeGreaterThan(0);
  const { text } = await app.call('support', 'diagnose', {});
  expect(text).toMatch(/^database: .* form \d+$/mu);
  expect(locksOn(database)).toBe(before);
});
