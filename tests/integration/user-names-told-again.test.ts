import { describe, expect, test } from 'vitest';
import { askedOf } from '../support/asked-statements';
import { addContract, type ContractOffice, createContractOffice } from '../support/contracts';
import { tryList } from '../support/lists';
import { clientFieldsWith } from '../support/test-app';

const HEAD = 'ID cliente;Plan;IP;MAC;Usuario';
const MAC = 'e48d8c0403c5';

async function tryRows(app: ContractOffice, ...rows: readonly string[]) {
  const { draftId } = await tryList(app, [HEAD, ...rows]);
  const told = async () => {
    const decided = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
    return decided.rows.map(({ outcome, problems }) =>
      [outcome, ...problems.map(({ code, other }) => `${code} ${other}`)].join(' '),
    );
  };
  const skipAll = (skipped: boolean, ...which: readonly number[]) =>
    app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [...which] }, skipped });
  return {
    told,
    skipShared: () =>
      app.call('imports', 'skip', { draftId, which: { kind: 'problem', problem: 'userNameShared' }, skipped: true }),
    skip: async (row: number, skipped = true) => {
      await skipAll(skipped, row);
      return told();
    },
    correct: async (row: number, target: 'ip' | 'userName' | 'customId', text: string) => {
      await app.call('imports', 'correct', { draftId, row, cells: [{ target, text }] });
      return told();
    },
  };
}

/** So many rows of one user name, and what it costs to leave out all that are told of it, and to correct the last. */
async function costsOf(rows: number) {
  const lines = Array.from({ length: rows }, (_, at) => `2;Fibra 100 Mb;10.0.1.${at};;cliente`);
  const list = await tryRows(await createContractOffice(), ...lines);
  const correct = await askedOf(() => list.correct(rows, 'ip', '10.0.9.9'));
  const skip = await askedOf(() => list.skipShared());
  return { correct: costOf(correct), skip: costOf(skip) };
}

function costOf(asked: Awaited<ReturnType<typeof askedOf>>) {
  const decisions = asked.filter(({ source }) => source.startsWith('INSERT INTO decisions')).length;
  return { decisions, answered: asked.reduce((sum, one) => sum + one.answered, 0) };
}

describe('a list in which many contracts have one user name', () => {
  test('decides the row that is corrected, or those that are left out, and no other', async () => {
    const { correct, skip } = await costsOf(40);
    expect(correct.decisions).toBe(1);
    expect(skip.decisions).toBe(39);
  });

  test('asks for no more than twice as much of twice as many', async () => {
    const [few, many] = [await costsOf(40), await costsOf(80)];
    expect(many.skip.answered).toBeLessThan(2.1 * few.skip.answered);
  });
});

test('rows that are all about one contract are gone through once when those that say it again are left out', async () => {
  const cost = async (rows: number) => {
    const lines = Array.from({ length: rows }, (_, at) => `2;Fibra 100 Mb;10.0.0.1;;cliente${at}`);
    const app = await createContractOffice();
    const { draftId } = await tryList(app, [HEAD, ...lines]);
    const which = { kind: 'problem' as const, problem: 'sameContract' as const };
    return costOf(await askedOf(() => app.call('imports', 'skip', { draftId, which, skipped: true }))).answered;
  };
  expect(await cost(80)).toBeLessThan(2.1 * (await cost(40)));
});

describe('whose user name a row has is told anew', () => {
  const ROWS = ['1;Fibra 100 Mb;;;uno', '2;Fibra 100 Mb;;;uno', '2;Fibra 100 Mb;10.0.0.3;;uno'];
  const OF_ANA = 'new userNameShared Ana Muñoz';
  const OF_BETO = 'new userNameShared Beto Ruiz';

  test('where the first that has it is left out, taken in again, or another’s, and not at that one itself', async () => {
    const list = await tryRows(await createContractOffice(), ...ROWS);
    expect(await list.told()).toEqual(['new', OF_ANA, OF_ANA]);
    expect(await list.correct(2, 'ip', '10.0.0.1')).toEqual(['new', OF_ANA, OF_ANA]);
    expect(await list.skip(2)).toEqual(['skipped', 'new', OF_BETO]);
    expect(await list.skip(2, false)).toEqual(['new', OF_ANA, OF_ANA]);
    expect(await list.correct(2, 'userName', 'dos')).toEqual(['new', 'new', OF_BETO]);
    expect(await list.correct(2, 'userName', 'uno')).toEqual(['new', OF_ANA, OF_ANA]);
    expect(await list.correct(2, 'customId', '2')).toEqual(['new', OF_BETO, OF_BETO]);
  });

  test('where the row that takes it from its contract in the office is left out', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'uno', mac: MAC });
    const list = await tryRows(app, `1;Fibra 100 Mb;;${MAC};otro`, '2;Fibra 100 Mb;;;uno');
    expect(await list.told()).toEqual(['changes', 'new']);
    expect(await list.skip(2)).toEqual(['skipped', OF_ANA]);
    expect(await list.skip(2, false)).toEqual(['changes', 'new']);
    expect(await list.correct(2, 'userName', 'uno')).toEqual(['same', OF_ANA]);
  });

  test('where two of the office have it and the list takes it from one of them', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'uno', mac: MAC });
    await addContract(app, app.betoId, { userName: 'uno', ip: '10.0.0.7' });
    await app.call('clients', 'create', clientFieldsWith({ name: 'Carla Paz', customId: '3' }));
    const list = await tryRows(app, `1;Fibra 100 Mb;;${MAC};otro`, '3;Fibra 100 Mb;;;uno');
    expect(await list.told()).toEqual(['changes', OF_BETO]);
    expect(await list.skip(2)).toEqual(['skipped', OF_ANA]);
  });
});
