import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, nat, oneof, string, uint8Array } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbook } from '../../src-main/adapters/workbook';
import { Refusal } from '../../src-main/contract/failures';
import type { CellValue, ReadCell } from '../../src-main/ports';
import { casesOf } from '../support/fuzz';

const SAMPLE = 60;
const CASES = casesOf(SAMPLE);
const workbook = createWorkbook();
let folder = '';
let whole = Buffer.alloc(0);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abonado-fuzz-'));
  const path = join(folder, 'entera.xlsx');
  const rows = [
    ['ID cliente', 'Nombre', 'Balance'],
    ['0042', 'José Muñoz', 12.5],
    ['0043', '=cmd|calc', -3],
  ];
  await workbook.write(path, 'xlsx', rows);
  whole = readFileSync(path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows, or a refusal in the clerk's words; anything else is a fault. */
async function read(fileName: string, bytes: Buffer): Promise<ReadCell[][] | Refusal> {
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  const rows: ReadCell[][] = [];
  try {
    for await (const { cells } of workbook.read(path, fileName)) rows.push([...cells]);
    return rows;
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}

test('a workbook with bytes changed, cut off or put in anywhere is read or refused, and never more than it holds', async () => {
  const spoil = oneof(nat(), nat());
  await assert(
    asyncProperty(
      array(spoil, { minLength: 1, maxLength: 4 }),
      constantFrom('turn', 'cut', 'put'),
      nat(255),
      async (places, how, byte) => {
        let bytes = Buffer.from(whole);
        for (const place of places) {
          const at = place % bytes.length;
          if (how === 'turn') bytes.writeUInt8(bytes.readUInt8(at) ^ (byte || 1), at);
          else if (how === 'cut') bytes = bytes.subarray(0, Math.max(at, 4));
          else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]);
        }
        const found = await read('rota.xlsx', bytes);
        if (!(found instanceof Refusal)) expect(found.length).toBeLessThanOrEqual(3);
      },
    ),
    CASES,
  );
});

test('any bytes at all are a list or a refusal, by whatever name they come', async () => {
  await assert(
    asyncProperty(
      uint8Array({ maxLength: 400 }),
      constantFrom('a.xlsx', 'a.csv', 'a.txt', 'a'),
      constantFrom('', 'PK\u0003\u0004', '\u00FF\u00FE', '\u001F\u008B', 'ID;Nombre\r\n'),
      async (bytes, name, head) => {
        await read(name, Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(bytes)]));
      },
    ),
    CASES,
  );
});

test('a list in text is read as what it was written from, whatever is in its cells', async () => {
  const cell = oneof(
    string({ maxLength: 12 }),
    constantFrom('', 'a;b', 'a,b', 'di "jo"', 'línea\nsegunda', '00042', 'ñandú'),
  );
  const names = ['ID', 'Nombre', 'Notas'];
  await assert(
    asyncProperty(array(array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const path = join(folder, 'ida.csv');
      const list: CellValue[][] = [names, ...rows];
      await workbook.write(path, 'csv', list);
      const found = await read('vuelta.csv', readFileSync(path));
      if (found instanceof Refusal) throw found;
      // What is only blanks, and the mark that keeps a formula from running, are not told apart from nothing.
      const said = (cells: readonly ReadCell[]) =>
        cells.map((each) => (typeof each === 'string' ? each.replace(/^'/u, '').trim() : each));
      expect(said(found[0] ?? [])).toEqual(names);
    }),
    CASES,
  );
});
