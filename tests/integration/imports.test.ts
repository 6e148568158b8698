import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { clientSelection } from '../../src-main/contract/clients';
import { importNoteCodes, type ImportTarget, importTargets, keepsRowOut } from '../../src-main/contract/imports';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

type ClientSelectionInput = z.input<typeof clientSelection>;
type Office = Awaited<ReturnType<typeof createTestOffice>>;

const dataFolder = resolve(import.meta.dirname, '../data');
const clientsFile = readFileSync(resolve(dataFolder, 'clientes.xlsx'));
const truth: {
  invalidEmails: number;
  invalidTaxIds: number;
  duplicateEmails: number;
  distinctClients: number;
  repeatedRows: number;
  rows: number;
  leadingZeroIds: number;
  blankNames: number;
  workaroundEmails: number;
  duplicateDocuments: number;
} = JSON.parse(readFileSync(resolve(dataFolder, 'truth.json'), 'utf8'));

async function open(app: Office, fileName: string, bytes: Buffer | string) {
  const fileToken = app.files.receive(fileName, Buffer.from(bytes));
  return app.call('imports', 'open', { fileToken });
}

async function preview(app: Office, fileName: string, bytes: Buffer | string) {
  const draft = await open(app, fileName, bytes);
  const targets: ImportTarget[] = draft.columns.map((column) => column.target);
  return { ...draft, ...(await app.call('imports', 'preview', { draftId: draft.draftId, targets })) };
}

test('the reasons that keep a row out are those of the rows that stay out, and no others', async () => {
  const app = await createTestOffice();
  const { draftId, problems } = await preview(app, 'clientes.xlsx', clientsFile);
  for (const { code } of problems) {
    const { rows } = await app.call('imports', 'rows', { draftId, problem: code, offset: 0, limit: 200 });
    const outside = rows.filter(({ outcome }) => outcome === 'problem');
    const forThis = outside.filter(
      (row) => !row.problems.some((other) => other.code !== code && keepsRowOut(other.code)),
    );
    expect([code, forThis.length > 0]).toEqual([code, keepsRowOut(code)]);
  }
});

async function importAll(app: Office, fileName: string, bytes: Buffer | string) {
  const { draftId } = await preview(app, fileName, bytes);
  return app.call('imports', 'apply', { draftId });
}

const everything: ClientSelectionInput = { kind: 'filter', filter: { state: 'all' }, exceptIds: [] };

async function exported(app: Office, format: 'xlsx' | 'csv') {
  const { fileToken, fileName, rows } = await app.call('exports', 'clients', { selection: everything, format });
  const file = app.files.resolveOutgoing(fileToken);
  return { bytes: readFileSync(file?.path ?? ''), fileName, rows };
}

async function rowsOf(app: Office, text: string) {
  const page = { filter: { text }, sort: { column: 'name', descending: false }, offset: 0, limit: 100 } as const;
  return (await app.call('clients', 'list', page)).rows;
}

test('the office list comes in whole: every column known, counts as the truth says, the second time nothing changes', async () => {
  const app = await createTestOffice();
  const first = await preview(app, 'clientes.xlsx', clientsFile);
  expect(first.columns.filter((column) => column.target === 'ignore')).toEqual([]);
  expect(first.rows).toBe(truth.rows);
  expect(first.counts.new + first.counts.problem + first.counts.skipped).toBe(truth.rows);
  expect(first.counts.skipped).toBe(truth.repeatedRows);
  expect(first.counts.new).toBe(truth.distinctClients - first.counts.problem);
  expect(Object.fromEntries(first.problems.map(({ code, rows }) => [code, rows]))).toEqual({
    nameMissing: truth.blankNames,
    emailInvalid: truth.invalidEmails,
    emailTaken: truth.duplicateEmails,
    emailWorkaround: truth.workaroundEmails,
    // Of two of the pairs one has no name and stays out.
    documentTaken: truth.duplicateDocuments - 2,
    taxIdInvalid: truth.invalidTaxIds,
  });
  const { created } = await app.call('imports', 'apply', { draftId: first.draftId });
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: created });
  const second = await preview(app, 'clientes.xlsx', clientsFile);
  expect(second.counts).toEqual({ ...first.counts, new: 0, same: created });
});

test.each(['xlsx', 'csv'] as const)(
  'what is exported to .%s comes back without a change, formula-like text and zeros too',
  async (format) => {
    const app = await createTestOffice();
    const list = [
      'ID cliente;Nombre;Observaciones;Documento/cédula;Balance de facturas impagas;Creado el',
      '0007;=Ana;+5 "dos";0012.345;1.234,50;3/2/2019',
    ];
    await importAll(app, 'lista.csv', list.join('\r\n'));
    await importAll(app, 'clientes.xlsx', clientsFile);
    const { bytes, fileName, rows } = await exported(app, format);
    const again = await preview(app, fileName, bytes);
    expect(again.columns.map((column) => column.header)).toEqual(
      'ID cliente|Nombre|Observaciones|E-mail|Teléfono|Teléfono celular|Dirección|Barrio|Zona|Documento/cédula|Ciudad|Provincia/estado/región|Facturación habilitada|Tipo de factura|Condición impositiva|Número de identificación tributaria|Número de facturas impagas|Balance de facturas impagas|Información de Pasarelas de Pago|Creado el|Última modificación'.split(
        '|',
      ),
    );
    expect(again.counts).toEqual({ new: 0, changes: 0, same: rows, problem: 0, skipped: 0 });
    expect(await rowsOf(app, '0012345')).toMatchObject([{ customId: '0007', name: '=Ana', nationalId: '0012.345' }]);
  },
);

test.each(['\n', '\r\n'])(
  'notes that hold pasted lines of an exported list come back as they went (lines end with %j)',
  async (newline) => {
    const app = await createTestOffice();
    await app.call('clients', 'create', clientFieldsWith({ name: 'Carla Pegada', customId: 'P1', phone: '111' }));
    const line = (await exported(app, 'csv')).bytes.toString().split('\r\n')[1] ?? '';
    const notes = [1, 2, 3, 4].map((lines) => Array.from({ length: lines }, () => line).join(newline));
    for (const [at, note] of [...notes, `lista:${newline}${notes[3]}`, `${notes[3]}${newline}"${notes[3]}"`].entries())
      await app.call('clients', 'create', clientFieldsWith({ name: `Nota ${at}`, customId: `N${at}`, notes: note }));
    const { bytes, fileName, rows } = await exported(app, 'csv');
    expect((await preview(app, fileName, bytes)).counts).toEqual({
      new: 0,
      changes: 0,
      same: rows,
      problem: 0,
      skipped: 0,
    });
  },
);

test('an import is taken back: new ones go, changed ones return, touched ones stay and are named', async () => {
  const app = await createTestOffice();
  await importAll(app, 'uno.csv', 'ID,Nombre,Teléfono\n1,Ana,111\n2,Beto,222\n');
  const second = await importAll(app, 'dos.csv', 'ID,Nombre,Teléfono\n1,Ana,999\n2,Beto,888\n3,Carla,333\n');
  expect(second).toMatchObject({ created: 1, changed: 2 });
  const [beto] = await rowsOf(app, 'beto');
  const client = await app.call('clients', 'get', { id: beto?.id ?? 0 });
  const { id, version, state, createdAtMs, updatedAtMs, deactivatedAtMs, formerNames, position, billing, ...fields } =
    client;
  await app.call('clients', 'update', { id, version, fields: { ...fields, address: 'Belgrano 1' } });
  const undone = await app.call('imports', 'undo', { importId: second.importId });
  expect(undone).toEqual({ removed: 1, restored: 1, kept: [{ id, name: 'Beto' }], keptRows: 1 });
  expect((await rowsOf(app, '')).map((row) => [row.name, row.phone])).toEqual([
    ['Ana', '111'],
    ['Beto', '888'],
  ]);
  expect([state, createdAtMs <= updatedAtMs, deactivatedAtMs, formerNames]).toEqual(['active', true, null, []]);
});

test('a title above the headers, headers in any order and case, Windows-1252 and either separator are read', async () => {
  const app = await createTestOffice();
  const text = 'Listado de abonados;;\nTELEFONO;nombre;Barrio\n2604 33-1208;Muñoz;Güemes\n';
  await importAll(app, 'lista.csv', Buffer.from(text, 'latin1'));
  expect(await rowsOf(app, 'munoz')).toMatchObject([{ name: 'Muñoz', phone: '2604 33-1208', neighborhood: 'Güemes' }]);
});

test('columns that the file lacks are left alone', async () => {
  const app = await createTestOffice();
  await importAll(app, 'uno.csv', 'ID;Nombre;Teléfono;Zona\n1;Ana;111;Sur\n');
  await importAll(app, 'dos.csv', 'ID;Nombre;Celular\n1;Ana;222\n');
  expect(await rowsOf(app, 'ana')).toMatchObject([{ phone: '111', mobile: '222', zone: 'Sur' }]);
});

test('an e-mail that cannot be the main one is kept in the notes and named', async () => {
  const app = await createTestOffice();
  const list = 'ID;Nombre;E-mail\n1;Ana;ana@correo.example\n2;Beto;ANA@correo.example\n3;Carla;carla@@correo\n';
  const draft = await preview(app, 'lista.csv', list);
  const { rows } = await app.call('imports', 'rows', { draftId: draft.draftId, offset: 0, limit: 10 });
  expect(rows.map((row) => row.problems)).toEqual([
    [],
    [{ code: 'emailTaken', field: 'email', other: 'Ana' }],
    [{ code: 'emailInvalid', field: 'email', other: 'carla@@correo' }],
  ]);
  await app.call('imports', 'apply', { draftId: draft.draftId });
  const [beto] = await rowsOf(app, 'beto');
  const client = await app.call('clients', 'get', { id: beto?.id ?? 0 });
  expect(client).toMatchObject({ email: '', notes: 'E-mail del archivo: ANA@correo.example' });
  expect((await preview(app, 'lista.csv', list)).counts).toMatchObject({ same: 3, changes: 0, new: 0 });
});

test('a file that is not a list is refused and the register untouched', async () => {
  const app = await createTestOffice();
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  expect(await refusalOf(open(app, 'clave.xlsx', ole))).toMatchObject({
    code: 'FILE_NOT_READABLE',
    params: { reason: 'encrypted' },
  });
  const cut = clientsFile.subarray(0, clientsFile.length / 2);
  expect(await refusalOf(open(app, 'cortado.xlsx', cut))).toMatchObject({
    code: 'FILE_NOT_READABLE',
    params: { reason: 'damaged' },
  });
  expect(await refusalOf(open(app, 'vacio.csv', ''))).toMatchObject({
    code: 'FILE_NOT_READABLE',
    params: { reason: 'empty' },
  });
  expect(await refusalOf(open(app, 'consumo.csv', 'IP;Desde;Bajada bytes\n10.0.0.1;2026-10-15;1\n'))).toMatchObject({
    code: 'FILE_NOT_READABLE',
    params: { reason: 'consumption' },
  });
  expect(await refusalOf(app.call('imports', 'open', { fileToken: '../../etc/passwd' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: 0 });
});

test('what stayed out of an import, and what came in otherwise, can be looked at and saved afterwards', async () => {
  const app = await createTestOffice();
  const first = await importAll(app, 'clientes.xlsx', clientsFile);
  expect(first.stayedOut).toBe(truth.rows - first.created);
  const { imports } = await app.call('imports', 'list', {});
  expect(imports[0]).toMatchObject({ stayedOut: first.stayedOut, noted: first.noted });
  const notes = async (offset: number) =>
    app.call('imports', 'notes', { importId: first.importId, offset, limit: 200 });
  const { notes: some, total } = await notes(0);
  expect(some.filter(({ code, stayedOut }) => stayedOut && code === 'nameMissing')).toHaveLength(truth.blankNames);
  expect(total).toBeGreaterThanOrEqual(first.stayedOut + first.noted);

  const words = Object.fromEntries(importNoteCodes.map((code) => [code, `${code}: {field} {other}`]));
  const fields = Object.fromEntries(importTargets.map((target) => [target, target]));
  const { fileToken, fileName, rows } = await app.call('imports', 'saveNotes', {
    importId: first.importId,
    headers: ['Fila', 'ID', 'Nombre', 'Qué pasó', 'Motivo'],
    stayedOut: 'No entró',
    cameIn: 'Entró',
    reasons: z.record(z.enum(importNoteCodes), z.string()).parse(words),
    speeds: { both: '', downOnly: '', upOnly: '', neither: '' },
    fields: z.record(z.enum(importTargets), z.string()).parse(fields),
  });
  expect(fileName).toBe('clientes - observaciones.csv');
  const lines = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(rows + 1);
  expect(lines.filter((line) => line.includes('nameMissing'))).toHaveLength(truth.blankNames);
});

test('a row is known by its ID cliente in other letters, and the client keeps the ID as it was typed', async () => {
  const app = await createTestOffice();
  await importAll(app, 'lista.csv', 'ID;Nombre;Dirección\n007;Ana;Mitre 1');
  const again = await preview(app, 'lista.csv', 'ID;Nombre;Dirección\n００７;Ana;Mitre 1\n0\u200B07;Beto;Mitre 2');
  expect(again.counts).toMatchObject({ new: 0, changes: 0, same: 1, problem: 1 });
  await importAll(app, 'lista.csv', 'ID;Nombre;Dirección\n\u202A007\u202C;Ana;Mitre 2');
  expect(await rowsOf(app, 'ana')).toMatchObject([{ customId: '007', address: 'Mitre 2' }]);
  const wide = await preview(app, 'lista.csv', 'ID;Nombre\n８;Caro\n8;Dora\n9;\u3164\u200B');
  expect(wide.counts).toMatchObject({ new: 1, problem: 2 });
  expect(wide.problems).toEqual(
    expect.arrayContaining([
      { code: 'sameClient', rows: 1 },
      { code: 'nameMissing', rows: 1 },
    ]),
  );
});
