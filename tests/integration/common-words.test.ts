import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswords } from '../../src-main/adapters/passwords';
import { seedOffice } from '../../src-main/app/seed';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { type Database, openDatabase } from '../../src-main/data/database';
import { listClients } from '../../src-main/domain/clients/list-store';
import { filterCondition, walkForHits } from '../../src-main/domain/clients/search-store';
import { sql } from 'drizzle-orm';
import { START_MS } from '../support/test-app';

const CLIENTS = 4000;
const PAGE = 50;
/** Words that stand at more than half of the made-up clients, as an e-mail's end or an area code does. */
const COMMON = ['correo', 'Córreo.example', 'mendoza', 'correo a', 'correo san', '260'];

const folder = mkdtempSync(join(tmpdir(), 'abonado-test-'));
let office: Database;

beforeAll(async () => {
  const services = { clock: { nowMs: () => START_MS }, passwords: createPasswords(2 ** 4) };
  await seedOffice({ folder, migrationsFolder: resolve('migrations'), clients: CLIENTS, services });
  office = openDatabase(join(folder, 'abonado.db'));
}, 60_000);

afterAll(() => {
  office.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every hit as the list has to have them: by name, those first whose name has each word at the start of one of its own. */
function everyHit(text: string, descending: boolean): number[] {
  const words = clientFilter.parse({ text }).text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ');
  const rows = office.read.all<{ id: number; key: string }>(
    sql`SELECT c.id, c.name_key AS key FROM clients c WHERE ${filterCondition(office.read, clientFilter.parse({ text }))}`,
  );
  const rank = (key: string) => (words.every((word) => ` ${key}`.includes(` ${word}`)) ? 0 : 1);
  const way = descending ? -1 : 1;
  return rows
    .toSorted(
      (one, other) =>
        rank(one.key) - rank(other.key) ||
        way * Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)) ||
        way * (one.id - other.id),
    )
    .map(({ id }) => id);
}

test.for(COMMON.flatMap((text) => [false, true].map((descending) => [text, descending] as const)))(
  '«%s» finds the same, in the same order, however many it finds (descending: %s)',
  ([text, descending]) => {
    const filter = clientFilter.parse({ text });
    const sort = clientSort.parse({ column: 'name', descending });
    const hits = everyHit(text, descending);
    for (const offset of [0, PAGE, 500, hits.length - 20]) {
      const rows = listClients(office.read, filter, sort, offset, PAGE);
      expect(rows.map(({ id }) => id)).toEqual(hits.slice(offset, offset + PAGE));
    }
  },
);

test('a page of what stands nearly everywhere is taken from the index of the names; what is further down, or rare, is not', () => {
  const byName = clientSort.parse({});
  const walk = (filter: object, wanted: number) =>
    walkForHits(office.read, clientFilter.parse({ state: 'active', ...filter }), byName, wanted);
  expect(walk({ text: 'correo' }, PAGE)).toHaveLength(PAGE);
  expect(walk({ text: 'correo' }, CLIENTS)).toBeNull();
  expect(walk({ text: 'correo', state: 'all' }, PAGE)).toBeNull();
  const withoutEmail = { kind: 'text', field: 'email', match: 'empty', text: '' };
  expect(walk({ text: 'correo', conditions: [withoutEmail] }, PAGE)).toBeNull();
  expect(walk({ text: 'zarate' }, PAGE)).toBeNull();
});
