import type { Contract } from '../../src-main/contract/contracts';
import { describe, expect, test } from 'vitest';
import { type AccountOffice, pay, voidPayment } from '../support/account';
import { onlyContract } from '../support/contracts';
import { importList } from '../support/lists';
import { applyMass, idOf } from '../support/mass-updates';
import { comes, DEBT, officeWithOpeningDebt, standingOf } from '../support/opening-debt';

const reason = 'Era otro';

/** Puts the client's *Estado* back to what it was before an act on it, so many acts ago. */
async function stateOfActPutBack(app: AccountOffice, clientId: number, acts: number) {
  const list = { clientId, offset: acts, limit: 1, field: 'contract.state' };
  const [entry] = (await app.call('audit', 'list', list)).entries;
  const { version } = await onlyContract(app, clientId);
  await app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version });
}

describe('what an undo takes back was never said by hand', () => {
  /** Enabled by the system once Carla's debt from before was paid, and how it is once that payment is void. */
  async function enabledForPayment() {
    const { app, clientId } = await officeWithOpeningDebt();
    const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
    const contract = await onlyContract(app, clientId);
    const undo = (version: number) => app.call('audit', 'undoContractChange', { contractId: contract.id, version });
    const onceVoid = async (on = '2026-11-27') => {
      await voidPayment(app, id);
      await comes(app, on);
      return standingOf(app, clientId);
    };
    return { app, contract, undo, onceVoid };
  }

  /** What the audit says that the review remembered, the newest first. */
  async function stoodsOf(app: AccountOffice, clientId: number) {
    const list = { clientId, offset: 0, limit: 50, field: 'contract.stood' };
    const { entries } = await app.call('audit', 'list', list);
    return entries.map(({ before, after }) => `${before} → ${after}`);
  }

  test('who was disabled by mistake, and is on again by the undo, is cut once the debt is owed again', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    await undo((await app.call('contracts', 'setState', { id, version, to: 'disabled', reason })).version);
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('and so is who was paused by mistake', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    await undo((await app.call('contracts', 'pause', { id, version, untilOn: '2026-12-20', reason })).version);
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('and so is who was disabled by a list that is undone', async () => {
    const { app, onceVoid } = await enabledForPayment();
    const { importId } = await importList(app, ['ID cliente;Plan;Estado', '77;Fibra 100 Mb;Deshabilitado']);
    await app.call('imports', 'undo', { importId });
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test.each(['setState', 'pause'] as const)(
    'and so is whose Estado is put back in the audit, after %s',
    async (act) => {
      const { app, contract, onceVoid } = await enabledForPayment();
      const { id, version } = contract;
      if (act === 'pause') await app.call('contracts', act, { id, version, untilOn: '2026-12-20', reason });
      else await app.call('contracts', act, { id, version, to: 'disabled', reason });
      await stateOfActPutBack(app, contract.clientId, 0);
      expect(await onceVoid()).toEqual(['disabled system']);
    },
  );

  test('but not where it is put back from before what somebody said since', async () => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    const off = await app.call('contracts', 'setState', { id, version, to: 'disabled', reason });
    await app.call('contracts', 'setState', { id, version: off.version, to: 'alerted', reason });
    await stateOfActPutBack(app, contract.clientId, 1);
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    expect(await onceVoid()).toEqual(['enabled']);
  });

  test.each([
    ['disables', { contractState: 'disabled', contractReason: reason }],
    ['warns', { contractState: 'alerted', contractReason: reason }],
  ] as const)('and so is whom a mass update %s that is undone, and undone again and again', async (_what, wish) => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const undone = await app.call('massUpdates', 'undo', { id: idOf(await applyMass(app, wish)) });
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    const redone = await app.call('massUpdates', 'undo', { id: idOf(undone) });
    expect(await stoodsOf(app, contract.clientId)).toEqual(['disabled → ', ' → disabled', 'disabled → ']);
    await app.call('massUpdates', 'undo', { id: idOf(redone) });
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('but not where the undo is undone, and it is enabled by hand', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    const first = await undo(
      (await app.call('contracts', 'setState', { id, version, to: 'disabled', reason })).version,
    );
    const again = await undo(first.version);
    expect(await standingOf(app, contract.clientId)).toEqual(['disabled operator']);
    await app.call('contracts', 'setState', { id, version: again.version, to: 'enabled', reason });
    expect(await onceVoid()).toEqual(['enabled']);
    expect(await stoodsOf(app, contract.clientId)).toEqual(['disabled → ', ' → disabled', 'disabled → ']);
  });

  test('and so is who is paused again, once the pause is over', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, clientId, version } = contract;
    await undo((await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-27', reason })).version);
    await stateOfActPutBack(app, clientId, 0);
    expect(await standingOf(app, clientId)).toEqual(['disabled operator']);
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('and so is whose pause ended on its day, and that is put back', async () => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const { id, clientId, version } = contract;
    await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-27', reason });
    await comes(app, '2026-11-27');
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
    await stateOfActPutBack(app, clientId, 0);
    expect(await onceVoid('2026-11-28')).toEqual(['disabled system']);
  });

  test.each([
    ['in the audit', (app: AccountOffice, { clientId }: Contract) => stateOfActPutBack(app, clientId, 0)],
    [
      'by the undo',
      (app: AccountOffice, { id: contractId, version }: Contract) =>
        app.call('audit', 'undoContractChange', { contractId, version }),
    ],
  ])('but not where it was the system that cut it, and a clerk puts that back %s', async (_how, putBack) => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const { clientId } = contract;
    expect(await onceVoid()).toEqual(['disabled system']);
    await putBack(app, await onlyContract(app, clientId));
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
    await comes(app, '2026-11-28');
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
  });
});

describe('what the review learned of what an act made of a contract goes with the act', () => {
  async function warn(app: AccountOffice, clientId: number): Promise<void> {
    const { id, version } = await onlyContract(app, clientId);
    await app.call('contracts', 'setState', { id, version, to: 'alerted', reason });
  }

  const ACTS = {
    'a mass update, undone': async (app: AccountOffice) => {
      const id = idOf(await applyMass(app, { contractState: 'alerted', contractReason: reason }));
      return () => app.call('massUpdates', 'undo', { id });
    },
    'a list, undone': async (app: AccountOffice) => {
      const { importId } = await importList(app, ['ID cliente;Plan;Estado', '77;Fibra 100 Mb;Avisado']);
      return () => app.call('imports', 'undo', { importId });
    },
    'a clerk, and Estado is put back': async (app: AccountOffice, clientId: number) => {
      await warn(app, clientId);
      return () => stateOfActPutBack(app, clientId, 0);
    },
    'a clerk, and that is undone': async (app: AccountOffice, clientId: number) => {
      await warn(app, clientId);
      return async () => {
        const { id: contractId, version } = await onlyContract(app, clientId);
        return app.call('audit', 'undoContractChange', { contractId, version });
      };
    },
  };

  test.each(Object.entries(ACTS))('who is warned by %s, is warned by no debt from before', async (_what, act) => {
    const { app, clientId } = await officeWithOpeningDebt('Habilitado');
    const undo = await act(app, clientId);
    expect(await standingOf(app, clientId)).toEqual(['alerted']);
    await pay(app, 50_000, { clientId, paidOn: '2026-11-26' });
    await undo();
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
    await comes(app, '2026-11-27');
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
  });

  test('but not what it learned under a list that says nothing of how the contract stands', async () => {
    const { app, clientId } = await officeWithOpeningDebt('Habilitado');
    await warn(app, clientId);
    const { importId } = await importList(app, ['ID cliente;Plan;Precio', '77;Fibra 100 Mb;31000']);
    await pay(app, 50_000, { clientId, paidOn: '2026-11-26' });
    await app.call('imports', 'undo', { importId });
    const { id } = await pay(app, DEBT - 50_000, { clientId, paidOn: '2026-11-26' });
    expect(await standingOf(app, clientId)).toEqual(['enabled']);
    await voidPayment(app, id);
    await comes(app, '2026-11-27');
    expect(await standingOf(app, clientId)).toEqual(['alerted']);
  });
});
