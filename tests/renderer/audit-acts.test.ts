import { expect, test } from 'vitest';
import type { AuditEntry } from '../../src-main/contract/audit';
import { contractFieldNames } from '../../src-main/contract/contracts';
import { actsOf } from '../../src-renderer/features/client-box/audit-acts';
import { es } from '../../src-renderer/i18n/locales/es';

function entry(id: number, batchId: string, field: string, more: Partial<AuditEntry> = {}): AuditEntry {
  const blank = {
    atMs: 1,
    operator: 'Ana',
    origin: 'form',
    action: 'updated',
    before: '',
    after: '',
    reason: '',
    contractId: null,
    contract: '',
    over: null,
  } as const;
  return { ...blank, id, batchId, field, ...more };
}

test('what one command wrote is one act, its fields in the order of the form', () => {
  const acts = actsOf([
    entry(9, 'c', 'phone'),
    entry(8, 'b', 'zoneId', { origin: 'import', action: 'created' }),
    entry(7, 'b', 'phone', { origin: 'import', action: 'created' }),
    entry(6, 'b', 'name', { origin: 'import', action: 'created' }),
    entry(5, 'a', 'phone'),
  ]);
  expect(acts.map(({ id, entries }) => [id, entries.map(({ field }) => field)])).toEqual([
    [9, ['phone']],
    [8, ['name', 'phone', 'zoneId']],
    [5, ['phone']],
  ]);
});

test('one command that did two things to the client is two acts', () => {
  const acts = actsOf([entry(3, 'a', 'state', { action: 'reactivated' }), entry(2, 'a', 'phone')]);
  expect(acts.map(({ head }) => head.action)).toEqual(['reactivated', 'updated']);
});

test('what one import did to the client and to its contract is two acts', () => {
  const acts = actsOf([entry(3, 'a', 'contract.ip', { contractId: 7 }), entry(2, 'a', 'phone')]);
  expect(acts.map(({ head }) => head.contractId)).toEqual([7, null]);
});

test('every field of a contract has its words in Auditorías', () => {
  expect(Object.keys(es.contractField)).toEqual(expect.arrayContaining([...contractFieldNames, 'planId', 'state']));
});

test('an act that a page cut in two is whole with the next page, under the same number', () => {
  const page = [entry(3, 'a', 'zoneId'), entry(2, 'a', 'phone')];
  expect(actsOf(page).map(({ id }) => id)).toEqual([3]);
  expect(actsOf([...page, entry(1, 'a', 'name')])).toMatchObject([
    { id: 3, entries: [{ id: 1 }, { id: 2 }, { id: 3 }] },
  ]);
});
