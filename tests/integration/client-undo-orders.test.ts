import { array, assert, asyncProperty, boolean, constantFrom, nat, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { importList } from '../support/lists';
import { clientFieldsWith, createTestOffice } from '../support/test-app';
import { undoImport, undoInOrder } from '../support/undo-orders';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

/** Ana and Beto, each with an e-mail and a document of their own. */
async function createOffice(): Promise<Office> {
  const app = await createTestOffice();
  for (const [customId, name, nationalId] of [
    ['1', 'Ana', '20000001'],
    ['2', 'Beto', '20000002'],
  ] as const)
    await app.call('clients', 'create', clientFieldsWith({ customId, name, nationalId, email: `${name}@ar.example` }));
  return app;
}

/** Who is in the register, and with what. */
async function standOf(app: Office) {
  const { rows } = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 50 });
  const all = await Promise.all(rows.map(({ id }) => app.call('clients', 'get', { id })));
  return all
    .toSorted((one, other) => one.id - other.id)
    .map(({ customId, name, email, nationalId, notes }) => [customId, name, email, nationalId, notes]);
}

const HEAD = 'ID cliente;Nombre;E-mail';

test('an e-mail that a later list takes from a client is that one’s again before it is anybody else’s', async () => {
  const app = await createOffice();
  const before = await standOf(app);
  const one = await importList(app, [HEAD, '2;Beto;otro@ar.example']);
  const two = await importList(app, [HEAD, '3;Caro;Beto@ar.example']);
  const three = await importList(app, [HEAD, '3;Caro;caro@ar.example']);
  expect(await app.call('imports', 'undoPlan', { importId: one.importId })).toMatchObject({
    kept: 1,
    first: [{ importId: three.importId, rows: 1 }],
  });
  expect(await undoImport(app, one.importId)).toMatchObject({ restored: 0, keptRows: 1 });
  const kept = await app.call('imports', 'kept', { importId: one.importId, offset: 0, limit: 5 });
  expect(kept.rows.map(({ name, code }) => [name, code])).toEqual([['Beto', 'dueToAnother']]);
  expect(await undoImport(app, three.importId)).toMatchObject({ restored: 1, keptRows: 0 });
  expect(await undoImport(app, two.importId)).toMatchObject({ removed: 1, keptRows: 0 });
  expect(await undoImport(app, one.importId)).toMatchObject({ restored: 1, keptRows: 0 });
  expect(await standOf(app)).toEqual(before);
});

test('a client that somebody edited since is due nothing: who had its e-mail before has it again', async () => {
  const app = await createOffice();
  const one = await importList(app, [HEAD, '2;Beto;otro@ar.example']);
  await importList(app, [HEAD, '1;Ana;Beto@ar.example']);
  await importList(app, [HEAD, '1;Ana;ana2@ar.example']);
  const { version } = await app.call('clients', 'get', { id: 1 });
  const fields = clientFieldsWith({ customId: '1', name: 'Ana', email: 'ana3@ar.example' });
  await app.call('clients', 'update', { id: 1, version, fields });
  expect(await undoImport(app, one.importId)).toMatchObject({ restored: 1, keptRows: 0 });
  expect((await standOf(app)).map(([, name, email]) => [name, email])).toEqual([
    ['Ana', 'ana3@ar.example'],
    ['Beto', 'Beto@ar.example'],
  ]);
});

const PEOPLE = ['1;Ana', '2;Beto', '3;Caro', '4;Beto'] as const;
const EMAILS = ['ana@ar.example', 'BETO@ar.example', 'otro@ar.example', ''] as const;
const DOCUMENTS = ['20000001', '20000002', ''] as const;

type Row = Readonly<Record<'who' | 'email' | 'nationalId', string>>;

interface List {
  /** Whether its rows say whom they are about by an ID, or by the name and the document alone. */
  readonly withId: boolean;
  readonly rows: Row[];
}

function linesOf({ withId, rows }: List): string[] {
  const lines = ['ID cliente;Nombre;E-mail;Documento', ...rows.map((row) => Object.values(row).join(';'))];
  return withId ? lines : lines.map((line) => line.slice(line.indexOf(';') + 1));
}

const list = record<List>({
  withId: boolean(),
  rows: uniqueArray(
    record<Row>({
      who: constantFrom(...PEOPLE),
      email: constantFrom(...EMAILS),
      nationalId: constantFrom(...DOCUMENTS),
    }),
    { selector: ({ who }) => who, minLength: 1 },
  ),
});

interface Sequence {
  readonly lists: List[];
  /** Which list is undone when, before all of them are, over and over. */
  readonly order: number[];
}

const withId = true;
const nationalId = '';

/** What was locked for good: the third list gives back what the first, undone before it, had given back already. */
const LOCKED: List[] = [
  { withId, rows: [{ who: '2;Beto', email: 'otro@ar.example', nationalId }] },
  { withId, rows: [{ who: '3;Caro', email: 'Beto@ar.example', nationalId }] },
  { withId, rows: [{ who: '3;Caro', email: '', nationalId }] },
];

test('lists that are undone in whatever order, each as often as it takes, leave the office as it was', async () => {
  const sequence = record<Sequence>({
    lists: array(list, { minLength: 2, maxLength: 4 }),
    order: array(nat(3), { maxLength: 5 }),
  });
  await assert(
    asyncProperty(sequence, async ({ lists, order }) => {
      const app = await createOffice();
      const before = await standOf(app);
      const imports: number[] = [];
      for (const one of lists) imports.push((await importList(app, linesOf(one))).importId);
      const left = await undoInOrder(app, imports, order);
      expect([left, await standOf(app)]).toEqual([[], before]);
    }),
    { numRuns: 20, examples: [[{ lists: LOCKED, order: [] }]] },
  );
});
