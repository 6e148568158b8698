import { expect, test } from 'vitest';
import { clientFilter } from '../../src-main/contract/clients';
import {
  afterFilterChange,
  everythingTicked,
  isTicked,
  nothingTicked,
  tick,
  tickedCount,
  toClientSelection,
  toggle,
} from '../../src-renderer/features/client-grid/selection';

const filter = clientFilter.parse({ text: 'munoz' });

test('rows are ticked one by one and by a range', () => {
  const one = toggle(nothingTicked, 7);
  const range = tick(one, [8, 9, 10], true);
  expect(tickedCount(range, 500)).toBe(4);
  expect(tickedCount(toggle(range, 8), 500)).toBe(3);
  expect(toClientSelection(one, filter)).toEqual({ kind: 'ids', ids: [7] });
});

test('"todos" is the whole result, less what is unticked afterwards', () => {
  const less = tick(everythingTicked, [3, 4], false);
  expect(tickedCount(less, 12_930)).toBe(12_928);
  expect(isTicked(less, 3)).toBe(false);
  expect(isTicked(less, 5)).toBe(true);
  expect(tickedCount(toggle(less, 3), 12_930)).toBe(12_929);
  expect(toClientSelection(less, filter)).toEqual({ kind: 'filter', filter, exceptIds: [3, 4] });
});

test('another filter keeps rows ticked by hand and forgets "todos"', () => {
  const one = toggle(nothingTicked, 7);
  expect(afterFilterChange(one)).toBe(one);
  expect(afterFilterChange(everythingTicked)).toBe(nothingTicked);
});
