import { randomUUID } from 'node:crypto';
import { assert, array, asyncProperty, constant, integer, nat, oneof, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../src-main/contract/contracts';
import { accountFaults, at, createAccountOffice, issue, pay } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract, contractsOf } from '../support/contracts';
import { createStatesModel } from '../support/states-model';

const client = nat(1);
const contract = nat(3);
const step = oneof(
  { weight: 5, arbitrary: record({ kind: constant('pass' as const), days: integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: record({ kind: constant('issue' as const) }) },
  { weight: 4, arbitrary: record({ kind: constant('pay' as const), client, tenths: integer({ min: 1, max: 10 }) }) },
  { weight: 1, arbitrary: record({ kind: constant('promise' as const), client, days: integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: record({ kind: constant('except' as const), client, days: integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: record({ kind: constant('byHand' as const), contract }) },
);

const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Math.round(Date.parse(day) / DAY_MS);
const written = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

const markOf = ({ state, disabledBy }: Contract) =>
  disabledBy === 'operator' ? 'byHand' : { enabled: 'on', alerted: 'warned', disabled: 'cut' }[state];

/** Two clients with two contracts each, and the model of them. */
async function createBoth() {
  const app = await createAccountOffice(2);
  await saveBilling(app, app.betoId, await billingWith(app));
  await addContract(app, app.betoId);
  await addContract(app, app.betoId);
  const clientIds = [app.anaId, app.betoId];
  const contracts = (await Promise.all(clientIds.map((id) => contractsOf(app, id)))).flat();
  const model = createStatesModel(contracts.map(({ clientId }) => clientIds.indexOf(clientId)));
  await app.app.reviewStates();
  let today = dayNumber('2026-11-24');
  model.begin(today);
  const ids = contracts.map(({ id }) => id);
  const known = new Set<number>();

  async function learn(): Promise<void> {
    const filter = { text: '' };
    const { rows } = await app.call('invoices', 'list', { filter, offset: 0, limit: 200 });
    for (const row of rows.toReversed()) {
      if (known.has(row.id)) continue;
      known.add(row.id);
      const { contractId, due } = await app.call('invoices', 'get', { id: row.id }).then((one) => ({
        contractId: one.contractId,
        due: one.dueOn,
      }));
      model.issue(ids.indexOf(contractId), dayNumber(due), row.totalCents);
    }
  }

  return {
    app,
    model,
    marks: async () => (await Promise.all(clientIds.map((id) => contractsOf(app, id)))).flat().map(markOf),
    async pass(days: number): Promise<void> {
      today += days;
      app.clock.ms = at(written(today));
      await app.app.reviewStates();
      model.reach(today);
    },
    async issue(): Promise<void> {
      const { invoices } = await app.call('invoices', 'preview', { taskId: randomUUID(), untilOn: written(today) });
      if (invoices === 0) return;
      await issue(app, written(today));
      await learn();
    },
    async pay(which: number, tenths: number): Promise<void> {
      const owed = model.owed(which).reduce((sum, { left }) => sum + left, 0);
      const amount = Math.ceil((owed * tenths) / 10);
      if (amount === 0) return;
      await pay(app, amount, { clientId: clientIds[which] ?? 0, paidOn: written(today) });
      model.pay(which, amount, today);
    },
    async promise(which: number, days: number): Promise<void> {
      const untilOn = written(today + days);
      await app.call('account', 'promise', { clientId: clientIds[which] ?? 0, untilOn, note: 'Dijo' });
      model.promise(which, today + days);
    },
    async except(which: number, days: number): Promise<void> {
      const untilOn = written(today + days);
      await app.call('automaticStates', 'except', { clientId: clientIds[which] ?? 0, untilOn, reason: 'Sí' });
      model.except(which, today + days);
    },
    async byHand(which: number): Promise<void> {
      const all = (await Promise.all(clientIds.map((id) => contractsOf(app, id)))).flat();
      const found = all[which];
      if (!found) return;
      const on = found.state === 'disabled';
      const { id, version } = found;
      await app.call('contracts', 'setState', { id, version, to: on ? 'enabled' : 'disabled', reason: 'A mano' });
      model.setByHand(which, on);
    },
  };
}

test('contracts stand as a model that lives through every day says, whatever days the program was off', async () => {
  await assert(
    asyncProperty(array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
      const both = await createBoth();
      await both.issue();
      for (const each of steps) {
        if (each.kind === 'pass') await both.pass(each.days);
        else if (each.kind === 'issue') await both.issue();
        else if (each.kind === 'pay') await both.pay(each.client, each.tenths);
        else if (each.kind === 'promise') await both.promise(each.client, each.days);
        else if (each.kind === 'except') await both.except(each.client, each.days);
        else await both.byHand(each.contract);
        expect(await both.marks()).toEqual(both.model.marks());
      }
      expect(accountFaults(both.app.folder)).toEqual([]);
      await both.app.app.close();
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 180_000);
