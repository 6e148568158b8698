import { expect, test } from 'vitest';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { listClients, readRows } from '../../src-main/domain/clients/list-store';
import { findHandler } from '../../src-main/app/find-handler';
import { listPlaced } from '../../src-main/domain/map/store';
import { openAskedOffice } from '../support/asked-office';

/** How a row may be joined to the tables that hold everybody's contracts and accounts: by its own client alone. */
const BY_CLIENT = /USING (?:INTEGER PRIMARY KEY|(?:COVERING )?INDEX contracts_client) \((?:rowid|client_id)=\?\)/u;

test('a row of the grid reads what is its client’s own, never every contract of a state', () => {
  const { db, asked, stepsOf } = openAskedOffice();
  listClients(db, clientFilter.parse({}), clientSort.parse({}), 0, 100);
  readRows(db, [1]);
  const lists = asked.filter((text) => text.includes('contractPausedUntilOn'));
  expect(lists).toHaveLength(2);
  for (const list of lists) {
    const found = stepsOf(list).filter((step) => /^(?:SEARCH|SCAN) (?:contracts|account)\b/u.test(step));
    // The account, what is paused, and, of who has several, each contract.
    expect(found).toEqual([BY_CLIENT, BY_CLIENT, BY_CLIENT].map((step) => expect.stringMatching(step)));
  }
});

test('the map of all reads no client whole: what it needs of them lies beside one another', () => {
  const { db, asked, stepsOf } = openAskedOffice();
  listPlaced(db, clientFilter.parse({}), 0, 5000);
  const [pins = ''] = asked.filter((text) => text.includes('oldestDueOn'));
  expect(stepsOf(pins)[0]).toBe('SEARCH c USING COVERING INDEX clients_placed (state=? AND id>?)');
  expect(stepsOf(pins)).not.toContainEqual(expect.stringContaining('TEMP B-TREE'));
});

test('what a search finds is counted by another thread than the one that answers the next key', () => {
  const slow = (filter: object) => findHandler('clients', 'count')?.slow?.({ filter: clientFilter.parse(filter) });
  expect([slow({ text: 'gonzalez' }), slow({})]).toEqual([true, false]);
});
