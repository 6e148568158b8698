import { expect, test } from 'vitest';
import { mergeEntries } from '../support/catalogs';
import { addContract, contractsOf, createContractOffice, onlyContract } from '../support/contracts';
import { importList, saveClient, tryList } from '../support/lists';

test.each([
  ['contracts without an IP', ['ID cliente;Plan;Precio', '1;Fibra 100 Mb;29990', '1;Hogar 25 Mb;18900']],
  ['clients without an ID', ['Nombre;Teléfono', 'Zoe Paz;2604000001', 'Luz Roca;']],
])('the same list in two drafts comes in once: %s', async (_what, list) => {
  const app = await createContractOffice();
  const [one, other] = [await tryList(app, list), await tryList(app, list)];
  expect(await app.call('imports', 'apply', { draftId: one.draftId })).toMatchObject({ created: 2, left: 0 });
  expect(await app.call('imports', 'apply', { draftId: other.draftId })).toMatchObject({
    created: 0,
    changed: 0,
    same: 2,
    left: 0,
  });
  expect((await tryList(app, list)).counts).toMatchObject({ new: 0, same: 2 });
});

test('what was saved since does not stand in the way of the rows that it has nothing to do with, also the day after', async () => {
  const app = await createContractOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte', idleMinutes: 0 });
  const list = ['ID cliente;Plan;Nodo;IP', '1;Nuevo;Nodo Sur;10.0.0.1', '2;Nuevo;Nodo Sur;10.0.0.2'];
  const { draftId } = await tryList(
    app,
    list.map((line, at) => `${line};${at === 0 ? 'Precio' : '100'}`),
  );
  app.clock.ms += 24 * 60 * 60 * 1000;
  await saveClient(app, app.anaId, { address: 'Belgrano 1' });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 2, left: 0 });
});

test('a list that a correction and another window touched leaves only the row that became something else', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan;IP', '1;Fibra 100 Mb;10.0.0.1', '2;Fibra 100 Mb;10.0.0.2', '1;Hogar 25 Mb;10.0.0.3'];
  const { draftId } = await tryList(app, list);
  await app.call('imports', 'correct', { draftId, row: 2, cells: [{ target: 'ip', text: '10.0.0.2' }] });
  await addContract(app, app.betoId, { ip: '10.0.0.3' });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 2, leftRows: [{ row: 4 }] });
  // Of two rows that ask for one IP the first has it, whichever was corrected.
  expect((await contractsOf(app, app.anaId)).map(({ ip, notes }) => [ip, notes])).toEqual([['10.0.0.2', '']]);
  expect((await contractsOf(app, app.betoId)).map(({ ip, notes }) => [ip, notes])).toEqual([
    ['10.0.0.3', ''],
    ['', 'IP del archivo: 10.0.0.2'],
  ]);
});

test('a client that vanished since the dry run leaves its row out and named; the others come in', async () => {
  const app = await createContractOffice();
  const { importId } = await importList(app, ['ID cliente;Nombre', '77;Carla Paz']);
  const { draftId } = await tryList(app, ['ID cliente;Plan;IP', '77;Fibra 100 Mb;10.0.0.1', '1;Fibra 100 Mb;10.0.0.2']);
  await app.call('imports', 'undo', { importId });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({
    created: 1,
    leftRows: [{ row: 2, name: 'Carla Paz' }],
  });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.2' });
});

test('a contract goes to nobody when the ID of its row became another’s since the dry run', async () => {
  const app = await createContractOffice();
  const { draftId } = await tryList(app, ['ID cliente;Plan;IP', '1;Fibra 100 Mb;10.0.0.1']);
  await saveClient(app, app.anaId, { customId: '9' });
  await saveClient(app, app.betoId, { customId: '1' });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 0, leftRows: [{ row: 2 }] });
  expect([await contractsOf(app, app.anaId), await contractsOf(app, app.betoId)]).toEqual([[], []]);
});

test('a plan that was merged into another since the dry run is not what the row was to cost: it is left and named', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan;IP;Precio', '1;Fibra 100 Mb;10.0.0.1;', '2;Fibra 100 Mb;10.0.0.2;29990'];
  const { draftId } = await tryList(app, list);
  await mergeEntries(app, app.fibraId, app.hogarId);
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 1, leftRows: [{ row: 2 }] });
  expect(await onlyContract(app, app.betoId)).toMatchObject({ plan: 'Hogar 25 Mb', priceCents: 2_999_000 });
});

test('a draft that is gone on with says whether its dry run is still what the register is', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan', '1;Fibra 100 Mb'];
  const { draftId } = await tryList(app, list);
  expect(await app.call('imports', 'draft', { draftId })).toMatchObject({ summary: { counts: { new: 1 } } });
  await importList(app, list);
  const resumed = await app.call('imports', 'draft', { draftId });
  expect(resumed).toMatchObject({ summary: null, changedSince: true, columns: [{ target: 'customId' }, {}] });
});

test('created, changed, the same and stayed out are all the rows of a list, whatever became of each', async () => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;IP;MAC', '1;Fibra 100 Mb;10.0.0.1;', '1;Fibra 100 Mb;;e48d8c0403c5']);
  const lines = [
    'ID cliente;Plan;IP;MAC',
    '1;Fibra 100 Mb;10.0.0.1;',
    '1;Hogar 25 Mb;;e48d8c0403c5',
    '2;Fibra 100 Mb;10.0.0.2;',
    '2;Fibra 100 Mb;10.0.0.3;',
    '2;Fibra 100 Mb;10.0.0.3;',
    '9;Fibra 100 Mb;10.0.0.4;',
    '2;Hogar 25 Mb;300.0.0.5;e48d8c0403c7',
    '2;Fibra 100 Mb;10.0.0.6;',
  ];
  const { draftId } = await tryList(app, lines);
  await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [9] }, skipped: true });
  // Another window does one of them, and stands in the way of another.
  await importList(app, [lines[0] ?? '', lines[3] ?? '']);
  await addContract(app, app.anaId, { ip: '10.0.0.3' });
  const done = await app.call('imports', 'apply', { draftId });
  expect(done).toMatchObject({ created: 1, changed: 1, same: 2, left: 1, noted: 1 });
  expect(done.created + done.changed + done.same + done.stayedOut).toBe(lines.length - 1);
});

test('what is there already, but for a reason that nobody was told, is left and named', async () => {
  const app = await createContractOffice();
  const { draftId, problems } = await tryList(app, ['ID cliente;Plan;IP', '1;Fibra 100 Mb;10.0.0.1']);
  expect(problems).toEqual([]);
  await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-11-24' });
  const { plans } = await app.call('plans', 'list', {});
  const { id, version } = plans.find((plan) => plan.id === app.fibraId) ?? { id: 0, version: 0 };
  await app.call('catalogs', 'retire', { id, version, retired: true });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ same: 0, left: 1, leftRows: [{ row: 2 }] });
});

test('a list that another draft of the same file did already leaves nobody out for a user name that its own rows share', async () => {
  const app = await createContractOffice();
  const lines = ['ID cliente;Plan;Usuario', '1;Fibra 100 Mb;torre', '2;Fibra 100 Mb;torre'];
  const { draftId } = await tryList(app, lines);
  await importList(app, lines);
  const done = await app.call('imports', 'apply', { draftId });
  expect(done).toMatchObject({ created: 0, changed: 0, same: 2, left: 0, leftRows: [] });
});
