import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from 'fast-check';
import { expect, test } from 'vitest';
import { AddressPaper, type Addresses, KINDS } from '../support/address-paper';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  contractsOf,
  createContractOffice,
} from '../support/contracts';
import { importList } from '../support/lists';
import { DAY_MS, dayAfter, ownersOf } from '../support/moved-addresses';
import { clientFieldsWith, neverLocks } from '../support/test-app';
import { happens } from '../support/happens';

/** How many histories are walked: the same few in every build, others, and many, by `npm run fuzz`, which prints their seed. */
const ASKED_FOR = process.env.ADDRESS_SEQUENCES;
const SEQUENCES = Number(ASKED_FOR ?? 20);
const SEED = ASKED_FOR === undefined ? { seed: 5858 } : {};
const PATIENCE_MS = 60_000 + SEQUENCES * 2000;
const DAYS = 4;

/** What contracts may have; the network lies around the second address. */
const POOL = {
  ip: ['10.0.0.1', '10.0.0.9', '10.0.0.8/29', '10.0.0.2', ''],
  mac: ['e48d8c0403c1', 'e48d8c0403c2', 'e48d8c0403c3', ''],
  userName: ['casa', 'local', 'campo', 'taller'],
} as const;
const ASKED = {
  ip: ['10.0.0.1', '10.0.0.9', '10.0.0.12', '10.0.0.2'],
  mac: ['E4:8D:8C:04:03:C1', 'E4:8D:8C:04:03:C2', 'E4:8D:8C:04:03:C3'],
  userName: POOL.userName,
} as const;
const FIRST: readonly Addresses[] = [
  { ip: '10.0.0.1', mac: 'e48d8c0403c1', userName: 'casa' },
  { ip: '10.0.0.9', mac: 'e48d8c0403c2', userName: 'local' },
  { ip: '10.0.0.2', mac: 'e48d8c0403c3', userName: 'campo' },
];

interface Office {
  readonly app: ContractOffice;
  readonly clients: readonly number[];
  readonly paper: AddressPaper;
  /** The lists that were imported, the newest last: which contracts each changed, and left changed. */
  readonly lists: { readonly importId: number; whose: readonly number[] }[];
}

const nameOf = (whose: number) => `Cliente ${whose}`;

async function createOffice(): Promise<Office> {
  const app = await createContractOffice();
  await neverLocks(app);
  const clients: number[] = [];
  for (const [whose, fields] of FIRST.entries()) {
    const client = clientFieldsWith({ name: nameOf(whose), customId: `9${whose}` });
    const { id } = await app.call('clients', 'create', client);
    clients.push(id);
    await addContract(app, id, fields);
  }
  return { app, clients, paper: new AddressPaper(FIRST), lists: [] };
}

async function contractOf({ app, clients }: Office, whose: number) {
  const [contract, another] = await contractsOf(app, clients[whose] ?? 0);
  if (!contract || another) throw new Error('one contract was expected');
  return contract;
}

type Change = Partial<Addresses>;

async function edit(office: Office, whose: number, change: Change): Promise<void> {
  const { id, version, endedOn, ...contract } = await contractOf(office, whose);
  if (endedOn !== null) return;
  const fields = contractFieldsWith({ ...contract, ...change });
  await happens(office.app.call('contracts', 'update', { id, version, fields }));
}

async function list(office: Office, rows: ReadonlyMap<number, Change>): Promise<void> {
  const lines: string[] = [];
  const before: Addresses[] = [];
  for (const whose of FIRST.keys()) {
    const contract = await contractOf(office, whose);
    before.push(contract);
    const row = rows.get(whose);
    const { ip, mac, userName } = { ...contract, ...row };
    if (row && contract.endedOn === null) lines.push(`9${whose};Fibra 100 Mb;${userName};${ip};${mac}`);
  }
  if (lines.length === 0) return;
  const { importId, created } = await importList(office.app, ['ID cliente;Plan;Usuario;IP;MAC', ...lines]);
  expect(created).toBe(0);
  const changed = new Set<number>();
  for (const [whose, was] of before.entries()) {
    const now = await contractOf(office, whose);
    if (KINDS.some((kind) => now[kind] !== was[kind])) changed.add(whose);
  }
  office.paper.listed(importId, changed);
  office.lists.push({ importId, whose: [...changed] });
}

async function undo(office: Office, back: number): Promise<void> {
  const undone = office.lists.filter(({ whose: left }) => left.length > 0).at(-1 - back);
  if (!undone) return;
  const { kept } = await office.app.call('imports', 'undo', { importId: undone.importId });
  const names = new Set(kept.map(({ name }) => name));
  const isKept = (one: number) => names.has(nameOf(one));
  office.paper.listUndone(
    undone.importId,
    undone.whose.filter((one) => !isKept(one)),
  );
  undone.whose = undone.whose.filter(isKept);
}

async function baja(office: Office, whose: number): Promise<void> {
  const { id, version, endedOn } = await contractOf(office, whose);
  if (endedOn !== null) return;
  const today = dayAfter(office.paper.today);
  await office.app.call('contracts', 'end', { id, version, endedOn: today, reason: 'se muda' });
  office.paper.ended(whose);
}

async function reopen(office: Office, whose: number): Promise<void> {
  const { version, endedOn } = await contractOf(office, whose);
  if (endedOn === null) return;
  const asked = { clientId: office.clients[whose] ?? 0, field: 'contract.endedOn', offset: 0, limit: 1 };
  const [entry] = (await office.app.call('audit', 'list', asked)).entries;
  if (await happens(office.app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version })))
    office.paper.reopened(whose);
}

const whose = nat(FIRST.length - 1);
const change = oneof(
  { arbitrary: record({ ip: constantFrom(...POOL.ip) }), weight: 4 },
  { arbitrary: record({ mac: constantFrom(...POOL.mac) }), weight: 1 },
  { arbitrary: record({ ip: constantFrom(...POOL.ip), mac: constantFrom(...POOL.mac) }), weight: 1 },
  { arbitrary: record({ userName: constantFrom(...POOL.userName) }), weight: 1 },
);
const given = record({ ip: constantFrom(...POOL.ip), mac: constantFrom(...POOL.mac) }, { requiredKeys: [] });
const row = record({ whose, change: given });
const steps = oneof(
  { arbitrary: record({ kind: constantFrom('edit' as const), whose, change }), weight: 6 },
  {
    arbitrary: record({ kind: constantFrom('list' as const), rows: array(row, { minLength: 1, maxLength: 3 }) }),
    weight: 4,
  },
  { arbitrary: record({ kind: constantFrom('undo' as const), back: nat(1) }), weight: 3 },
  { arbitrary: record({ kind: constantFrom('baja' as const), whose }), weight: 1 },
  { arbitrary: record({ kind: constantFrom('reopen' as const), whose }), weight: 1 },
  { arbitrary: record({ kind: constantFrom('day' as const) }), weight: 5 },
);
type Step = typeof steps extends { generate: (...of: never[]) => { value: infer Value } } ? Value : never;

async function walk(office: Office, step: Step): Promise<void> {
  const { app, paper } = office;
  if (step.kind === 'edit') await edit(office, step.whose, step.change);
  else if (step.kind === 'list') await list(office, new Map(step.rows.map((one) => [one.whose, one.change])));
  else if (step.kind === 'undo') await undo(office, step.back);
  else if (step.kind === 'baja') await baja(office, step.whose);
  else if (step.kind === 'reopen') await reopen(office, step.whose);
  else if (paper.today < DAYS) {
    app.clock.ms += DAY_MS;
    paper.dayPasses();
  }
  for (const one of FIRST.keys()) paper.has(one, await contractOf(office, one));
}

/** What consumption finds of every address on every day, where the paper knows whose it was. */
async function compare(office: Office): Promise<void> {
  const { paper } = office;
  const ids: number[] = [];
  for (const one of FIRST.keys()) ids.push((await contractOf(office, one)).id);
  const days = Array.from({ length: paper.today + 2 }, (_, at) => at - 1);
  for (const kind of KINDS)
    for (const address of ASKED[kind]) {
      const found = ownersOf(office.app, address, days.map(dayAfter));
      const known = days.map((day) => paper.ownerOf(kind, address, day));
      const sure = (owners: readonly (number | undefined)[]) =>
        owners.map((id, at) => (known[at] === undefined ? undefined : id));
      const expected = known.map((one) => (one === undefined ? undefined : ids[one]));
      expect({ address, alone: sure(found.alone), together: sure(found.together) }).toEqual({
        address,
        alone: expected,
        together: expected,
      });
    }
}

test('however addresses are edited, listed, undone, ended and reopened: each day of each is the one’s who had it', {
  timeout: PATIENCE_MS,
}, async () => {
  await assert(
    asyncProperty(array(steps, { minLength: 3, maxLength: 14 }), async (walked) => {
      const office = await createOffice();
      for (const step of walked) await walk(office, step);
      await compare(office);
      expect(office.app.unexpected).toEqual([]);
      await office.app.app.close();
    }),
    { numRuns: SEQUENCES, ...SEED },
  );
});
