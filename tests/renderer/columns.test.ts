import { expect, test } from 'vitest';
import {
  columnIds,
  columnMemory,
  completeOrder,
  factoryColumns,
  moveColumn,
  showColumn,
} from '../../src-renderer/features/client-grid/columns';

test('a remembered order keeps its own columns first and gains the new ones', () => {
  const order = completeOrder(['zone', 'name', 'ofAnotherTime']);
  expect(order.slice(0, 2)).toEqual(['zone', 'name']);
  expect(order.toSorted()).toEqual([...columnIds].toSorted());
});

test('a column moves one place and stops at the edge', () => {
  expect(moveColumn(factoryColumns, 'name', -1).order.slice(0, 2)).toEqual(['name', 'customId']);
  expect(moveColumn(factoryColumns, 'customId', -1)).toBe(factoryColumns);
});

test('a column is hidden and shown, and the last one stays', () => {
  const hidden = showColumn(factoryColumns, 'zone', false);
  expect(hidden.hidden).toContain('zone');
  expect(showColumn(hidden, 'zone', true).hidden).not.toContain('zone');
  const onlyName = { ...factoryColumns, hidden: columnIds.filter((id) => id !== 'name') };
  expect(showColumn(onlyName, 'name', false)).toBe(onlyName);
});

test('a memory that makes no sense is not taken', () => {
  expect(columnMemory.safeParse({ order: [], hidden: [], widths: { name: -4 } }).success).toBe(false);
});
