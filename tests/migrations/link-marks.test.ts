import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0053: a device from before keeps all that it had, and its link has no mark yet', () => {
  const sqlite = officeOfOneContract(52);
  sqlite.exec(`
    INSERT INTO client_devices (client_id, name, source, sealed_link, created_at_ms)
      VALUES (1, 'Celular', 'typed', 's1.0.x', 5);`);
  const devices = () => sqlite.prepare('SELECT * FROM client_devices').all();
  const [before] = devices();
  migrate(sqlite, until(53));
  expect(devices()).toEqual([{ ...Object(before), link_mark: '' }]);
});

test('0055: a mark of a link as it was typed is made anew, and nothing else of its device changes', () => {
  const sqlite = officeOfOneContract(53);
  sqlite.exec(`
    INSERT INTO client_devices (client_id, version, name, source, sealed_link, link_mark, created_at_ms, revoked_at_ms)
      VALUES (1, 3, 'Celular', 'typed', 's1.0.x', '0.abc', 5, NULL), (1, 2, 'Tablet', 'generated', '', '', 6, 7);`);
  const devices = () => sqlite.prepare('SELECT * FROM client_devices').all();
  const before = devices();
  migrate(sqlite, until(55));
  expect(devices()).toEqual(before.map((device) => ({ ...Object(device), link_mark: '' })));
});
