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
  // A whole v4 of twelve digits, and of others as many as have two.
  { id: 'ip', width: 160, text: (row) => row.ip },
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
  /** Whether somebody chose which are shown. Without it, that they are other ones than the factory's says so. */
  chosen: z.boolean().optional(),
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

/**
 * Shows or hides a column; the last one in sight stays. Whoever chooses, chooses from what is in sight: those that the
 * list has no room for stay away until they are asked for.
 */
export function showColumn(
  memory: ColumnMemory,
  id: ColumnId,
  shown: boolean,
  noRoom: readonly ColumnId[] = [],
): ColumnMemory {
  const before = [...memory.hidden, ...noRoom.filter((each) => !memory.hidden.includes(each))];
  const hidden = before.filter((each) => each !== id);
  if (shown) return { ...memory, hidden, chosen: true };
  const inSight = columnIds.filter((each) => !before.includes(each));
  return inSight.length === 1 ? memory : { ...memory, hidden: [...hidden, id], chosen: true };
}

function isChosen({ chosen, hidden }: ColumnMemory): boolean {
  return chosen ?? hidden.toSorted().join() !== factoryColumns.hidden.toSorted().join();
}

/** Which columns give way in a narrow list, the first one first (look.md, mock 1): Nombre, Documento, Contrato and Balance never do. */
const GIVE_WAY: readonly ColumnId[] = ['zone', 'address', 'customId', 'phone'];

/**
 * The columns that `room` pixels hold without cutting any. Whoever chose columns of their own has them all, and scrolls
 * sideways; so does a column that was dragged to a width.
 */
export function fitColumns(shown: readonly GridColumn[], memory: ColumnMemory, room: number): readonly GridColumn[] {
  if (isChosen(memory)) return shown;
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
 * What each column has at least, in pixels. What may be cut off gives way where that makes all of them fit; and of a list
 * that is scrolled sideways all the same, where it brings the last column that is begun whole into sight, which may be a
 * figure.
 */
export function leastWidths(
  shown: readonly GridColumn[],
  widths: ColumnMemory['widths'],
  room: number,
): readonly number[] {
  const least = shown.map((column) => widths[column.id] ?? column.least ?? column.width);
  if (sumOf(least) <= room) return least;
  const usual = usualWidths(shown, widths);
  const begun = usual.findIndex((_, at) => sumOf(usual.slice(0, at + 1)) > room);
  const beyond = sumOf(usual.slice(0, begun + 1)) - room;
  const giving = usual.findIndex((width, at) => at < begun && width - (least[at] ?? width) >= beyond);
  return giving < 0 ? usual : usual.with(giving, (usual[giving] ?? 0) - beyond);
}

/** What has to be left between the columns that stay at the edges, in pixels: a whole Dirección. */
const LEAST_BETWEEN = 176;

/** What stays in sight of a list that is scrolled sideways. */
export interface FrozenColumns {
  readonly name: boolean;
  readonly actions: boolean;
}

/**
 * Which row it is stays at the left, and what can be done with it at the right, where enough is left between them to be
 * read (at a zoom of 200 % there may not be): sooner the actions than the name, which the box beside says as well.
 */
export function frozenColumns(width: number, name: number, actions: number): FrozenColumns {
  return { name: width - name - actions >= LEAST_BETWEEN, actions: width - actions >= LEAST_BETWEEN };
}

/** A column in a list that is scrolled sideways; all of it in pixels. */
interface ColumnPlace {
  /** How far the list is scrolled, and the width that there is for it. */
  readonly scrolled: number;
  readonly width: number;
  /** Where the column begins and ends in the whole list. */
  readonly begins: number;
  readonly ends: number;
  /** What stays at the list's left and at its right, and so lies over what is scrolled. */
  readonly keptLeft: number;
  readonly keptRight: number;
}

/** How far to scroll, and no further, so that a column is whole in sight; of one that has no room there its beginning. */
export function scrollToColumn({ scrolled, width, begins, ends, keptLeft, keptRight }: ColumnPlace): number {
  const least = ends - (width - keptRight);
  const most = begins - keptLeft;
  return Math.max(0, Math.min(Math.max(scrolled, least), most));
}

export function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
