import { expect, test } from 'vitest';
import {
  columnIds,
  columnMemory,
  columns,
  columnsWidth,
  completeMemory,
  completeOrder,
  factoryColumns,
  fitColumns,
  frozenColumns,
  leastWidths,
  moveColumn,
  scrollToColumn,
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

const shownBy = (hidden: readonly string[]) => columns.filter(({ id }) => !hidden.includes(id));
const factoryShown = shownBy(factoryColumns.hidden);

const ALWAYS: ReadonlySet<string> = new Set(['name', 'nationalId', 'contract', 'balance']);

test('in a narrow list Zona gives way first, Nombre, Documento, Contrato and Balance never', () => {
  const all = columnsWidth(factoryShown, {});
  const idsIn = (room: number) => fitColumns(factoryShown, factoryColumns, room).map(({ id }) => id);
  expect(idsIn(all)).toEqual(factoryShown.map(({ id }) => id));
  expect(idsIn(all - 1)).not.toContain('zone');
  expect(idsIn(all - 1)).toContain('address');
  expect(idsIn(0)).toEqual(['name', 'nationalId', 'contract', 'balance']);
  const room = columnsWidth(
    shownBy(factoryColumns.hidden).filter(({ id }) => ALWAYS.has(id)),
    {},
  );
  expect(idsIn(room)).toEqual(['name', 'nationalId', 'contract', 'balance']);
  // There is no room for a telephone, but for the ID there is.
  expect(idsIn(room + 80)).toEqual(['customId', 'name', 'nationalId', 'contract', 'balance']);
});

test('where no further column can give way, Nombre does, which may be cut off; figures never', () => {
  const shown = fitColumns(factoryShown, factoryColumns, 0);
  const whole = shown.map(({ width }) => width);
  const cut = shown.map(({ id, width }) => (id === 'name' ? 140 : width));
  const least = columnsWidth(shown, {}) - 36;
  expect(leastWidths(shown, {}, least)).toEqual(cut);
  // Scrolled sideways all the same, it is shown whole.
  expect(leastWidths(shown, {}, least - 1)).toEqual(whole);
  // Whoever dragged it has what they made of it.
  expect(leastWidths(shown, { name: 300 }, 2000)).toEqual([300, ...whole.slice(1)]);
});

test('of a list that is scrolled sideways, Nombre gives way to the figure that would be half in sight', () => {
  const shown = columns.filter(({ id }) => ['name', 'balance', 'plan', 'ip'].includes(id));
  const whole = shown.map(({ width }) => width);
  const [name = 0, balance = 0] = whole;
  expect(leastWidths(shown, {}, name + balance - 20)).toEqual([name - 20, ...whole.slice(1)]);
  expect(leastWidths(shown, {}, name + balance - 50)).toEqual(whole);
  expect(leastWidths(shown, { name }, name + balance - 20)).toEqual(whole);
});

test('a dragged column stays, and so do all once somebody chose them', () => {
  const dragged = { ...factoryColumns, widths: { zone: 96 } };
  expect(fitColumns(factoryShown, dragged, 0).map(({ id }) => id)).toContain('zone');
  const chosen = showColumn(factoryColumns, 'email', true);
  const shown = shownBy(chosen.hidden);
  expect(fitColumns(shown, chosen, 0)).toBe(shown);
});

test('whoever chooses a column chooses from what is in sight, and then has all that they chose', () => {
  const chosen = showColumn(factoryColumns, 'plan', true, ['zone', 'address']);
  expect(shownBy(chosen.hidden).map(({ id }) => id)).toEqual([
    ...factoryShown.map(({ id }) => id).filter((id) => id !== 'zone' && id !== 'address'),
    'plan',
  ]);
  // The one that there was no room for is asked for by name: it stays, though this is what the factory shows.
  const asked = showColumn(factoryColumns, 'zone', true, ['zone']);
  expect(asked.hidden.toSorted()).toEqual(factoryColumns.hidden.toSorted());
  expect(fitColumns(factoryShown, asked, 0)).toBe(factoryShown);
  expect(fitColumns(factoryShown, factoryColumns, 0)).not.toBe(factoryShown);
});

test('the name and the actions stay at the edges where a column is left between them', () => {
  expect(frozenColumns(812, 220, 160)).toEqual({ name: true, actions: true });
  expect(frozenColumns(500, 220, 160)).toEqual({ name: false, actions: true });
  expect(frozenColumns(300, 220, 160)).toEqual({ name: false, actions: false });
});

test('a list is scrolled to a column as far as it has to be, between what stays at its edges', () => {
  const list = { width: 700, keptLeft: 200, keptRight: 160 };
  const to = (scrolled: number, begins: number, width: number) =>
    scrollToColumn({ ...list, scrolled, begins, ends: begins + width });
  // Beyond the right edge, in sight, and beyond the left one.
  expect(to(0, 900, 150)).toBe(510);
  expect(to(510, 900, 150)).toBe(510);
  expect(to(510, 600, 150)).toBe(400);
  // What stays at the left is in sight at any rate, and of what is wider than the room its beginning is.
  expect(to(510, 44, 76)).toBe(0);
  expect(to(0, 900, 800)).toBe(700);
});

test('a memory from before a column was there hides it where the factory does, and shows what it shows', () => {
  const before = { order: ['customId', 'name', 'zone'], hidden: ['zone'], widths: {} };
  const { hidden } = completeMemory(before);
  expect(hidden).toEqual(expect.arrayContaining(['zone', 'plan', 'node', 'ip']));
  expect(hidden).not.toContain('contract');
  const shown = { order: [...columnIds], hidden: [], widths: {} };
  expect(completeMemory(shown)).toBe(shown);
});
