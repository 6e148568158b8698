import Excel from 'exceljs';
import { expect, test } from 'vitest';
import type { ImportTarget } from '../../src-main/contract/imports';
import { createTestOffice } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

async function tryBook(app: Office, fill: (book: Excel.Workbook) => void) {
  const book = new Excel.Workbook();
  fill(book);
  const fileToken = app.files.receive('lista.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  const targets: ImportTarget[] = columns.map(({ target }) => target);
  await app.call('imports', 'preview', { draftId, targets });
  return { draftId, rows: (await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 })).rows };
}

const HEAD = ['ID cliente', 'Nombre', 'Teléfono'];

test('the list is on the first sheet in sight that holds anything', async () => {
  const app = await createTestOffice();
  const { rows } = await tryBook(app, (book) => {
    book.addWorksheet('Vieja', { state: 'veryHidden' }).addRows([HEAD, ['1', 'Escondida', '1']]);
    book.addWorksheet('Otra', { state: 'hidden' }).addRows([HEAD, ['2', 'Oculta', '2']]);
    book.addWorksheet('Hoja 1');
    book.addWorksheet('Clientes').addRows([HEAD, ['3', 'A la vista', '3']]);
    book.addWorksheet('Bajas').addRows([HEAD, ['4', 'Después', '4']]);
  });
  expect(rows.map(({ name }) => name)).toEqual(['A la vista']);
});

test('a number that its cell shows with zeros in front keeps them, an amount stays an amount', async () => {
  const app = await createTestOffice();
  const { draftId, rows } = await tryBook(app, (book) => {
    const sheet = book.addWorksheet('Clientes');
    sheet.addRow([...HEAD, 'Balance']);
    const row = sheet.addRow([42, 'Con ceros', 2_614_445_555, 12.5]);
    row.getCell(1).numFmt = '00000';
    row.getCell(3).numFmt = '000000000000';
    row.getCell(4).numFmt = '0.00';
    sheet.addRow([43, 'Sin ceros', 1, 2]);
    sheet.addRow(['44', 'Texto', 1, 2]).getCell(1).numFmt = '00000';
  });
  expect(rows.map(({ customId, outcome }) => [customId, outcome])).toEqual([
    ['00042', 'new'],
    ['43', 'new'],
    ['44', 'new'],
  ]);
  const { cells } = await app.call('imports', 'row', { draftId, row: 2 });
  expect(cells).toContainEqual({ target: 'phone', text: '002614445555' });
  expect(cells).toContainEqual({ target: 'unpaidBalance', text: '12.5' });
});

test('an error in a cell is a problem of its row, never a value; the same letters typed as text are text', async () => {
  const app = await createTestOffice();
  const { draftId, rows } = await tryBook(app, (book) => {
    const sheet = book.addWorksheet('Clientes');
    sheet.addRow(HEAD);
    sheet.addRow(['1', { error: '#REF!' }, '1']);
    sheet.addRow(['2', 'Beto', { formula: 'A9', result: { error: '#N/A' } }]);
    sheet.addRow(['3', '#REF!', '3']);
    sheet.addRow([null, { error: '#DIV/0!' }]);
  });
  expect(rows.map(({ outcome, name, problems }) => [outcome, name, problems])).toEqual([
    ['problem', '', [{ code: 'cellError', field: 'name', other: '#REF!' }]],
    ['problem', 'Beto', [{ code: 'cellError', field: 'phone', other: '#N/A' }]],
    ['new', '#REF!', []],
    ['problem', '', [{ code: 'cellError', field: 'name', other: '#DIV/0!' }]],
  ]);
  await app.call('imports', 'correct', { draftId, row: 3, cells: [{ target: 'phone', text: '' }] });
  const { rows: after } = await app.call('imports', 'rows', { draftId, outcome: 'new', offset: 0, limit: 50 });
  expect(after.map(({ name }) => name)).toEqual(['Beto', '#REF!']);
});
