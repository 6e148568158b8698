import { expect, test } from 'vitest';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { readsWholeOffice } from '../../src-main/domain/clients/search-store';

const slow = (filter: object, sort?: object) =>
  readsWholeOffice(clientFilter.parse(filter), sort && clientSort.parse(sort));

test.each([
  ['everybody', {}, {}],
  ['a word that the index has', { text: 'munoz' }, {}],
  ['a short word beside one that the index has', { text: 'de munoz' }, {}],
  ['one catalogue in order of names', { sellerId: 3 }, { descending: true }],
  ['who has no e-mail', { withoutEmail: true }, {}],
  ['everybody by another column', {}, { column: 'createdAt' }],
])('%s is answered from an index', (_name, filter, sort) => {
  expect(slow(filter, sort)).toBe(false);
});

test.each([
  ['a word of two letters', { text: 'mu' }, {}],
  ['two short words', { text: 'a b' }, {}],
  ['one catalogue by another column', { sellerId: 3 }, { column: 'createdAt' }],
  ['two catalogues', { sellerId: 3, zoneId: 4 }, {}],
  ['one catalogue with who was deactivated too', { zoneId: 4, state: 'all' }, {}],
  ['who stands nowhere on the map', { withoutPosition: true }, {}],
])('%s may read the whole office', (_name, filter, sort) => {
  expect(slow(filter, sort)).toBe(true);
});
