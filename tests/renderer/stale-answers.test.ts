import { expect, test } from 'vitest';
import { changeKind } from '../../src-main/contract/events';
import { query } from '../../src-renderer/api/client';
import { staleAnswers } from '../../src-renderer/api/stale-answers';

/** Whether a change makes an answer old: a key says what begins like it. */
function isStale(kind: keyof typeof staleAnswers, asked: readonly unknown[]): boolean {
  const path = (key: readonly unknown[]) => JSON.stringify(key[0]).replace(/\]$/u, '');
  return staleAnswers[kind].some((key) => path(asked).startsWith(path(key)));
}

test.each([
  ['clients.changed', 'automaticStates.ofClient', query.automaticStates.key()],
  ['clients.changed', 'outbox.reachable', query.outbox.reachable.key()],
  ['clients.changed', 'clientMessages.countDebtors', query.clientMessages.countDebtors.key()],
  ['clients.changed', 'mailTemplates.countNotices', query.mailTemplates.countNotices.key()],
  ['account.changed', 'clientMessages.countDebtors', query.clientMessages.countDebtors.key()],
  ['contracts.changed', 'invoices.next', query.invoices.next.key()],
  ['catalogs.changed', 'invoices.next', query.invoices.next.key()],
  // What of a client's contracts is billed.
  ['clients.changed', 'contracts.list', query.contracts.list.key()],
  ['billing.changed', 'contracts.list', query.contracts.list.key()],
] as const)('%s makes %s old', (kind, _name, key) => {
  expect(isStale(kind, key)).toBe(true);
});

test('whatever makes the list of clients old does so to the counts of a selection of it', () => {
  for (const kind of changeKind.options.filter((each) => isStale(each, query.clients.list.key())))
    expect(isStale(kind, query.mailTemplates.countNotices.key()), kind).toBe(true);
});

test('a change makes no more old than it says', () => {
  expect(isStale('contracts.changed', query.invoices.list.key())).toBe(false);
  expect(isStale('clients.changed', query.outbox.list.key())).toBe(false);
});
