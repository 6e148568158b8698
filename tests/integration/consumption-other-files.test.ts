import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, openSamples } from '../support/consumption';
import { refusalOf } from '../support/test-app';

const SAMPLE = { ip: '10.0.0.1', desde: '2026-11-20T15:00:00Z', bajada: 5, subida: 1 };

test.each([
  ['JSON on one line', JSON.stringify([SAMPLE, SAMPLE])],
  ['JSON in many lines', JSON.stringify([SAMPLE, SAMPLE], null, 2)],
  ['JSON, a sample a line', `${JSON.stringify(SAMPLE)}\n${JSON.stringify(SAMPLE)}\n`],
  ['JSON, lists in a list', JSON.stringify([Object.values(SAMPLE)])],
  ['no column that can be a time', 'Equipo;IP;Puerto\nCPE;10.0.0.1;8080\nCPE;10.0.0.2;8080\n'],
  ['no column that can be bytes', 'Visita,Técnico,Nota\n2026-11-20 10:00,Ana,Se cambió el cable\n'],
  ['a time and nothing else that is a number', 'Nombre,Momento raro\nAna,1795186800\n'],
])('a file of another kind is refused as it is opened: %s', async (_, text) => {
  const app = await createMeasuredOffice();
  expect(await refusalOf(openSamples(app, text))).toMatchObject({ code: 'SAMPLES_KIND' });
  expect(app.unexpected).toEqual([]);
});

test.each([
  ['contracts', readFileSync(join(import.meta.dirname, '../data/contratos.csv'))],
  ['payments', 'fecha,referencia,documento,importe\n2026-10-28,1002,43262685,20750.00\n'],
])('a list of %s, whose days are no moments, is doubted as it is opened', async (_, bytes) => {
  const app = await createMeasuredOffice();
  expect((await openSamples(app, bytes)).doubtful).toBe(true);
});

test.each([
  ['headings that are known', 'IP;Desde;Bajada bytes;Subida bytes\n10.0.0.1;20/11/2026 12:00;5;1\n'],
  ['headings that are known, and nothing below yet', 'IP;Desde;Bajada bytes\n'],
  ['known headings and days alone', 'IP;Fecha;Bajada\n10.0.0.1;20/11/2026;5\n'],
  ['odd headings', 'Quién;Cuándo;Cuánto\n10.0.0.1;20/11/2026 12:00;5\n'],
  ['odd headings, and seconds since 1970', 'k;z;n\n10.0.0.1;1795186800;5\n'],
  ['no headings, and the time apart', '20/11/2026;12:00;10.0.0.1;5\n20/11/2026;13:00;10.0.0.1;7\n'],
  ['no headings, and a bracket around the address', '[2001:db8::1];2026-11-20T15:00:00Z;5\n'],
  ['lines above the headings', 'Informe de tráfico\n\nIP;Desde;Bajada\n10.0.0.1;20/11/2026 12:00;5\n'],
])('a file of samples is not: %s', async (_, text) => {
  const app = await createMeasuredOffice();
  expect((await openSamples(app, text)).doubtful).toBe(false);
});

test('one that is doubted is counted all the same once the clerk says what its columns are', async () => {
  const app = await createMeasuredOffice();
  const file = 'Quién;Jornada;Cuánto\n10.0.0.1;20/11/2026;5\n';
  expect((await openSamples(app, file)).doubtful).toBe(true);
  expect(await importSamples(app, file, { targets: ['address', 'at', 'down'] })).toMatchObject({ known: 1 });
});
