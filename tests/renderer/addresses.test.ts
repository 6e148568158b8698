import { expect, test } from 'vitest';
import { failureCodes } from '../../src-main/contract/failures';
import { clampWidth } from '../../src-renderer/features/client-box/box-memory';
import {
  filtersOn,
  readListState,
  sortBy,
  withCatalog,
  writeListState,
} from '../../src-renderer/features/client-grid/list-address';
import { en } from '../../src-renderer/i18n/locales/en';
import { es } from '../../src-renderer/i18n/locales/es';
import { matchPath } from '../../src-renderer/ui/router';

test.each([
  '',
  '?text=munoz+jose',
  '?state=all&zoneId=3&sort=customId&descending=1',
  '?cityId=9&provinceId=2&sellerId=4&collectorId=5&withoutEmail=1&withoutPosition=1',
  '?planId=3&nodeId=7&billingDay=10&contractStanding=disabledBySystem',
])('the address %s is the list it came from', (address) => {
  expect(writeListState(readListState(new URLSearchParams(address)))).toBe(address);
});

test('an address that makes no sense gives the plain list', () => {
  const list = readListState(new URLSearchParams('?state=maybe&sort=colour&zoneId=-1'));
  expect(list).toEqual({ filter: { text: '', state: 'active' }, sort: { column: 'name', descending: false } });
});

test('a filter that is taken off leaves nothing behind', () => {
  const { filter } = readListState(new URLSearchParams('?zoneId=3&withoutEmail=1'));
  expect(filtersOn(filter)).toBe(2);
  expect(withCatalog(filter, 'zoneId', undefined)).toEqual({ text: '', state: 'active', withoutEmail: true });
  expect(withCatalog(filter, 'sellerId', 4)).toEqual({ ...filter, sellerId: 4 });
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
