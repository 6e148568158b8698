import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

const WHOLE = '-9007199254740991, 9007199254740991';

test('0060: where the last sample of each share is counted, in the share itself; all else of it stays', () => {
  const sqlite = officeOfOneContract(59);
  const file = (id: number, measure: string, timeIs: string, lastS: number) => `
    INSERT INTO consumption_imports (id, file_name, fingerprint, at_ms, operator_name, measure, time_is, lines, samples, known,
      repeated, too_old, first_s, last_s) VALUES (${id}, 'a.csv', 'f', 1, 'Ana', '${measure}', ${timeIs}, 2, 2, 2, 0, 0, 1, ${lastS});`;
  sqlite.exec(`
    ${file(1, 'interval', "'at'", 7200)} ${file(2, 'interval', "'until'", 7199)} ${file(3, 'counter', "'at'", 7199)}
    ${file(4, 'interval', 'NULL', 7199)}
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (1, 'ip', 'a', 'a'), (2, 'ip', 'b', 'b');
    INSERT INTO consumption_shares (source_id, import_id, from_s, until_s, owner, last_s) VALUES
      (1, 1, ${WHOLE}, 1, 7200), (2, 1, 0, 3599, 1, 7200), (2, 1, 3600, 9999, -2, 7200),
      (1, 2, ${WHOLE}, 1, 3600), (2, 2, ${WHOLE}, -2, 7200),
      (1, 3, ${WHOLE}, 1, 3600), (2, 3, 0, 3599, 1, 3599),
      (1, 4, ${WHOLE}, 1, 7200)`);
  const rest = () =>
    sqlite.prepare('SELECT source_id, import_id, from_s, until_s, owner FROM consumption_shares').all();
  const before = rest();
  migrate(sqlite, until(60));
  expect(rest()).toEqual(before);
  const last = 'SELECT import_id, source_id, last_s FROM consumption_shares ORDER BY import_id, source_id, from_s';
  expect(sqlite.prepare(last).raw().all()).toEqual([
    [1, 1, 7200],
    [1, 2, 3599],
    [1, 2, 7200],
    [2, 1, 3599],
    [2, 2, 7199],
    [3, 1, 3599],
    [3, 2, 3599],
    [4, 1, 7199],
  ]);
  const plan = 'EXPLAIN QUERY PLAN SELECT max(last_s) FROM consumption_shares WHERE owner > 0';
  expect(sqlite.prepare(plan).get()).toMatchObject({ detail: expect.stringContaining('consumption_shares_last') });
});
