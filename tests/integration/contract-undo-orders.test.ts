import { array, assert, asyncProperty, constantFrom, nat, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { addContract, type ContractOffice, contractsOf, createContractOffice } from '../support/contracts';
import { importList } from '../support/lists';
import { undoImport, undoInOrder } from '../support/undo-orders';

const HEAD = 'ID cliente;Plan;Usuario;IP;MAC';
/** Who has what, and what is noted of it. */
async function standOf(app: ContractOffice) {
  const all = [...(await contractsOf(app, app.anaId)), ...(await contractsOf(app, app.betoId))];
  return all.map(({ userName, ip, mac, notes }) => [userName, ip, mac, notes]);
}

test.each([
  ['an IP', ['10.0.0.2;', '10.0.0.9;', '10.0.0.3;']],
  ['a network', ['10.0.0.0/30;', '10.0.0.8/30;', '10.0.0.4/30;']],
  ['a MAC', [';e48d8c0403c2', ';e48d8c0403c9', ';e48d8c0403c3']],
])(
  '%s that a later list takes from a contract is that one’s again before it is anybody else’s',
  async (_what, cells) => {
    const [first, second, third] = cells;
    const app = await createContractOffice();
    await importList(app, [HEAD, `2;Fibra 100 Mb;beto;${first}`]);
    const before = await standOf(app);
    const one = await importList(app, [HEAD, `2;Fibra 100 Mb;beto;${second}`, `1;Fibra 100 Mb;ana;${first}`]);
    const two = await importList(app, [HEAD, `1;Fibra 100 Mb;ana;${third}`]);
    expect(await app.call('imports', 'undoPlan', { importId: one.importId })).toMatchObject({
      kept: 2,
      first: [{ importId: two.importId, rows: 2 }],
    });
    expect(await undoImport(app, one.importId)).toMatchObject({ removed: 0, restored: 0, keptRows: 2 });
    const kept = await app.call('imports', 'kept', { importId: one.importId, offset: 0, limit: 5 });
    expect(kept.rows.map(({ name, code }) => [name, code])).toEqual([
      ['Ana Muñoz', 'importedSince'],
      ['Beto Ruiz', 'dueToAnother'],
    ]);
    expect(await undoImport(app, two.importId)).toMatchObject({ restored: 1, keptRows: 0 });
    expect(await undoImport(app, one.importId)).toMatchObject({ removed: 1, restored: 1, keptRows: 0 });
    expect(await standOf(app)).toEqual(before);
  },
);

test('a contract that somebody edited since is due nothing: who had its address before has it again', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { userName: 'beto', ip: '10.0.0.2' });
  const one = await importList(app, [HEAD, '2;Fibra 100 Mb;beto;10.0.0.9;', '1;Fibra 100 Mb;ana;10.0.0.2;']);
  await importList(app, [HEAD, '1;Fibra 100 Mb;ana;10.0.0.3;']);
  const [ana] = await contractsOf(app, app.anaId);
  if (!ana) throw new Error('the list made no contract');
  await app.call('contracts', 'setState', { id: ana.id, version: ana.version, to: 'alerted', reason: 'debe' });
  expect(await undoImport(app, one.importId)).toMatchObject({ restored: 1, keptRows: 1 });
  expect((await standOf(app)).map(([userName, ip]) => [userName, ip])).toEqual([
    ['ana', '10.0.0.3'],
    ['beto', '10.0.0.2'],
  ]);
});

const USERS = ['1;Fibra 100 Mb;ana', '1;Hogar 25 Mb;ana2', '2;Fibra 100 Mb;beto', '2;Hogar 25 Mb;beto2'] as const;
const IPS = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.2/31', ''] as const;
const MACS = ['e48d8c0403c1', 'e48d8c0403c2', ''] as const;

type Row = Readonly<Record<'who' | 'ip' | 'mac', string>>;

/** What was locked for good once: the second list gives back what the first, undone before it, had given back already. */
const LOCKED: Row[][] = [
  [
    { who: USERS[2], ip: '10.0.0.3', mac: '' },
    { who: USERS[1], ip: '10.0.0.2', mac: '' },
  ],
  [{ who: USERS[1], ip: '', mac: '' }],
];

const list = uniqueArray(
  record<Row>({ who: constantFrom(...USERS), ip: constantFrom(...IPS), mac: constantFrom(...MACS) }),
  {
    selector: ({ who }) => who,
    minLength: 1,
  },
);

interface Sequence {
  readonly lists: Row[][];
  /** Which list is undone when, before all of them are, over and over. */
  readonly order: number[];
}

test('lists that are undone in whatever order, each as often as it takes, leave the office as it was', async () => {
  const sequence = record<Sequence>({
    lists: array(list, { minLength: 2, maxLength: 3 }),
    order: array(nat(2), { maxLength: 4 }),
  });
  await assert(
    asyncProperty(sequence, async ({ lists, order }) => {
      const app = await createContractOffice();
      await addContract(app, app.anaId, { userName: 'ana', ip: '10.0.0.1', mac: MACS[0] });
      await addContract(app, app.betoId, { userName: 'beto', ip: '10.0.0.2', mac: MACS[1] });
      const before = await standOf(app);
      const imports: number[] = [];
      for (const rows of lists) {
        const lines = rows.map(({ who, ip, mac }) => `${who};${ip};${mac}`);
        imports.push((await importList(app, [HEAD, ...lines])).importId);
      }
      const left = await undoInOrder(app, imports, order);
      expect([left, await standOf(app)]).toEqual([[], before]);
    }),
    { numRuns: 20, examples: [[{ lists: LOCKED, order: [] }]] },
  );
});
