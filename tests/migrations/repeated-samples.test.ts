import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0054: the samples from before stay with the import that counted them, and nobody is known to say them too', () => {
  const sqlite = officeOfOneContract(53);
  sqlite.exec(`
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (1, 'ip', '10.0.0.1', '10.0.0.1');
    INSERT INTO consumption_samples (source_id, at_s, down, up, import_id) VALUES (1, 1790000000, 5, 6, 3);`);
  const samples = () => sqlite.prepare('SELECT * FROM consumption_samples').all();
  const before = samples();
  migrate(sqlite, until(54));
  expect(samples()).toEqual(before);
  expect(sqlite.prepare('SELECT count(*) AS said FROM consumption_repeated_samples').get()).toEqual({ said: 0 });
});
