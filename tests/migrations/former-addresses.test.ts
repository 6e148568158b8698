import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0058: contracts from before are as they were, without former addresses; what is kept is of a day, and goes with them', () => {
  const sqlite = officeOfOneContract(57);
  const contracts = () => sqlite.prepare('SELECT * FROM contracts').all();
  const before = contracts();
  migrate(sqlite, until(58));
  expect(contracts()).toEqual(before);
  const former = () => sqlite.prepare('SELECT count(*) FROM contract_former_addresses').pluck().get();
  expect(former()).toBe(0);
  const add = (values: string) => () => sqlite.exec(`INSERT INTO contract_former_addresses VALUES (${values})`);
  expect(add("2, 'ip', '2026-11-23', '', 'k', 'k'")).toThrow('FOREIGN KEY');
  expect(add("1, 'name', '2026-11-23', '', 'k', 'k'")).toThrow('CHECK');
  expect(add("1, 'ip', '23/11/2026', '', 'k', 'k'")).toThrow('CHECK');
  expect(add("1, 'ip', '2026-11-23', '2026-11-24', 'k', 'k'")).toThrow('CHECK');
  expect(add("1, 'ip', '2026-11-23', '1', 'k', 'k'")).toThrow('CHECK');
  add("1, 'ip', '2026-11-23', '', 'k', 'k'")();
  add("1, 'mac', '2026-11-23', '2026-11-02', '', ''")();
  expect(add("1, 'ip', '2026-11-23', '', 'other', 'other'")).toThrow('UNIQUE');
  sqlite.exec('DELETE FROM contracts');
  expect(former()).toBe(0);
});
