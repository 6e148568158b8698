import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import Excel from 'exceljs';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkbook } from '../../src-main/adapters/workbook';
import type { CellValue, ReadCell } from '../../src-main/ports';
import { createTestOffice, refusalOf } from '../support/test-app';

const workbook = createWorkbook();

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'abonado-workbook-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function read(fileName: string, bytes: Buffer | string): Promise<ReadCell[][]> {
  const path = join(folder(), fileName);
  writeFileSync(path, bytes);
  const rows: ReadCell[][] = [];
  for await (const { cells } of workbook.read(path, fileName)) rows.push([...cells]);
  return rows;
}

/** A zip of deflated files, whose directory may lie about a size. */
function zip(files: readonly { name: string; bytes: Buffer; claimed?: number }[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claimed = bytes.length } of files) {
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name)]));
    body.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, ...directory, end]);
}

test('a formula gives the value stored with it, styled text its words', async () => {
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('Clientes');
  sheet.addRow(['ID', 'Nombre', 'Notas', 'Fecha', 'Balance']);
  const sum = { formula: 'CONCATENATE("A","na")', result: 'Ana', date1904: false };
  const styled = { richText: [{ text: 'Llamar ' }, { font: { bold: true }, text: 'tarde' }] };
  sheet.addRow(['007', sum, styled, new Date(Date.UTC(2019, 1, 3)), 1234.5]);
  const rows = await read('lista.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(rows[1]).toEqual(['007', 'Ana', 'Llamar tarde', new Date(Date.UTC(2019, 1, 3)), 1234.5]);
});

test('text that looks like a formula is written as text, as another reader sees it', async () => {
  const path = join(folder(), 'salida.xlsx');
  const row = ['0007', '=1+1', '+54 9', '-x', '@a', '<b>&"', new Date(Date.UTC(2020, 0, 2, 3, 4, 5)), 12.5];
  await workbook.write(path, 'xlsx', [['ID'], row]);
  const book = new Excel.Workbook();
  await book.xlsx.readFile(path);
  const cells = row.map((_value, index) => book.worksheets[0]?.getRow(2).getCell(index + 1));
  expect(cells.map((cell) => cell?.value)).toEqual(row);
  expect(cells.map((cell) => cell?.formula)).toEqual(row.map(() => undefined));
});

test('what XML cannot hold, blanks at the edges and marks of the format come back from a workbook as they went', async () => {
  const path = join(folder(), 'salida.xlsx');
  const row = [
    'a\u0001b',
    'uno\r\ndos',
    ' borde ',
    '\tsangría',
    '_x0041_',
    'sin_xpar',
    '\uD83D\uDE00',
    '\uFFFE',
    '0',
    '🏠 ñandú',
  ];
  await workbook.write(path, 'xlsx', [['ID'], row]);
  const [, back] = await read('salida.xlsx', await readFile(path));
  expect(back).toEqual(row);
});

test('a workbook that is no longer wanted lets go of its rows', async () => {
  const path = join(folder(), 'salida.xlsx');
  let ended = false;
  const rows = function* (): Generator<CellValue[]> {
    try {
      for (let row = 0; ; row += 1) {
        if (row === 20_000) throw new Error('cancelled');
        yield [`Cliente ${row}`, 'x'.repeat(100)];
      }
    } finally {
      ended = true;
    }
  };
  await expect(workbook.write(path, 'xlsx', rows())).rejects.toThrow('cancelled');
  expect(ended).toBe(true);
  await expect(readFile(`${path}.partial`)).rejects.toThrow('ENOENT');
});

test('in a .csv a guarded text, a quote and a line break come back as they went', async () => {
  const path = join(folder(), 'salida.csv');
  const row = ['=1+1', '+5', '-x', '@a', "'=b", 'di "hola"; y', ' borde ', '0007'];
  const over = ['=1+1', '', '-x', '@a', "'=b", 'di "hola"; y\r\nchau', ' borde ', '0007'];
  await workbook.write(path, 'csv', [row, over]);
  const bytes = await readFile(path);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(bytes.toString('utf8')).toContain("'=1+1;'+5;'-x;'@a");
  expect(await read('salida.csv', bytes)).toEqual([row, over]);
});

test('a write that fails leaves no file under the name', async () => {
  const path = join(folder(), 'salida.csv');
  const failing = function* (): Generator<CellValue[]> {
    yield ['uno'];
    throw new Error('the disk is full');
  };
  await expect(workbook.write(path, 'csv', failing())).rejects.toThrow('the disk is full');
  await expect(readFile(path)).rejects.toThrow('ENOENT');
  await expect(readFile(`${path}.partial`)).rejects.toThrow('ENOENT');
});

const sheetName = 'xl/worksheets/sheet1.xml';
const frame = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') };
const megabyte = 1024 * 1024;

test.each([
  [
    'a document of another program',
    'carta.xlsx',
    zip([{ name: 'word/document.xml', bytes: Buffer.from('x') }]),
    'kind',
  ],
  ['text under the name of a workbook', 'lista.xlsx', Buffer.from('ID;Nombre\n1;Ana\n'), 'kind'],
  ['a workbook under the name of a text', 'lista.csv', zip([frame]), 'kind'],
  ['packed text', 'consumo.csv.gz', Buffer.from('1f8b080000000000', 'hex'), 'gzip'],
  ['packed text under the name of a text', 'consumo.csv', Buffer.from('1f8b080000000000', 'hex'), 'gzip'],
  ['bytes that are no text', 'lista.csv', Buffer.from([1, 0, 2, 0, 3]), 'kind'],
  ['a workbook with a password', 'clave.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
  ['a zip with nothing of a workbook in its frame', 'lista.xlsx', zip([frame]), 'damaged'],
  [
    'a bomb that hides its size',
    'bomba.xlsx',
    zip([frame, { name: sheetName, bytes: Buffer.alloc(64 * megabyte), claimed: 1000 }]),
    'damaged',
  ],
])('%s is refused', async (_what, fileName, bytes, reason) => {
  expect(await refusalOf(read(fileName, bytes))).toMatchObject({ code: 'FILE_NOT_READABLE', params: { reason } });
});

/** A workbook of one row that opens; its directory says that its sheet is `more` bytes longer than it is. */
function bookWhoseSheetClaims(more: number): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const related = (target: string, kind: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="${type}/${kind}" Target="${target}"/></Relationships>`;
  const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>Ana</t></is></c></row>`;
  const sheet = Buffer.from(`<worksheet ${main}><sheetData>${row}</sheetData></worksheet>`);
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    '_rels/.rels': related('xl/workbook.xml', 'officeDocument'),
    'xl/_rels/workbook.xml.rels': related('worksheets/sheet1.xml', 'worksheet'),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${type}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  };
  return zip([
    ...Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    { name: sheetName, bytes: sheet, claimed: sheet.length + more },
  ]);
}

test('a workbook that opens is refused when a sheet in it is longer or shorter than its directory says', async () => {
  expect(await read('lista.xlsx', bookWhoseSheetClaims(0))).toEqual([['Ana']]);
  for (const more of [-1, 1]) {
    expect(await refusalOf(read('lista.xlsx', bookWhoseSheetClaims(more)))).toMatchObject({
      code: 'FILE_NOT_READABLE',
      params: { reason: 'damaged' },
    });
  }
});

test('a bomb that tells its size is refused before anything is unpacked', async () => {
  const bomb = zip([frame, { name: sheetName, bytes: Buffer.alloc(10), claimed: 3_000_000_000 }]);
  expect(await refusalOf(read('bomba.xlsx', bomb))).toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test('more than 200,000 rows are refused, and the register is untouched', async () => {
  const app = await createTestOffice();
  const list = `Nombre\n${'Ana\n'.repeat(200_001)}`;
  const fileToken = app.files.receive('larga.csv', Buffer.from(list));
  expect(await refusalOf(app.call('imports', 'open', { fileToken }))).toMatchObject({ code: 'FILE_TOO_LARGE' });
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: 0 });
});

async function oneRowBook(cells: readonly string[]): Promise<Buffer> {
  const book = new Excel.Workbook();
  book.addWorksheet('Clientes').addRow([...cells]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test.each<[string, (cells: readonly string[]) => Promise<Buffer> | Buffer]>([
  ['ancha.csv', (cells) => Buffer.from(`${cells.join(';')}\n`)],
  ['ancha.xlsx', oneRowBook],
])('a list of over 1,000 columns is refused in %s, and empty ones beyond them are a margin', async (fileName, make) => {
  const headers = Array.from({ length: 1001 }, (_, index) => `Columna ${index}`);
  expect(await refusalOf(read(fileName, await make(headers)))).toMatchObject({
    code: 'FILE_TOO_WIDE',
    params: { columns: 1000 },
  });
  const margin = await make(headers.map((header, index) => (index < 1000 ? header : '')));
  expect((await read(fileName, margin))[0]?.slice(999)).toEqual(['Columna 999']);
});

test('a .csv with 300,000 columns in every row is refused at once', async () => {
  const row = `Ana${';'.repeat(300_000)}x\n`;
  expect(await refusalOf(read('enorme.csv', row.repeat(20)))).toMatchObject({ code: 'FILE_TOO_WIDE' });
});

test('every cut of the example workbook is refused or read, never thrown otherwise', async () => {
  const whole = await readFile(resolve(import.meta.dirname, '../data/clientes.xlsx'));
  for (const part of [0.01, 0.3, 0.7, 0.99]) {
    const cut = whole.subarray(0, Math.floor(whole.length * part));
    expect(await refusalOf(read('cortado.xlsx', cut))).toMatchObject({ code: 'FILE_NOT_READABLE' });
  }
});
