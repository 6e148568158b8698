import { assert, asyncProperty, constantFrom, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import {
  choicesOf,
  type ClientCondition,
  clientCondition,
  conditionFields,
  entriesFields,
} from '../../src-main/contract/client-conditions';
import { expectedIds, readPeople } from '../support/search-model';
import { createSearchOffice, type SearchOffice } from '../support/search-office';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  name: ['munoz', 'JOSÉ', 'o higgins', 'de la cruz', 'Ana Ruiz'],
  customId: ['1010', 'a1020', '2024 00', 'A-1003', '2024-001007'],
  nationalId: ['25', '2.5', '31'],
  email: ['correo', 'PERSONA.12', 'otro-correo.example'],
  phone: ['0260 44', '2604-1', '54 9'],
  address: ['gral paz', 'San Martin', 'av espana'],
  notes: ['despues', 'san martín', 'llamar después', 'Ñandues', 'perro san'],
  ip: ['10.1', '10.2.1.2', '1.1'],
  mac: ['9C:53', '220a-00', '9c53220a0020'],
  userName: ['user-10', 'Úser-202', 'USER'],
  contractNotes: ['18 30', 'despues', 'ñandúes'],
  taxId: ['20-26', '30709182239', '20267565393'],
  gatewayReference: ['ref 01', 'REF-010/1', '2'],
};

const RANGES: Readonly<Record<string, readonly (readonly [number | string | null, number | string | null])[]>> = {
  internalNumber: [
    [10, 20],
    [170, null],
  ],
  consumption: [
    [1, null],
    [0, 0],
    [2, 3],
  ],
  billingDay: [
    [10, 10],
    [2, 28],
  ],
  unpaidInvoices: [
    [1, null],
    [0, 0],
    [2, 2],
  ],
  balance: [
    [1, null],
    [null, -1],
    [0, 150_000],
  ],
  credit: [
    [1, null],
    [null, 0],
  ],
  createdOn: [
    ['2026-10-10', '2026-10-12'],
    [null, '2026-10-05'],
  ],
  updatedOn: [
    ['2026-10-20', null],
    ['2026-10-31', '2026-10-31'],
  ],
  contractStartedOn: [
    ['2026-03-01', '2026-05-15'],
    ['2026-09-01', null],
  ],
  oldestDueOn: [
    ['2026-10-01', '2026-10-31'],
    [null, '2026-11-05'],
  ],
};

/** Several conditions for every field there is, of which none is turned round. */
function samples(app: SearchOffice): ClientCondition[] {
  const raw = conditionFields.flatMap((facts): object[] => {
    const { kind, field } = facts;
    if (kind === 'flag') return [true, false].map((yes) => ({ kind, field, yes }));
    if (kind === 'text') {
      const typed = (TEXTS[field] ?? []).flatMap((text) => [
        { kind, field, match: 'contains', text },
        { kind, field, match: 'equals', text },
      ]);
      return [...typed, { kind, field, match: 'empty', text: '' }];
    }
    if (kind === 'choice') return choicesOf(field).map((value) => ({ kind, field, values: [value] }));
    if (kind === 'entries') {
      const known: Readonly<Record<string, readonly number[]>> = {
        zoneId: app.zoneId,
        neighborhoodId: app.neighborhoodId,
        cityId: app.cityId,
        provinceId: app.provinceId,
        sellerId: app.sellerId,
        collectorId: app.collectorId,
        planId: [app.fibraId],
        nodeId: [app.nodeId],
        equipmentId: app.equipment,
        legalEntityId: [app.entityId, app.fantasyId],
      };
      const ids = known[field]?.slice(0, 2) ?? [1, 5, 6];
      const lists = [[ids[0]], ids, ...(entriesFields[field].blank ? [[null], [ids[0], null]] : [])];
      return lists.map((each) => ({ kind, field, ids: each }));
    }
    return (RANGES[field] ?? []).map(([from, to]) => ({ kind, field, from, to }));
  });
  return raw.map((each) => clientCondition.parse(each));
}

const turned = (condition: ClientCondition): ClientCondition =>
  condition.kind === 'flag' ? { ...condition, yes: !condition.yes } : { ...condition, not: true };

async function createSearched() {
  const app = await createSearchOffice();
  const facts = readPeople(app.folder);
  async function found(conditions: readonly ClientCondition[], state: 'active' | 'all', text = ''): Promise<number[]> {
    const filter = { state, text, conditions: [...conditions] };
    const { rows } = await app.call('clients', 'list', { filter, sort: {}, offset: 0, limit: 500 });
    const { matching } = await app.call('clients', 'count', { filter });
    expect(matching).toBe(rows.length);
    return rows.map(({ id }) => id).toSorted((one, other) => one - other);
  }
  return { app, facts, found };
}

const LONG = { timeout: 120_000 };

test('each filter finds whom it should, and turned round everybody else', LONG, async () => {
  const { app, facts, found } = await createSearched();
  const all = samples(app);
  for (const { field } of conditionFields) {
    const own = all.filter((each) => each.field === field);
    const sizes = new Set<number>();
    for (const condition of own.flatMap((each) => [each, turned(each)])) {
      for (const state of ['active', 'all'] as const) {
        const ids = expectedIds(facts, [condition], state);
        expect.soft({ condition, ids: await found([condition], state) }).toEqual({ condition, ids });
        sizes.add(ids.length);
      }
    }
    // A filter that finds the same whatever it is asked proves nothing.
    expect.soft({ field, differs: sizes.size > 2 }).toEqual({ field, differs: true });
  }
});

test('two to five at once find whom each of them finds', LONG, async () => {
  const { app, facts, found } = await createSearched();
  const all = samples(app);
  const some = uniqueArray(constantFrom(...all, ...all.map(turned)), {
    minLength: 2,
    maxLength: 5,
    selector: ({ field }) => field,
  });
  await assert(
    asyncProperty(some, constantFrom('active' as const, 'all' as const), async (conditions, state) => {
      expect(await found(conditions, state)).toEqual(expectedIds(facts, conditions, state));
    }),
    { numRuns: 120 },
  );
});

const SYNTAX = [
  "'; DROP TABLE clients; --",
  '" OR 1=1',
  'name:muñoz NEAR/2 *',
  '%',
  '_',
  '(',
  '[a-z]*',
  '\\',
  '*',
  '-',
  '^ñ',
  '🙂',
];

test('the syntax of SQL and of the index is text like any other', LONG, async () => {
  const { facts, found } = await createSearched();
  const everybody = await found([], 'all');
  for (const { kind, field } of conditionFields) {
    if (kind !== 'text') continue;
    for (const text of SYNTAX) {
      for (const match of ['contains', 'equals'] as const) {
        const condition: ClientCondition = { kind, field, not: false, match, text };
        const [ids, others] = [await found([condition], 'all'), await found([{ ...condition, not: true }], 'all')];
        expect([...ids, ...others].toSorted((one, next) => one - next)).toEqual(everybody);
        expect.soft({ condition, ids }).toEqual({ condition, ids: expectedIds(facts, [condition], 'all') });
      }
    }
  }
});

test('quick search, debt, exports and merged entries go by the same conditions', LONG, async () => {
  const { app, facts, found } = await createSearched();
  const inDebt = [clientCondition.parse({ kind: 'flag', field: 'inDebt', yes: true })];
  const debtors = expectedIds(facts, inDebt, 'active');
  const peopleOf = (ids: readonly number[]) => facts.people.filter(({ row }) => ids.includes(Number(row['id'])));
  const named = peopleOf(debtors).filter(({ row }) => /mu[nñ]oz/iu.test(String(row['name'])));
  expect(await found(inDebt, 'active', 'munoz')).toEqual(named.map(({ row }) => Number(row['id'])));

  const [fromId = 0, intoId = 0] = app.collectorId;
  const collectedBy = (id: number) => [clientCondition.parse({ kind: 'entries', field: 'collectorId', ids: [id] })];
  const owedBy = (ids: readonly number[]) =>
    peopleOf(ids)
      .map(({ account }) => Number(account['balance_cents']))
      .filter((debt) => debt > 0)
      .reduce((sum, debt) => sum + debt, 0);
  const owed = async (filter: { conditions?: ClientCondition[] }) =>
    (await app.call('clients', 'owed', { filter })).owedCents;
  expect(await owed({ conditions: collectedBy(fromId) })).toBe(
    owedBy(expectedIds(facts, collectedBy(fromId), 'active')),
  );
  expect(await owed({})).toBe(owedBy(expectedIds(facts, [], 'active')));

  const [first = 0, ...rest] = debtors;
  const selection = { kind: 'filter' as const, filter: { conditions: inDebt }, exceptIds: [first] };
  expect((await app.call('exports', 'clients', { selection, format: 'csv' })).rows).toBe(rest.length);

  const both = [...(await found(collectedBy(fromId), 'all')), ...(await found(collectedBy(intoId), 'all'))];
  await app.call('catalogs', 'merge', { fromId, intoId, fromVersion: 1, intoVersion: 1 });
  const merged = both.toSorted((one, other) => one - other);
  expect(await found(collectedBy(fromId), 'all')).toEqual(merged);
  expect(await found(collectedBy(intoId), 'all')).toEqual(merged);
});
