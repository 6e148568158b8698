import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCsv } from '../../src-main/adapters/csv-reader';

async function read(list: string | Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-csv-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'lista.csv');
  writeFileSync(path, list);
  const rows = [];
  for await (const row of readCsv(path)) rows.push(row);
  return rows;
}

const cellsOf = async (list: string | Buffer) => (await read(list)).map(({ cells }) => [...cells]);

const HEAD = 'ID;Nombre;Nota';
const around = (...lines: string[]) => [HEAD, '1;Ana;x', ...lines, '8;Caro;y', '9;Dora;z', ''].join('\r\n');
const before = [HEAD.split(';'), ['1', 'Ana', 'x']];
const after = [
  ['8', 'Caro', 'y'],
  ['9', 'Dora', 'z'],
];

test.each<[string, string[], string[][]]>([
  ['a nickname in quotes before the name', ['2;"El Negro" Pérez;'], [['2', '"El Negro" Pérez', '']]],
  ['a nickname in quotes in the first cell', ['"El Negro" Pérez;a;b'], [['"El Negro" Pérez', 'a', 'b']]],
  [
    'inches',
    ['2;Beto;12" caño', '3;Beto;" caño'],
    [
      ['2', 'Beto', '12" caño'],
      ['3', 'Beto', '" caño'],
    ],
  ],
  ['a quote that is never closed', ['2;"Juan;nota'], [['2', '"Juan', 'nota']]],
  ['a first cell whose quote is never closed', ['"2;Juan;nota'], [['"2', 'Juan', 'nota']]],
  [
    'two of them, rows apart',
    ['2;"Juan;a', '3;Beto;b', '4;"Luz;c', '5;Leo;d'],
    [
      ['2', '"Juan', 'a'],
      ['3', 'Beto', 'b'],
      ['4', '"Luz', 'c'],
      ['5', 'Leo', 'd'],
    ],
  ],
  [
    'one that the end of another cell seems to close',
    ['"2;Juan;a', '3;Beto;caño 2"', '4;Luz;c'],
    [
      ['"2', 'Juan', 'a'],
      ['3', 'Beto', 'caño 2"'],
      ['4', 'Luz', 'c'],
    ],
  ],
  [
    'one that another row closes, with more cells than a row has',
    ['2;"Juan;a', '3;b";c;d'],
    [
      ['2', '"Juan', 'a'],
      ['3', 'b"', 'c', 'd'],
    ],
  ],
  [
    'one that another row’s quoted cell seems to close',
    ['2;"Juan;a', '3;"Beto";b'],
    [
      ['2', '"Juan', 'a'],
      ['3', 'Beto', 'b'],
    ],
  ],
  [
    'one that another row seems to close, with as many cells as a row has',
    ['2;"Juan;a', '3;caño 2";b'],
    [
      ['2', '"Juan', 'a'],
      ['3', 'caño 2"', 'b'],
    ],
  ],
  [
    'a note with a delimiter in every line',
    ['2;Juan;"uno', 'dos;tres;cuatro"'],
    [['2', 'Juan', 'uno\r\ndos;tres;cuatro']],
  ],
  [
    'a quote alone in its cell',
    ['2;";a', '3;";b'],
    [
      ['2', '"', 'a'],
      ['3', '"', 'b'],
    ],
  ],
  ['a note over lines', ['2;Juan;"uno\r\ndos"'], [['2', 'Juan', 'uno\r\ndos']]],
  [
    'a note over lines, with delimiters and quotes',
    ['2;Juan;"uno; ""dos""\r\n; tres"'],
    [['2', 'Juan', 'uno; "dos"\r\n; tres']],
  ],
  ['a name over lines', ['2;"Juan\r\nPérez";"a\r\n\r\nb"'], [['2', 'Juan\r\nPérez', 'a\r\n\r\nb']]],
  ['a note over lines behind a nickname', ['2;"El Negro" Pérez;"a\r\nb"'], [['2', '"El Negro" Pérez', 'a\r\nb']]],
  ['a row without its last cells, a name over lines', ['2;"Juan\r\nPérez"'], [['2', 'Juan\r\nPérez']]],
  ['cells quoted with blanks behind them', ['2;"Juan" ;"a;b" '], [['2', 'Juan', 'a;b']]],
  ['an empty quoted cell', ['2;"";""'], [['2', '', '']]],
  ['a delimiter in a quoted cell', ['2;"Pérez; Juan";x'], [['2', 'Pérez; Juan', 'x']]],
])('%s: no other row is lost, none is made', async (_what, lines, rows) => {
  expect(await cellsOf(around(...lines))).toEqual([...before, ...rows, ...after]);
});

test('every row may have a note over lines: it is as wide as its headers', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => `${index};"uno;\ndos;tres\ncuatro";Sur;`);
  const found = await cellsOf(['ID;Nota;Zona;Barrio', ...rows].join('\n'));
  expect(found).toHaveLength(51);
  expect(found[50]).toEqual(['49', 'uno;\ndos;tres\ncuatro', 'Sur', '']);
});

test('a note over lines belongs to its row also where the other rows leave their last cells out', async () => {
  const rows = Array.from({ length: 9 }, (_, index) => `${index};Ana`);
  const found = await cellsOf([HEAD, ...rows, '9;Beto;"uno;\ndos"', '10;Caro'].join('\n'));
  expect(found.slice(-2)).toEqual([
    ['9', 'Beto', 'uno;\ndos'],
    ['10', 'Caro'],
  ]);
});

test('a note over lines with delimiters belongs to its row also where that row leaves its last cells out', async () => {
  const row = (id: number) => `${id},Ana,Sur,,,`;
  const found = await cellsOf(
    ['ID,Nombre,Nota,Zona,Barrio,Plan', row(1), row(2), '3,Beto,"llamó, no está;\nvuelve, el lunes"', row(4)].join(
      '\n',
    ),
  );
  expect(found.map(([id, name, note]) => [id, name, note]).slice(3)).toEqual([
    ['3', 'Beto', 'llamó, no está;\nvuelve, el lunes'],
    ['4', 'Ana', 'Sur'],
  ]);
});

test('quotes that two rows leave open swallow no row between them, were it short', async () => {
  const rows = ['1;"Juan;Sur;;;', '2;Beto;Sur', '3;Luz;Sur;;;', '4;Leo;caño 2";;;', '5;Ana;Sur;;;'];
  const found = await cellsOf(['ID;Nombre;Nota;Zona;Barrio;Plan', ...rows].join('\n'));
  expect(found.map(([id]) => id)).toEqual(['ID', '1', '2', '3', '4', '5']);
});

test.each(['\r', '\n', '\r\n'])(
  'lines may end with %j, also within a cell, and the last need not end',
  async (newline) => {
    const found = await cellsOf([HEAD, '1;"Ana";"uno', 'dos"', '2;Beto;'].join(newline));
    expect(found).toEqual([HEAD.split(';'), ['1', 'Ana', `uno${newline}dos`], ['2', 'Beto', '']]);
  },
);

test('a cell in quotes may begin in what is read at once and end in what is read next', async () => {
  const note = 'palabra; '.repeat(9000);
  const rows = Array.from({ length: 8 }, (_, index) => `${index};Ana;"${note}\n""fin"""`);
  const found = await cellsOf([HEAD, ...rows].join('\n'));
  expect(found.slice(1)).toEqual(rows.map((_row, index) => [String(index), 'Ana', `${note}\n"fin"`]));
});

const PASTED = ['5;Luz;a', '6;Leo;b', '7;Eva;c', '8;Ivo;d'];

test('pasted rows of a list in a note are a note where every cell of its row is in quotes', async () => {
  const note = PASTED.join('\r\n');
  const found = await cellsOf(around(`"2";"Juan";"${note}"`, '3;"Beto;x', '4;caño 2";y'));
  expect(found).toEqual([...before, ['2', 'Juan', note], ['3', '"Beto', 'x'], ['4', 'caño 2"', 'y'], ...after]);
});

test('pasted rows of a list in a note are a note where they end otherwise than the rows of the file', async () => {
  const note = PASTED.join('\n');
  const found = await cellsOf(around(`2;Juan;"${note}"`, '3;"Beto;x', '4;caño 2";y'));
  expect(found).toEqual([...before, ['2', 'Juan', note], ['3', '"Beto', 'x'], ['4', 'caño 2"', 'y'], ...after]);
});

test('what is read at once may end anywhere about a quote', async () => {
  const atOnce = 256 * 1024;
  const row = '1;"El ""Negro"";\r\n";""\r\n';
  const start = `${HEAD}\r\n2;Ana;`;
  for (let cut = 0; cut <= row.length; cut += 1) {
    const found = await read(`${start}${'x'.repeat(atOnce - cut - start.length - 2)}\r\n${row}3;Beto;`);
    expect(found.slice(2)).toMatchObject([
      { row: 3, cells: ['1', 'El "Negro";\r\n', ''] },
      { row: 4, cells: ['3', 'Beto', ''] },
    ]);
  }
});

test('a cell that runs on for longer than any text is none', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) => `Persona ${index};x;y`);
  const found = await cellsOf(['Nombre;Nota;Zona', '"Juan;a;b', ...rows, 'caño 2";x;y'].join('\n'));
  expect(found).toHaveLength(12_003);
});

test('a quote that is not closed within a megabyte takes nothing with it, nor long', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index};"Persona ${index};x`);
  const found = await cellsOf([HEAD, ...rows].join('\n'));
  expect(found).toHaveLength(60_001);
  expect(found.at(-1)).toEqual(['59999', '"Persona 59999', 'x']);
});

test('a row says how wide the list is, so that one with more cells is known', async () => {
  const rows = await read(around('2;Juan;uno;dos'));
  expect(rows.map(({ cells, width }) => [cells.length, width])).toEqual([
    [3, 3],
    [3, 3],
    [4, 3],
    [3, 3],
    [3, 3],
  ]);
});

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const latin = (text: string) => Buffer.from(text, 'latin1');

test('one byte that is none in a list in UTF-8 costs its letter, and no other', async () => {
  const list = Buffer.concat([utf8('ID;Nombre\n1;Muñoz\n2;Pe'), latin('ñ'), utf8('a\n3;José Ángel\n')]);
  expect(await cellsOf(list)).toEqual([
    ['ID', 'Nombre'],
    ['1', 'Muñoz'],
    ['2', 'Pe\uFFFDa'],
    ['3', 'José Ángel'],
  ]);
});

test.each([
  [
    'most letters of Windows, one of UTF-8',
    [latin('1;Muñoz\n2;José\n3;Peña\n'), utf8('4;Muñoz\n')],
    ['Muñoz', 'José', 'Peña', 'MuÃ±oz'],
  ],
  ['a single letter, of Windows', [latin('1;Muñoz\n')], ['Muñoz']],
  ['a single letter, of UTF-8', [utf8('1;Muñoz\n')], ['Muñoz']],
  ['quotes and dashes of Windows', [Buffer.from('1;\x93Negro\x94 \x96 Paz\n', 'latin1')], ['“Negro” – Paz']],
  ['a single letter, of Windows, that ends the file', [latin('1;Añ')], ['Añ']],
  ['a letter cut off at the end', [utf8('1;Muñoz\n2;José'), Buffer.from([0xc3])], ['Muñoz', 'José\uFFFD']],
])('a list is read by what most of its letters are: %s', async (_what, parts, names) => {
  const rows = await cellsOf(Buffer.concat([utf8('ID;Nombre\n'), ...parts]));
  expect(rows.slice(1).map(([, name]) => name)).toEqual(names);
});
