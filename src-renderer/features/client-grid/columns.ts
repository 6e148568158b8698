import { z } from 'zod';
import type { ClientRow, ClientSort } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { formatDay, formatMoment, formatNumber } from '../../i18n/format';
import { formatNationalId, formatPhone, formatTaxId } from '../../i18n/identity-format';

export const columnIds = [
  'customId',
  'name',
  'nationalId',
  'phone',
  'mobile',
  'contract',
  'balance',
  'address',
  'neighborhood',
  'zone',
  'city',
  'province',
  'email',
  'taxId',
  'seller',
  'collector',
  'plan',
  'node',
  'ip',
  'unpaidInvoices',
  'state',
  'createdAt',
  'updatedAt',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface GridColumn {
  readonly id: ColumnId;
  /** Pixels before anybody drags it; enough for what the column usually holds. */
  readonly width: number;
  /** To how many pixels it gives way where the list holds no more: what may be cut off. */
  readonly least?: number;
  readonly sort?: ClientSort['column'];
  /** What the cell says, as the office's country writes it; blank as ''. */
  readonly text: (row: ClientRow, office: Office) => string;
}

/** The columns there are, in the order they come in. */
export const columns: readonly GridColumn[] = [
  { id: 'customId', width: 76, sort: 'customId', text: (row) => row.customId },
  { id: 'name', width: 176, least: 140, sort: 'name', text: (row) => row.name },
  {
    id: 'nationalId',
    width: 116,
    sort: 'nationalId',
    text: (row, { country }) => formatNationalId(country, row.nationalId),
  },
  // The first number there is: whoever rings somebody up does not care which of the two fields holds it.
  { id: 'phone', width: 152, text: (row, { country }) => formatPhone(country, row.phone || row.mobile) },
  { id: 'mobile', width: 152, text: (row, { country }) => formatPhone(country, row.mobile) },
  // Drawn as a mark with its number, not as text.
  { id: 'contract', width: 138, text: () => '' },
  // Drawn with its colour, and a credit in words.
  { id: 'balance', width: 112, sort: 'balance', text: () => '' },
  { id: 'address', width: 168, text: (row) => row.address },
  { id: 'neighborhood', width: 130, text: (row) => row.neighborhood },
  { id: 'zone', width: 96, text: (row) => row.zone },
  { id: 'city', width: 130, text: (row) => row.city },
  { id: 'province', width: 120, text: (row) => row.province },
  { id: 'email', width: 210, text: (row) => row.email },
  { id: 'taxId', width: 140, text: (row, { country }) => formatTaxId(country, row.taxId) },
  { id: 'seller', width: 130, text: (row) => row.seller },
  { id: 'collector', width: 130, text: (row) => row.collector },
  { id: 'plan', width: 130, text: (row) => row.plan },
  { id: 'node', width: 140, text: (row) => row.node },
  { id: 'ip', width: 120, text: (row) => row.ip },
  {
    id: 'unpaidInvoices',
    width: 124,
    sort: 'unpaidInvoices',
    text: ({ unpaidInvoices }) => (unpaidInvoices === 0 ? '' : formatNumber(unpaidInvoices)),
  },
  // Drawn as a mark, not as text.
  { id: 'state', width: 120, text: () => '' },
  { id: 'createdAt', width: 110, sort: 'createdAt', text: (row, { timeZone }) => formatDay(row.createdAtMs, timeZone) },
  {
    id: 'updatedAt',
    width: 150,
    sort: 'updatedAt',
    text: (row, { timeZone }) => formatMoment(row.updatedAtMs, timeZone),
  },
];

/** What an operator made of the columns. Unknown names are of a newer Abonado and are dropped. */
export const columnMemory = z.object({
  order: z.array(z.string()),
  hidden: z.array(z.string()),
  widths: z.record(z.string(), z.number().min(48).max(800)),
});
export type ColumnMemory = z.infer<typeof columnMemory>;

export const factoryColumns: ColumnMemory = {
  order: [...columnIds],
  hidden: [
    'mobile',
    'neighborhood',
    'city',
    'province',
    'email',
    'taxId',
    'seller',
    'collector',
    'plan',
    'node',
    'ip',
    'unpaidInvoices',
    'state',
    'createdAt',
    'updatedAt',
  ],
  widths: {},
};

/** What an operator made of the columns, those that came since as they come from the factory. */
export function completeMemory(memory: ColumnMemory): ColumnMemory {
  const since = factoryColumns.hidden.filter((id) => !memory.order.includes(id) && !memory.hidden.includes(id));
  return since.length === 0 ? memory : { ...memory, hidden: [...memory.hidden, ...since] };
}

/** The order with every known column once: remembered ones first, new ones where they come from the factory. */
export function completeOrder(order: readonly string[]): ColumnId[] {
  const known = columnIds.filter((id) => order.includes(id));
  const remembered = known.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...remembered, ...columnIds.filter((id) => !order.includes(id))];
}

/** Moves a column one place; at the edge nothing happens. */
export function moveColumn(memory: ColumnMemory, id: ColumnId, by: -1 | 1): ColumnMemory {
  const order = completeOrder(memory.order);
  const from = order.indexOf(id);
  const to = from + by;
  const other = order[to];
  if (other === undefined) return memory;
  order[to] = id;
  order[from] = other;
  return { ...memory, order };
}

/** Shows or hides a column; the last one in sight stays. */
export function showColumn(memory: ColumnMemory, id: ColumnId, shown: boolean): ColumnMemory {
  const hidden = memory.hidden.filter((each) => each !== id);
  if (shown) return { ...memory, hidden };
  const inSight = columnIds.filter((each) => !memory.hidden.includes(each));
  return inSight.length === 1 ? memory : { ...memory, hidden: [...hidden, id] };
}

/** Which columns give way in a narrow list, the first one first (look.md, mock 1): Nombre, Documento, Contrato and Balance never do. */
const GIVE_WAY: readonly ColumnId[] = ['zone', 'address', 'customId', 'phone'];

/**
 * The columns that `room` pixels hold without cutting any. Whoever chose columns of their own has them all, and scrolls
 * sideways; so does a column that was dragged to a width.
 */
export function fitColumns(shown: readonly GridColumn[], memory: ColumnMemory, room: number): readonly GridColumn[] {
  const chosen = memory.hidden.toSorted().join() !== factoryColumns.hidden.toSorted().join();
  if (chosen) return shown;
  const givingWay = GIVE_WAY.filter((id) => memory.widths[id] === undefined);
  const gone = new Set<ColumnId>();
  const fits = () => columnsWidth(without(shown, gone), memory.widths) <= room;
  for (const id of givingWay) {
    if (fits()) break;
    gone.add(id);
  }
  // A broad one that went last may have left room for one that went before it.
  for (const id of givingWay.toReversed()) {
    if (gone.delete(id) && !fits()) gone.add(id);
  }
  return gone.size === 0 ? shown : without(shown, gone);
}

function without(shown: readonly GridColumn[], gone: ReadonlySet<ColumnId>): readonly GridColumn[] {
  return shown.filter(({ id }) => !gone.has(id));
}

/** What columns need to show what they usually hold, in pixels. */
export function columnsWidth(shown: readonly GridColumn[], widths: ColumnMemory['widths']): number {
  return sumOf(usualWidths(shown, widths));
}

function usualWidths(shown: readonly GridColumn[], widths: ColumnMemory['widths']): readonly number[] {
  return shown.map(({ id, width }) => widths[id] ?? width);
}

/**
 * What each column has at least, in pixels. What may be cut off gives way where that makes all of them fit, so that none
 * lies under the actions of the row in hand; a list that is scrolled sideways all the same shows it whole.
 */
export function leastWidths(
  shown: readonly GridColumn[],
  widths: ColumnMemory['widths'],
  room: number,
): readonly number[] {
  const least = shown.map((column) => widths[column.id] ?? column.least ?? column.width);
  return sumOf(least) <= room ? least : usualWidths(shown, widths);
}

export function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
