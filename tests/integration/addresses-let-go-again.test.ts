import { describe, expect, test } from 'vitest';
import { addContract, type ContractOffice, createContractOffice, onlyContract } from '../support/contracts';
import { tryList } from '../support/lists';

const HEAD = 'ID cliente;Plan;Precio;IP;MAC;Usuario';
const MAC = 'e48d8c0403c5';
/** Beto's row asks for what is Ana's. */
const BETO_WAITS = '2;Fibra 100 Mb;;10.0.0.1;;beto';

async function createOffice(fields: Parameters<typeof addContract>[2] = {}) {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1', userName: 'ana', ...fields });
  return app;
}

async function tryRows(app: ContractOffice, ...rows: readonly string[]) {
  const { draftId } = await tryList(app, [HEAD, ...rows]);
  const codes = async () => {
    const decided = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
    return decided.rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)].join(' '));
  };
  return {
    codes,
    skip: async (row: number, skipped = true) => {
      await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [row] }, skipped });
      return codes();
    },
    correct: async (row: number, target: 'ip' | 'price' | 'userName', text: string) => {
      await app.call('imports', 'correct', { draftId, row, cells: [{ target, text }] });
      return codes();
    },
    apply: () => app.call('imports', 'apply', { draftId }),
  };
}

describe('a row that gets the address that another row lets go of is decided again', () => {
  test.each([
    ['an IP', `1;Fibra 100 Mb;;IP dinámica;${MAC};ana`, '2;Fibra 100 Mb;;10.0.0.1;;beto', 'ipTaken'],
    ['a network', `1;Fibra 100 Mb;;IP dinámica;${MAC};ana`, '2;Fibra 100 Mb;;10.0.0.0/30;;beto', 'ipTaken'],
    ['a MAC', '1;Fibra 100 Mb;;;e48d8c0403c6;ana', `2;Fibra 100 Mb;;;${MAC};beto`, 'macTaken'],
  ])('when that one is left out, and taken in again: %s', async (_what, letsGo, waits, code) => {
    const app = await createOffice({ mac: MAC });
    const list = await tryRows(app, letsGo, waits);
    expect(await list.codes()).toEqual(['changes', 'new']);
    expect(await list.skip(2)).toEqual(['skipped', `new ${code}`]);
    expect(await list.skip(2, false)).toEqual(['changes', 'new']);
    await list.skip(2);
    expect(await list.apply()).toMatchObject({ created: 1, left: 0, stayedOut: 1, noted: 1 });
    expect(await onlyContract(app, app.betoId)).toMatchObject({ ip: '', mac: '' });
  });

  test('when that one is corrected to keep it, or to be about another contract', async () => {
    const list = await tryRows(await createOffice(), '1;Fibra 100 Mb;;10.0.0.9;;ana', BETO_WAITS);
    expect(await list.correct(2, 'ip', '-')).toEqual(['same', 'new ipTaken']);
    expect(await list.correct(2, 'ip', '10.0.0.8')).toEqual(['changes', 'new']);
    expect(await list.correct(2, 'userName', 'otra')).toEqual(['new', 'new ipTaken']);
  });

  test('when that one stays out for want of a price that another row said', async () => {
    const rows = ['2;Nuevo;9000;10.0.0.8;;x', '1;Nuevo;;IP dinámica;;ana', BETO_WAITS];
    const app = await createOffice();
    const list = await tryRows(app, ...rows);
    expect(await list.codes()).toEqual(['new', 'changes', 'new']);
    expect(await list.correct(2, 'price', 'caro')).toEqual([
      'problem amountInvalid',
      'problem planUnknown',
      'new ipTaken',
    ]);
    expect(await list.correct(2, 'price', '8000')).toEqual(['new', 'changes', 'new']);
    expect(await list.skip(2)).toEqual(['skipped', 'problem planUnknown', 'new ipTaken']);
    expect(await list.apply()).toMatchObject({ created: 1, left: 0 });
  });

  test('when a third lets go no more, of what that one was to have; above it in the list, too', async () => {
    const app = await createOffice();
    await addContract(app, app.betoId, { ip: '10.0.0.2', userName: 'beto' });
    await addContract(app, app.betoId, { ip: '10.0.0.3', userName: 'taller' });
    const rows = [
      '1;Hogar 25 Mb;;10.0.0.2;;casa',
      '2;Fibra 100 Mb;;10.0.0.3;;beto',
      '2;Fibra 100 Mb;;10.0.0.1;;taller',
      '1;Fibra 100 Mb;;10.0.0.7;;ana',
    ];
    const list = await tryRows(app, ...rows);
    expect(await list.codes()).toEqual(['new', 'changes', 'changes', 'changes']);
    expect(await list.skip(5)).toEqual(['new ipTaken', 'changes ipTaken', 'changes ipTaken', 'skipped']);
    expect(await list.skip(5, false)).toEqual(['new', 'changes', 'changes', 'changes']);
    expect(await list.apply()).toMatchObject({ created: 1, changed: 3, left: 0 });
  });

  test('when several are left out at once', async () => {
    const app = await createOffice();
    await addContract(app, app.betoId, { ip: '10.0.0.2', userName: 'beto' });
    const rows = ['1;Hogar 25 Mb;;10.0.0.2;;casa', '2;Fibra 100 Mb;;10.0.0.1;;beto', '1;Fibra 100 Mb;;10.0.0.7;;ana'];
    const { draftId } = await tryList(app, [HEAD, ...rows]);
    const which = { kind: 'rows' as const, rows: [3, 4] };
    await app.call('imports', 'skip', { draftId, which, skipped: true });
    await app.call('imports', 'skip', { draftId, which, skipped: false });
    expect(await app.call('imports', 'apply', { draftId })).toMatchObject({
      created: 1,
      changed: 2,
      left: 0,
      noted: 0,
    });
  });
});
