import { z } from 'zod';
import type { ClientRow, ClientSort } from '../../../src-main/contract/clients';

export const columnIds = [
  'customId',
  'name',
  'nationalId',
  'phone',
  'mobile',
  'address',
  'neighborhood',
  'zone',
  'city',
  'province',
  'email',
  'taxId',
  'seller',
  'collector',
  'state',
  'createdAt',
  'updatedAt',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface GridColumn {
  readonly id: ColumnId;
  /** Pixels before anybody drags it. */
  readonly width: number;
  readonly sort?: ClientSort['column'];
  readonly value: (row: ClientRow) => string | number;
}

/** The columns there are, in the order they come in. */
export const columns: readonly GridColumn[] = [
  { id: 'customId', width: 76, sort: 'customId', value: (row) => row.customId },
  { id: 'name', width: 200, sort: 'name', value: (row) => row.name },
  { id: 'nationalId', width: 108, sort: 'nationalId', value: (row) => row.nationalId },
  { id: 'phone', width: 112, value: (row) => row.phone },
  { id: 'mobile', width: 126, value: (row) => row.mobile },
  { id: 'address', width: 168, value: (row) => row.address },
  { id: 'neighborhood', width: 130, value: (row) => row.neighborhood },
  { id: 'zone', width: 88, value: (row) => row.zone },
  { id: 'city', width: 130, value: (row) => row.city },
  { id: 'province', width: 120, value: (row) => row.province },
  { id: 'email', width: 210, value: (row) => row.email },
  { id: 'taxId', width: 140, value: (row) => row.taxId },
  { id: 'seller', width: 130, value: (row) => row.seller },
  { id: 'collector', width: 130, value: (row) => row.collector },
  { id: 'state', width: 120, value: (row) => row.state },
  { id: 'createdAt', width: 110, sort: 'createdAt', value: (row) => row.createdAtMs },
  { id: 'updatedAt', width: 150, sort: 'updatedAt', value: (row) => row.updatedAtMs },
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
    'state',
    'createdAt',
    'updatedAt',
  ],
  widths: {},
};

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
