import { expect, test } from 'vitest';
import type { MergeField } from '../../src-main/contract/duplicates';
import { createAccountOffice } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { addClient } from '../support/mass-updates';
import { contents, merge } from '../support/merges';
import { clientFieldsWith } from '../support/test-app';

const ALL = ['name', 'customId', 'email', 'phone', 'nationalId', 'billing', 'position'] as const satisfies MergeField[];
const TOLD = ['name', 'customId', 'email', 'phone', 'nationalId'] as const satisfies MergeField[];

/** Four clients who differ in everything; the first is kept. */
async function officeOfFour() {
  const app = await createAccountOffice();
  const ids: number[] = [];
  for (const at of [1, 2, 3, 4]) {
    const id = await addClient(app, {
      name: `Eva ${at}`,
      customId: `9${at}`,
      email: `eva${at}@correo.example`,
      phone: `2604 43310${at}`,
      nationalId: `2811490${at}`,
    });
    await saveBilling(app, id, {
      ...(await billingWith(app)),
      cycleDay: at * 5,
      billedFromOn: `2026-0${9 - at * 2}-01`,
    });
    await addContract(app, id, { ip: `10.0.7.${at}` });
    const { version } = await app.call('clients', 'get', { id });
    await app.call('clients', 'setPosition', { id, version, position: { latitude: -34 - at, longitude: -68 } });
    ids.push(id);
  }
  const [keptId = 0, ...others] = ids;
  return { ...app, keptId, others };
}

type Office = Awaited<ReturnType<typeof officeOfFour>>;

const ORDERS = [
  [0, 1],
  [1, 0],
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

async function told(app: Office, id: number) {
  const { name, customId, email, phone, nationalId } = await app.call('clients', 'get', { id });
  return { name, customId, email, phone, nationalId };
}

type Told = Awaited<ReturnType<typeof told>>;

interface Made {
  readonly id: number;
  readonly clientId: number;
  readonly own: Told;
  readonly take: ReadonlySet<MergeField>;
}

/** What the kept client is by the merges that stand, in their order, and which number each of the others has meanwhile. */
function modelOf(own: Told, standing: readonly Made[]) {
  const numbers: [number, string][] = [];
  let kept = own;
  for (const { clientId, own: other, take } of standing) {
    if (take.has('customId')) numbers.push([clientId, kept.customId]);
    const taken = TOLD.filter((field) => take.has(field)).map((field) => [field, other[field]] as const);
    kept = { ...kept, ...Object.fromEntries(taken) };
  }
  return { kept, numbers };
}

test.each(ORDERS.map((order) => ({ order })))(
  'merges into one client are taken back in the order $order',
  async ({ order }) => {
    const app = await officeOfFour();
    const { keptId, others } = app;
    const before = contents(app);
    const merges: number[] = [];
    for (const mergedId of others.slice(0, order.length)) {
      app.clock.ms += 60_000;
      merges.push((await merge(app, { keptId, mergedId, take: ALL })).id);
    }
    for (const at of order) {
      app.clock.ms += 60_000;
      const id = merges[at] ?? 0;
      const plan = await app.call('duplicates', 'undoPlan', { id });
      expect(plan.stays).toEqual([]);
      expect(await app.call('duplicates', 'undo', { id })).toEqual(plan);
    }
    expect(contents(app)).toEqual(before);
  },
);

/** Numbers that look random and are the same at every run (a linear congruence). */
function createDice(seed: number) {
  let last = seed;
  return (sides: number) => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((last / 2_147_483_648) * sides);
  };
}

test('however merges are made and taken back, the kept client is as if those that were had never been', async () => {
  const app = await officeOfFour();
  const { keptId, others } = app;
  const before = contents(app);
  const [own, ...ownOfOthers] = [await told(app, keptId), ...(await Promise.all(others.map((id) => told(app, id))))];
  const roll = createDice(7);
  let standing: Made[] = [];
  for (let step = 0; step < 60; step += 1) {
    app.clock.ms += 60_000;
    const at = roll(others.length);
    const [mergedId = 0, other = own] = [others[at], ownOfOthers[at]];
    const made = standing.find(({ clientId }) => clientId === mergedId);
    if (made) {
      expect((await app.call('duplicates', 'undo', { id: made.id })).stays).toEqual([]);
      standing = standing.filter((one) => one !== made);
      expect(await told(app, mergedId)).toEqual(other);
    } else {
      const take = ALL.filter(() => roll(2) === 0);
      const { id } = await merge(app, { keptId, mergedId, take });
      standing.push({ id, clientId: mergedId, own: other, take: new Set(take) });
    }
    const model = modelOf(own, standing);
    expect(await told(app, keptId), `step ${step}`).toEqual(model.kept);
    for (const [id, customId] of model.numbers) expect(await told(app, id)).toMatchObject({ customId });
  }
  for (const { id } of standing) await app.call('duplicates', 'undo', { id });
  expect(contents(app)).toEqual(before);
});

test('what a clerk edited between two merges or after them stays, and is named once', async () => {
  const app = await officeOfFour();
  const { keptId, others } = app;
  const edit = async (phone: string) => {
    const { version, ...client } = await app.call('clients', 'get', { id: keptId });
    const { name, customId, email, nationalId } = client;
    const fields = clientFieldsWith({ name, customId, email, nationalId, phone });
    await app.call('clients', 'update', { id: keptId, version, fields });
  };
  const [one = 0, other = 0] = others;
  const first = await merge(app, { keptId, mergedId: one, take: ['phone'] });
  await edit('2604 555000');
  const second = await merge(app, { keptId, mergedId: other, take: ['phone'] });
  const named = [{ what: 'phone', code: 'edited', name: '' }];
  expect((await app.call('duplicates', 'undo', { id: first.id })).stays).toEqual(named);
  expect((await app.call('duplicates', 'undo', { id: second.id })).stays).toEqual([]);
  expect(await told(app, keptId)).toMatchObject({ phone: '2604 555000' });
  const third = await merge(app, { keptId, mergedId: one, take: ['phone'] });
  const fourth = await merge(app, { keptId, mergedId: other, take: ['phone'] });
  await edit('2604 555001');
  expect((await app.call('duplicates', 'undo', { id: third.id })).stays).toEqual([]);
  expect((await app.call('duplicates', 'undo', { id: fourth.id })).stays).toEqual(named);
  expect(await told(app, keptId)).toMatchObject({ phone: '2604 555001' });
});
