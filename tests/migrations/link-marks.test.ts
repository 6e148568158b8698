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
