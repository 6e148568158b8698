import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0056: what was repeated has the bytes that stand, of readings and of samples, and nothing that is kept changes', () => {
  const sqlite = officeOfOneContract(55);
  sqlite.exec(`
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (1, 'ip', '10.0.0.1', '10.0.0.1');
    INSERT INTO consumption_samples (source_id, at_s, down, up, import_id) VALUES (1, 1790000000, 5, 6, 3);
    INSERT INTO consumption_readings (source_id, at_s, down, up, import_id, counted_in) VALUES (1, 1790000100, 7, 8, 3, 3);
    INSERT INTO consumption_repeated_samples (source_id, at_s, import_id) VALUES (1, 1790000000, 4), (1, 1790000000, 5);
    INSERT INTO consumption_repeated_readings (source_id, at_s, import_id) VALUES (1, 1790000100, 4);`);
  const all = (table: string) => sqlite.prepare(`SELECT * FROM ${table}`).all();
  const kept = () => [all('consumption_samples'), all('consumption_readings')];
  const before = kept();
  migrate(sqlite, until(56));
  expect(kept()).toEqual(before);
  const repeated = { source_id: 1, line: null };
  expect(all('consumption_further_samples')).toEqual([
    { ...repeated, at_s: 1_790_000_000, import_id: 4, down: 5, up: 6 },
    { ...repeated, at_s: 1_790_000_000, import_id: 5, down: 5, up: 6 },
  ]);
  expect(all('consumption_further_readings')).toEqual([
    { ...repeated, at_s: 1_790_000_100, import_id: 4, down: 7, up: 8 },
  ]);
});
