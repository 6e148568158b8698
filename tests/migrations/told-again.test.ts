import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0059: what was imported stays as it is, of no file it is known what its time is, and nothing is out of a sum', () => {
  const sqlite = officeOfOneContract(58);
  sqlite.exec(`
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (1, 'ip', '10.0.0.1', '10.0.0.1'), (2, 'user', 'ana', 'ana');
    INSERT INTO consumption_imports
      (id, file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known, repeated, too_old, first_s, last_s)
      VALUES (3, 'consumo.csv', 'f', 1, 'Ana', 'interval', 2, 2, 2, 0, 0, 1790000000, 1790000000);
    INSERT INTO consumption_shares (source_id, import_id, owner, from_s, until_s, last_s)
      VALUES (1, 3, 1, 1790000000, 1790000000, 1790000000), (2, 3, 1, 1790000000, 1790000000, 1790000000);
    INSERT INTO consumption_samples (source_id, at_s, down, up, import_id)
      VALUES (1, 1790000000, 5, 6, 3), (2, 1790000000, 5, 6, 3);
    INSERT INTO consumption_hours (owner, hour, down, up) VALUES (1, 497222, 10, 12);`);
  const all = (table: string) => sqlite.prepare(`SELECT * FROM ${table}`).all();
  const kept = () => ['consumption_samples', 'consumption_shares', 'consumption_hours'].map(all);
  const [before, [file]] = [kept(), all('consumption_imports')];
  migrate(sqlite, until(59));
  expect(kept()).toEqual(before);
  expect(all('consumption_imports')).toEqual([{ ...Object(file), time_is: null }]);
  expect(all('consumption_told_again')).toEqual([]);
  const say = (timeIs: string) => () => sqlite.exec(`UPDATE consumption_imports SET time_is = '${timeIs}'`);
  expect(say('since')).toThrow('CHECK');
  expect(say('until')).not.toThrow();
});
