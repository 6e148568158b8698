import { describe, expect, test } from 'vitest';
import {
  choiceFields,
  clientCondition,
  clientConditions,
  conditionFields,
  dateFields,
  entriesFields,
  flagFields,
  moneyFields,
  numberFields,
  textFields,
  withCondition,
} from '../../src-main/contract/client-conditions';
import { en } from '../../src-renderer/i18n/locales/en';
import { es } from '../../src-renderer/i18n/locales/es';

const tables = { textFields, entriesFields, choiceFields, flagFields, numberFields, moneyFields, dateFields };

test('every filter stands in the panel once, and has its words', () => {
  const all = Object.values(tables).flatMap((table) => Object.keys(table));
  const shown: string[] = conditionFields.map(({ field }) => field);
  expect(shown.toSorted()).toEqual(all.toSorted());
  expect(new Set(shown).size).toBe(shown.length);
  expect(Object.keys(es.conditions.field).toSorted()).toEqual(all.toSorted());
  expect(Object.keys(en.conditions.field).toSorted()).toEqual(all.toSorted());
});

test('the panel goes through the tabs in their order', () => {
  const tabs = conditionFields.map(({ tab }) => tab);
  expect(tabs.filter((tab, at) => tab !== tabs[at - 1])).toEqual(['client', 'contract', 'billing', 'gateways']);
});

const zone = { kind: 'entries', field: 'zoneId', ids: [3] };

describe('what is no condition', () => {
  test.each([
    ['an unknown field', { kind: 'flag', field: 'mood', yes: true }],
    ['a field of another kind', { kind: 'flag', field: 'zoneId', yes: true }],
    ['a text of nothing', { kind: 'text', field: 'name', match: 'contains', text: '  ' }],
    ['a blank with a text', { kind: 'text', field: 'name', match: 'empty', text: 'x' }],
    ['a text with a NUL', { kind: 'text', field: 'name', match: 'equals', text: 'a\u0000' }],
    ['no entry', { ...zone, ids: [] }],
    ['an entry that no row has', { ...zone, ids: [0] }],
    ['a contract without a plan', { kind: 'entries', field: 'planId', ids: [null] }],
    ['a word of another choice', { kind: 'choice', field: 'personType', values: ['paused'] }],
    ['a range without ends', { kind: 'number', field: 'billingDay', from: null, to: null }],
    ['a part of a cent', { kind: 'money', field: 'balance', from: 0.5, to: null }],
    ['a day that is none', { kind: 'date', field: 'createdOn', from: '2026-02-30', to: null }],
    ['more than is asked', { ...zone, sql: '1' }],
  ])('%s', (_name, condition) => {
    expect(clientCondition.safeParse(condition).success).toBe(false);
  });
});

test('a field is asked once', () => {
  expect(clientConditions.safeParse([zone, { ...zone, not: true }]).success).toBe(false);
  const once = clientConditions.parse([zone]);
  const other = withCondition(once, 'zoneId', clientCondition.parse({ ...zone, ids: [4] }));
  expect(other).toEqual([{ ...zone, ids: [4], not: false }]);
  expect(withCondition(other, 'zoneId', null)).toEqual([]);
});
