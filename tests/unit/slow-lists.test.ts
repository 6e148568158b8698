import { expect, test } from 'vitest';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { readsWholeOffice } from '../../src-main/domain/clients/search-store';

const slow = (filter: object, sort?: object) =>
  readsWholeOffice(clientFilter.parse(filter), sort && clientSort.parse(sort));
const entry = (field: string, id: number) => ({ kind: 'entries', field, ids: [id] });
const withoutEmail = { kind: 'text', field: 'email', match: 'empty', text: '' };

test.each([
  ['everybody', {}, {}],
  ['a word that the index has', { text: 'munoz' }, {}],
  ['a short word beside one that the index has', { text: 'de munoz' }, {}],
  ['one catalogue in order of names', { conditions: [entry('sellerId', 3)] }, { descending: true }],
  ['who has no e-mail', { conditions: [withoutEmail] }, {}],
  ['everybody by another column', {}, { column: 'createdAt' }],
])('%s is answered from an index', (_name, filter, sort) => {
  expect(slow(filter, sort)).toBe(false);
});

test.each([
  ['a word of two letters', { text: 'mu' }, {}],
  ['two short words', { text: 'a b' }, {}],
  ['one catalogue by another column', { conditions: [entry('sellerId', 3)] }, { column: 'createdAt' }],
  ['two catalogues', { conditions: [entry('sellerId', 3), entry('zoneId', 4)] }, {}],
  ['one catalogue with who was deactivated too', { conditions: [entry('zoneId', 4)], state: 'all' }, {}],
  ['who is not in a zone', { conditions: [{ ...entry('zoneId', 4), not: true }] }, {}],
  ['who stands nowhere on the map', { conditions: [{ kind: 'flag', field: 'placed', yes: false }] }, {}],
])('%s may read the whole office', (_name, filter, sort) => {
  expect(slow(filter, sort)).toBe(true);
});
