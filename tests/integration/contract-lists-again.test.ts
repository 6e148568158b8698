import { expect, test } from 'vitest';
import { addContract, contractsOf, createContractOffice } from '../support/contracts';
import { importList, tryList } from '../support/lists';

const HEAD = 'ID cliente;Plan;Fecha de alta;IP;MAC';

test.each([
  ['nothing of the network', ['1;Fibra 100 Mb;10/01/2026;;', '1;Fibra 100 Mb;10/01/2026;;'], 1],
  ['a MAC that is none', ['1;Fibra 100 Mb;10/01/2026;;123', '1;Fibra 100 Mb;10/01/2026;;123'], 1],
  ['an IP that is another’s', ['1;Fibra 100 Mb;10/01/2026;10.0.0.9;', '1;Fibra 100 Mb;10/01/2026;10.0.0.9;'], 1],
  ['a MAC that is another’s', ['1;Fibra 100 Mb;;10.0.0.1;e48d8c0403c9', '1;Fibra 100 Mb;;10.0.0.2;e48d8c0403c9'], 1],
  ['two IPs of two contracts', ['1;Fibra 100 Mb;;10.0.0.1;', '1;Fibra 100 Mb;;10.0.0.2;'], 2],
])(
  'a list that says a contract twice brings it once, and so it does the next time: %s',
  async (_what, rows, contracts) => {
    const app = await createContractOffice();
    await addContract(app, app.betoId, { ip: '10.0.0.9', mac: 'e48d8c0403c9' });
    expect(await importList(app, [HEAD, ...rows])).toMatchObject({ created: contracts });
    for (let again = 0; again < 2; again += 1) {
      expect(await importList(app, [HEAD, ...rows])).toMatchObject({ created: 0 });
      expect(await contractsOf(app, app.anaId)).toHaveLength(contracts);
    }
  },
);

test('a second service of a client is a contract of its own, though the first one has no network yet', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, {});
  const rows = ['1;Fibra 100 Mb;;10.0.0.1;', '1;Fibra 100 Mb;;10.0.0.2;'];
  expect(await importList(app, [HEAD, ...rows])).toMatchObject({ created: 1, changed: 1 });
  expect(await contractsOf(app, app.anaId)).toHaveLength(2);
});

test('a second service that gets the IP of the first is no other row about that one', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.5', mac: 'e48d8c0403c2', userName: 'casa' });
  const rows = ['1;Fibra 100 Mb;;10.0.0.2;e48d8c0403c2', '1;Fibra 100 Mb;;10.0.0.5;e48d8c0403c4'];
  expect(await importList(app, [HEAD, ...rows])).toMatchObject({ created: 1, changed: 1 });
  expect(await importList(app, [HEAD, ...rows])).toMatchObject({ created: 0, changed: 0 });
});

test('a position that lacks its half is kept in the notes once, however often its list comes', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan;IP;Latitud;Longitud', '1;Fibra 100 Mb;10.0.0.1;-34,6;'];
  expect(await importList(app, list)).toMatchObject({ created: 1 });
  expect((await tryList(app, list)).counts).toMatchObject({ same: 1, changes: 0 });
  const [{ notes } = { notes: '' }] = await contractsOf(app, app.anaId);
  expect(notes).toBe('Posición del archivo: -34,6,');
});
