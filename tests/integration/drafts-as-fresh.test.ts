import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ImportTarget } from '../../src-main/contract/imports';
import { addContract, createContractOffice } from '../support/contracts';
import { actOnRow, type RowAct, tryList } from '../support/lists';
import type { TestApp } from '../support/test-app';

type App = Pick<TestApp, 'call' | 'files'>;

/** What a clerk does with a row; or the list is tried anew. */
type Act = RowAct | 'tried';

async function act(app: App, draftId: string, targets: ImportTarget[], one: Act): Promise<void> {
  if (one === 'tried') await app.call('imports', 'preview', { draftId, targets });
  else await actOnRow(app, draftId, one);
}

/** What each row of a draft comes to, and what it is told. */
async function rowsOf({ call }: App, draftId: string) {
  const { rows } = await call('imports', 'rows', { draftId, offset: 0, limit: 50 });
  return rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)].join(' '));
}

/** What each row comes to once the acts are done: as a dry run of the list as it is by then has it. */
async function rowsAfter(app: App, lines: readonly string[], ...acts: readonly Act[]) {
  const { draftId, columns } = await tryList(app, lines);
  const targets = columns.map(({ target }) => target);
  for (const one of acts) await act(app, draftId, targets, one);
  const corrected = await rowsOf(app, draftId);
  await act(app, draftId, targets, 'tried');
  expect(corrected).toEqual(await rowsOf(app, draftId));
  return corrected;
}

const TWINS = ['ID cliente;Plan;Precio;Usuario', '1;Fibra 100 Mb;;ana', '1;Nuevo;9000;ana'];

test('a row that repeats another comes in once that one is left out, or names its contract otherwise', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  expect(await rowsAfter(app, TWINS)).toEqual(['changes', 'problem sameContract']);
  expect(await rowsAfter(app, TWINS, { row: 2, skipped: true })).toEqual(['skipped', 'new']);
  expect(await rowsAfter(app, TWINS, { row: 2, target: 'userName', text: 'beto' })).toEqual(['changes', 'new']);
});

test('a row that repeats one that is taken in again stays out, and says no more of the plan that the list makes', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  const [header, first, second] = TWINS;
  const lines = [`${header};Bajada`, `${first};`, `${second};100`, '2;Nuevo;;;50'];
  const taken = [{ row: 2, skipped: true }, 'tried', { row: 2, skipped: false }] as const;
  expect(await rowsAfter(app, lines, ...taken)).toEqual(['changes', 'problem sameContract', 'new']);
});

test('a new contract awaits those that are named as it is, and not all that its client has or had', async () => {
  const app = await createContractOffice();
  for (const userName of ['a', 'b', 'c']) await addContract(app, app.anaId, { userName });
  const lines = ['ID cliente;Plan;Usuario', ...['d', 'e', 'f', 'g'].map((name) => `1;Fibra 100 Mb;${name}`)];
  const { draftId } = await tryList(app, lines);
  const file = new Sqlite(join(app.folder, 'imports', `${draftId}.draft`), { readonly: true });
  expect(file.prepare('SELECT count(*) FROM awaited').pluck().get()).toBe(4);
  file.close();
});

test('a network that a row comes to ask for is nobody else`s, however many smaller ones lie in it', async () => {
  const app = await createContractOffice();
  const inside = Array.from({ length: 40 }, (_, at) => `1;Fibra 100 Mb;10.0.1.${4 * (40 - at)}/30`);
  const lines = ['ID cliente;Plan;IP', '2;Fibra 100 Mb;', ...inside];
  const rows = await rowsAfter(app, lines, { row: 2, target: 'ip', text: '10.0.0.0/16' });
  expect(rows).toEqual(['new', ...inside.map(() => 'new ipTaken')]);
  expect(await rowsAfter(app, lines, { row: 2, target: 'ip', text: '10.0.0.0/16' }, { row: 2, skipped: true })).toEqual(
    ['skipped', ...inside.map(() => 'new')],
  );
});

test('a network further down the list is free again, however many smaller ones that begin nearer ask for as much', async () => {
  const app = await createContractOffice();
  const inside = Array.from({ length: 40 }, (_, at) => `1;Fibra 100 Mb;10.0.1.${4 * (at + 1)}/30`);
  const lines = ['ID cliente;Plan;IP', '2;Fibra 100 Mb;10.0.9.9', ...inside, '2;Fibra 100 Mb;10.0.0.0/16'];
  const rows = await rowsAfter(app, lines, ...inside.map((_, at) => ({ row: at + 3, skipped: true })), {
    row: 2,
    target: 'ip' as const,
    text: '',
  });
  expect(rows.at(-1)).toBe('new');
});

const LATER = [
  'ID cliente;Plan;Precio;IP;MAC;Fecha de alta',
  '1;Fibra 100 Mb;;;e48d8c0403c1;',
  '1;Nuevo;9000;10.0.0.1;;2/3/2026',
];
const UNPRICED = '2;Nuevo;;;;';

/** Ana's contract, whose plan changed before the day on which a row of `LATER` says that it begins. */
async function createChangedOffice() {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', mac: 'e48d8c0403c1' });
  const terms = { planId: app.hogarId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', { id, version: 1, terms, onDate: '2026-03-01', reason: 'x' });
  return app;
}

test('the price of a plan that the list makes goes with the row that said it, where that one is about another contract', async () => {
  const app = await createChangedOffice();
  const lines = [...LATER, UNPRICED];
  expect((await rowsAfter(app, lines)).map((row) => row.split(' ')[0])).toEqual(['changes', 'new', 'new']);
  const after = ['skipped', 'problem dateAfterChange', 'problem planUnknown'];
  expect(await rowsAfter(app, lines, { row: 2, skipped: true })).toEqual(after);
});

test('a row before the one that says the price has it as well', async () => {
  const app = await createChangedOffice();
  const [header = '', ...rows] = LATER;
  const lines = [header, UNPRICED, ...rows];
  expect((await rowsAfter(app, lines)).map((row) => row.split(' ')[0])).toEqual(['new', 'changes', 'new']);
  const after = ['problem planUnknown', 'skipped', 'problem dateAfterChange'];
  expect(await rowsAfter(app, lines, { row: 3, skipped: true })).toEqual(after);
});

const TWO_NEW_PLANS = [
  'ID cliente;Plan;Precio;IP;MAC;Fecha de alta',
  '1;Nuevo2;;;e48d8c0403c1;',
  '1;Nuevo;9000;10.0.0.1;;2/3/2026',
  '2;Nuevo2;5000;;;',
  '2;Nuevo;;;;',
];

test('a price counts where its row can come in only by what another new plan costs, said further down', async () => {
  const app = await createChangedOffice();
  const comesIn = ['changes', 'new', 'new', 'new'];
  expect(await rowsAfter(app, TWO_NEW_PLANS)).toEqual(comesIn);
  expect(await rowsAfter(app, TWO_NEW_PLANS, { row: 2, target: 'price', text: '5000' })).toEqual(comesIn);
  const unpriced = ['problem planUnknown', 'problem dateAfterChange', 'problem planUnknown', 'problem planUnknown'];
  expect(await rowsAfter(app, TWO_NEW_PLANS, { row: 4, target: 'price', text: '' })).toEqual(unpriced);
});

test('a new plan costs what the first row says that comes in, also by a price that another plan is given further down', async () => {
  const app = await createChangedOffice();
  const unpriced = '2;Nuevo;;10.0.0.3;;';
  const { draftId } = await tryList(app, [...TWO_NEW_PLANS.slice(0, 4), '2;Nuevo;9500;10.0.0.2;;', unpriced]);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 4, limit: 1 });
  expect(rows[0]?.changes).toContainEqual({ field: 'price', before: '', after: '9000.00' });
});

test('the price that the rows of a new plan have goes once its row no longer says it, also where that row stays out', async () => {
  const app = await createContractOffice();
  const endedId = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await app.call('contracts', 'end', { id: endedId, version: 1, endedOn: '2026-03-01', reason: 'x' });
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const lines = ['ID cliente;Plan;Precio;IP', '1;Nuevo;;10.0.0.1', '1;Nuevo;9000;10.0.0.1'];
  expect(await rowsAfter(app, lines)).toEqual(['changes', 'problem contractEnded']);
  const unpriced = ['problem planUnknown', 'problem planUnknown'];
  expect(await rowsAfter(app, lines, { row: 3, target: 'price', text: '' })).toEqual(unpriced);
});
