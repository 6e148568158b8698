import { expect, test } from 'vitest';
import { importSamples, monthOf } from '../support/consumption';
import { createContractOffice } from '../support/contracts';
import { importList } from '../support/lists';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
const of = (address: string, down: number, day = '2026-11-20', hour = 10) =>
  `${HEAD}${address};${day} ${hour}:00;${down};1\n`;

/** Ana's contract by a list, with an IP and a user name, and a file of each; of the same moment they tell of the same traffic. */
async function createListed(hourOfName = 10) {
  const app = await createContractOffice();
  const importLines = (...lines: string[]) => importList(app, lines);
  const list = await importLines('ID cliente;Plan;IP;Usuario;Fecha de alta', '1;Fibra 100 Mb;10.0.0.1;ana;1/11/2026');
  const byIp = await importSamples(app, of('10.0.0.1', 1000), { measure: 'interval' });
  const byName = await importSamples(app, of('ana', 7, '2026-11-20', hourOfName), { measure: 'interval' });
  const undoList = () => app.call('imports', 'undo', { importId: list.importId });
  const unknown = async () => {
    const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
    return addresses.map(({ address, samples, down }) => [address, samples, down]);
  };
  return { ...app, importLines, byIp, byName, undoList, unknown };
}

test('what a contract used goes back to each of its addresses when its import is undone, and each to its own contract', async () => {
  const app = await createListed();
  await app.undoList();
  expect(await app.unknown()).toEqual([
    ['10.0.0.1', 1, 1000],
    ['ana', 1, 7],
  ]);
  await app.importLines('ID cliente;Plan;IP;Usuario', '1;Fibra 100 Mb;;ana', '2;Fibra 100 Mb;10.0.0.1;');
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 2, samples: 2, left: 0, shared: 0 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(7);
  expect((await monthOf(app, app.betoId)).totals.down).toBe(1000);
});

test('the file of one of them undone afterwards takes away its own bytes alone', async () => {
  const app = await createListed();
  await app.undoList();
  await app.call('consumption', 'undo', { importId: app.byIp.importId });
  expect(await app.unknown()).toEqual([['ana', 1, 7]]);
  await app.call('consumption', 'undo', { importId: app.byName.importId });
  expect(await app.unknown()).toEqual([]);
});

test('what is kept as sums alone of several addresses stays listed, and is given to nobody', async () => {
  const app = await createListed(11);
  await importSamples(app, of('10.0.0.1', 64, '2026-11-23'), { measure: 'interval' });
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 3, hourMonths: 24 });
  await app.app.sweepConsumption();
  await app.undoList();
  expect(await app.unknown()).toEqual([
    ['10.0.0.1 + ana', 2, 1007],
    ['10.0.0.1', 1, 64],
  ]);
  await app.importLines('ID cliente;Plan;IP;Usuario', '1;Fibra 100 Mb;;ana', '2;Fibra 100 Mb;10.0.0.1;');
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 0, shared: 0 });
  expect((await monthOf(app, app.betoId)).totals.down).toBe(64);
});

test('what a contract of one address used goes back to it whole, with what is kept as sums alone', async () => {
  const app = await createContractOffice();
  const { importId } = await importList(app, ['ID cliente;Plan;IP;Fecha de alta', '1;Fibra 100 Mb;10.0.0.1;1/11/2026']);
  await importSamples(app, of('10.0.0.1', 5) + of('10.0.0.1', 8, '2026-11-23').slice(HEAD.length));
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 3, hourMonths: 24 });
  await app.app.sweepConsumption();
  await app.call('imports', 'undo', { importId });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses).toMatchObject([{ address: '10.0.0.1', samples: 2, down: 13 }]);
  expect(app.unexpected).toEqual([]);
});

test('what an address only told again is its own, too, whichever of them the office came to know first', async () => {
  const app = await createContractOffice();
  const { importId } = await importList(app, [
    'ID cliente;Plan;IP;Usuario;Fecha de alta',
    '1;Fibra 100 Mb;10.0.0.1;ana;1/11/2026',
  ]);
  await importSamples(app, of('ana', 5, '2026-11-20', 9));
  await importSamples(app, of('10.0.0.1', 1000));
  await importSamples(app, of('ana', 7));
  expect((await monthOf(app, app.anaId)).totals.down).toBe(1005);
  await app.call('imports', 'undo', { importId });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses.map(({ address, samples, down }) => [address, samples, down])).toEqual([
    ['10.0.0.1', 1, 1000],
    ['ana', 2, 12],
  ]);
});
