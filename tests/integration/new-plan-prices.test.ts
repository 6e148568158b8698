import { describe, expect, test } from 'vitest';
import {
  addContract,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { importList, rowsOf, saveClient, tryList } from '../support/lists';

const HEAD = 'ID cliente;Plan;Precio;Usuario';

async function planNamed({ call }: Pick<ContractOffice, 'call'>, plan: string) {
  const { plans } = await call('plans', 'list', {});
  return plans.find(({ name }) => name === plan);
}

describe('a row that says no price of a plan that the list makes', () => {
  test.each([
    ['after it', ['1;Rural;9000;a', '2;rural;;b']],
    ['before it', ['2;rural;;b', '1;Rural;9000;a']],
  ])('costs what another row says of that plan, which stands %s', async (_where, rows) => {
    const app = await createContractOffice();
    expect(await rowsOf(app, HEAD, ...rows)).toEqual([['new'], ['new']]);
    await importList(app, [HEAD, ...rows]);
    expect((await planNamed(app, 'Rural'))?.priceCents ?? (await planNamed(app, 'rural'))?.priceCents).toBe(900_000);
    expect(await onlyContract(app, app.betoId)).toMatchObject({ priceCents: 900_000, ownPriceCents: null });
  });

  test('shows it in the dry run, also where a contract moves to that plan', async () => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'ana' });
    const { draftId } = await tryList(app, [HEAD, '1;Rural;;ana', '2;Rural;;beto', '2;Rural;9000;otro']);
    const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
    const prices = rows.map(({ changes }) => changes.find(({ field }) => field === 'price'));
    expect(prices).toEqual([
      { field: 'price', before: '29990.00', after: '9000.00' },
      { field: 'price', before: '', after: '9000.00' },
      { field: 'price', before: '', after: '9000.00' },
    ]);
  });

  test('costs what the first of two says; the other is its contract’s own', async () => {
    const app = await createContractOffice();
    await importList(app, [HEAD, '2;Rural;;b', '1;Rural;9000;a', '1;Rural;8000;c']);
    expect(await planNamed(app, 'Rural')).toMatchObject({ priceCents: 900_000 });
    expect(await onlyContract(app, app.betoId)).toMatchObject({ priceCents: 900_000, ownPriceCents: null });
    const owns = (await contractsOf(app, app.anaId)).map(({ ownPriceCents }) => ownPriceCents);
    expect(new Set(owns)).toEqual(new Set([800_000, null]));
  });

  test('stays out where nobody says it, or only rows that stay out', async () => {
    const app = await createContractOffice();
    expect(await rowsOf(app, HEAD, '1;Rural;;a', '99;Rural;9000;b', '2;Rural;caro;c')).toEqual([
      ['problem', 'planUnknown Rural'],
      ['problem', 'clientUnknown 99'],
      ['problem', 'amountInvalid '],
    ]);
  });

  test('stays out, or comes in, as the row that says it is left out, taken in again or corrected', async () => {
    const app = await createContractOffice();
    const { draftId, counts } = await tryList(app, [HEAD, '1;Rural;;a', '2;Rural;;b', '2;Rural;9000;c']);
    expect(counts).toMatchObject({ new: 3, problem: 0 });
    const skip = (skipped: boolean) =>
      app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [4] }, skipped });
    expect((await skip(true)).counts).toMatchObject({ new: 0, problem: 2, skipped: 1 });
    expect((await skip(false)).counts).toMatchObject({ new: 3, problem: 0 });
    const correct = (row: number, target: 'price' | 'plan', text: string) =>
      app.call('imports', 'correct', { draftId, row, cells: [{ target, text }] });
    expect((await correct(4, 'plan', 'Otro')).counts).toMatchObject({ new: 1, problem: 2 });
    expect((await correct(2, 'price', '7000')).counts).toMatchObject({ new: 3, problem: 0 });
    expect((await correct(2, 'price', '7500')).row.outcome).toBe('new');
    await app.call('imports', 'apply', { draftId });
    expect((await planNamed(app, 'Rural'))?.priceCents).toBe(750_000);
    expect((await contractsOf(app, app.betoId)).map(({ plan, priceCents }) => [plan, priceCents])).toContainEqual([
      'Rural',
      750_000,
    ]);
  });

  test('comes in as it was told also where something else was saved since', async () => {
    const app = await createContractOffice();
    const { draftId } = await tryList(app, [HEAD, '1;Rural;;a', '2;Rural;9000;b']);
    await saveClient(app, app.anaId, { address: 'Belgrano 1' });
    expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 2, left: 0 });
  });
});
