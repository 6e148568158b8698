import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import {
  choicesOf,
  type ClientCondition,
  clientCondition,
  type ConditionKind,
  conditionFields,
  entriesFields,
} from '../../src-main/contract/client-conditions';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import * as schema from '../../src-main/data/schema';
import { countClients, listClients, sumOwed } from '../../src-main/domain/clients/list-store';

/** What grows with every month of an office: no filter may read one of them whole, nor at all. */
const LEDGER = /\b(?:invoices|invoice_lines|invoice_taxes|invoice_snapshots|debits|credits|payments|allocations)\b/u;

const conditions: ClientCondition[] = conditionFields.flatMap((facts): ClientCondition[] => {
  const { kind, field } = facts;
  const asked: Readonly<Record<ConditionKind, readonly object[]>> = {
    text: [
      { match: 'contains', text: 'munoz' },
      { match: 'equals', text: 'munoz' },
      { match: 'empty', text: '' },
    ],
    entries:
      facts.kind === 'entries' && entriesFields[facts.field].blank
        ? [{ ids: [1] }, { ids: [1, null] }]
        : [{ ids: [1] }],
    choice: facts.kind === 'choice' ? [{ values: choicesOf(facts.field) }] : [],
    flag: [{ yes: true }, { yes: false }],
    number: [{ from: 1, to: 2 }],
    money: [{ from: 1, to: null }],
    date: [{ from: '2026-01-01', to: '2026-12-31' }],
  };
  const plain = asked[kind].map((each) => clientCondition.parse({ kind, field, ...each }));
  return plain.flatMap((each): ClientCondition[] => (each.kind === 'flag' ? [each] : [each, { ...each, not: true }]));
});

test('no filter reads an invoice or an entry of the ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-plans-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const asked = new Set<string>();
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { verbose: (text) => asked.add(String(text)) });
  onTestFinished(() => {
    sqlite.close();
  });
  migrate(sqlite, readMigrations(resolve('migrations')));
  sqlite.exec(`
    INSERT INTO office (id, name, country, time_zone, recovery_hash, created_at_ms)
    VALUES (1, 'Norte', 'AR', 'America/Argentina/Mendoza', '', 0)`);
  const db = drizzle({ client: sqlite, schema });
  asked.clear();
  for (const condition of conditions) {
    const filter = clientFilter.parse({ conditions: [condition] });
    countClients(db, filter);
    listClients(db, filter, clientSort.parse({}), 0, 50);
    sumOwed(db, filter);
  }
  const reads = [...asked].filter((text) => /^\s*SELECT/u.test(text));
  expect(reads.length).toBeGreaterThan(conditions.length);
  for (const text of reads) {
    const plan = sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all();
    const steps = plan.map(({ detail }) => detail).filter((step) => /^(?:SEARCH|SCAN)/u.test(step));
    expect(
      steps.filter((step) => LEDGER.test(step)),
      text,
    ).toEqual([]);
    // Everybody is walked over by an index, never by the pages of clients, contracts or references themselves.
    const whole = steps.filter(
      (step) =>
        /^SCAN (?:c|clients|contracts?|client_gateways)(?: |$)/u.test(step) && !/USING (?:COVERING )?INDEX/u.test(step),
    );
    expect(whole, text).toEqual([]);
  }
});
