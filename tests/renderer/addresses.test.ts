import { expect, test } from 'vitest';
import { choicesOf, clientCondition, conditionFields } from '../../src-main/contract/client-conditions';
import { failureCodes } from '../../src-main/contract/failures';
import { clampWidth } from '../../src-renderer/features/client-box/box-memory';
import {
  filtersOn,
  isStep,
  readListState,
  sortBy,
  withFilter,
  writeListState,
} from '../../src-renderer/features/client-grid/list-address';
import { unreadFilters } from '../../src-renderer/features/client-grid/unread-filters';
import { en } from '../../src-renderer/i18n/locales/en';
import { es } from '../../src-renderer/i18n/locales/es';
import { matchPath } from '../../src-renderer/ui/router';

const listAt = (address: string) => readListState(new URLSearchParams(address));

test.each([
  '',
  '?text=munoz+jose',
  '?state=all&zoneId=3&sort=customId&descending=1&view=4',
  '?email=empty&zoneId=3.9.none&cityId=9&placed=no&sellerId=4',
  '?name=contains.mu%C3%B1oz.&no.phone=equals.0260&createdOn=2026-01-01..&updatedOn=..2026-02-28',
  '?contractStanding=disabledBySystem.paused&planId=3&no.nodeId=7&consumption=0..2',
  '?inDebt=yes&unpaidInvoices=2&no.balance=-500..100&billingDay=10',
])('the address %s is the list it came from', (address) => {
  expect(writeListState(listAt(address))).toBe(address);
});

test('every condition there is comes back from the address as it went', () => {
  const asked = {
    text: { not: true, match: 'contains', text: 'a.b=c&d..e' },
    entries: { not: false, ids: [3, 4] },
    choice: { not: true },
    flag: { yes: false },
    number: { not: false, from: 3, to: null },
    money: { not: true, from: null, to: -250 },
    date: { not: false, from: '2026-02-28', to: '2026-02-28' },
  };
  const conditions = conditionFields.map((facts) => {
    const { kind, field } = facts;
    const values = facts.kind === 'choice' ? { values: choicesOf(facts.field) } : {};
    return clientCondition.parse({ kind, field, ...asked[kind], ...values });
  });
  const list = { ...listAt(''), filter: { text: '', state: 'all' as const, conditions } };
  expect(listAt(writeListState(list))).toEqual(list);
});

test.each([
  ['?withoutEmail=1', '?email=empty'],
  ['?withoutPosition=1', '?placed=no'],
  ['?billingDay=10..10', '?billingDay=10'],
])('the address %s is read as %s', (address, other) => {
  expect(listAt(address)).toEqual(listAt(other));
});

test('an address that makes no sense gives the plain list, and of one that does in part, that part', () => {
  const plain = { filter: { text: '', state: 'active', conditions: [] }, sort: { column: 'name', descending: false } };
  const broken =
    '?state=maybe&sort=colour&zoneId=-1&cityId=&planId=none&email=empty.x&name=contains.&balance=..&view=0';
  expect(listAt(broken)).toEqual(plain);
  expect(listAt('?createdOn=2026-02-30..&inDebt=perhaps&contractStanding=natural&billingDay=1.5&ip=begins.1')).toEqual(
    plain,
  );
  const { filter } = listAt('?state=maybe&zoneId=3&sellerId=x&inDebt=yes');
  expect(filter.conditions.map(({ field }) => field)).toEqual(['zoneId', 'inDebt']);
});

test.each([
  ['', []],
  ['zoneId=3&no.cityId=4&text=ana&state=all&sort=colour&view=x&descending=1&withoutEmail=1', []],
  ['zoneId=abc&sellerId=4', ['zoneId']],
  ['createdOn=0000-00-00..&state=maybe', ['createdOn', 'state']],
  ['zone=3', ['zone']],
  ['zoneId=3&no.zoneId=4', ['no.zoneId']],
  ['zoneId=3&zoneId=4', ['zoneId']],
])('of the address %s what is not understood is told', (address, unread) => {
  expect(unreadFilters(new URLSearchParams(address))).toEqual(unread);
});

test('a filter that is taken off leaves nothing behind', () => {
  const { filter } = listAt('?zoneId=3&email=empty');
  expect(filtersOn(filter)).toBe(2);
  expect(writeListState({ ...listAt(''), filter: withFilter(filter, 'zoneId', null) })).toBe('?email=empty');
  const withSeller = withFilter(filter, 'sellerId', { kind: 'entries', field: 'sellerId', not: false, ids: [4] });
  expect(filtersOn(withSeller)).toBe(3);
});

test('another filter is a step that Back takes back; what is typed into one is none', () => {
  expect(isStep(listAt(''), listAt('?zoneId=3'))).toBe(true);
  expect(isStep(listAt('?zoneId=3'), listAt('?zoneId=3&state=all'))).toBe(true);
  expect(isStep(listAt('?name=contains.mu'), listAt('?name=contains.mun&text=a&sort=balance'))).toBe(false);
});

test('a second click on a header turns the order around', () => {
  const once = sortBy({ column: 'name', descending: false }, 'customId');
  expect(once).toEqual({ column: 'customId', descending: false });
  expect(sortBy(once, 'customId')).toEqual({ column: 'customId', descending: true });
});

test('a path fits its pattern segment by segment', () => {
  expect(matchPath('/clientes/:id/ver', '/clientes/12/ver')).toEqual({ id: '12' });
  expect(matchPath('/clientes/:id/ver', '/clientes/12')).toBeNull();
  expect(matchPath('/clientes', '/importar')).toBeNull();
});

test('the box stays readable and leaves the list in sight', () => {
  expect(clampWidth(100, 1440)).toBe(320);
  expect(clampWidth(2000, 1280)).toBe(768);
});

/** Every path of words in a tree: `clients.title`. */
function pathsOf(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

test('every refusal has words, and both languages have the same ones', () => {
  expect(Object.keys(es.failures).toSorted()).toEqual([...failureCodes].toSorted());
  expect(pathsOf(en).toSorted()).toEqual(pathsOf(es).toSorted());
});
