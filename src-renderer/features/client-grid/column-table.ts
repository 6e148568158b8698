import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ClientRow } from '../../../src-main/contract/clients';
import { type ColumnMemory, columns, completeOrder } from './columns';

const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
});

/** Rows come by page from the core, so that the table models the columns alone. */
const noRows: ClientRow[] = [];
const definitions = columns.map(({ id, width }) => ({ id, size: width, minSize: 56, maxSize: 800 }));

/** Order, width and sight of the columns, kept in the operator's memory. */
export function useColumnTable(memory: ColumnMemory, remember: (next: ColumnMemory) => void) {
  const order = useMemo(() => completeOrder(memory.order), [memory.order]);
  const visibility = useMemo(() => Object.fromEntries(memory.hidden.map((id) => [id, false])), [memory.hidden]);
  return useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnSizing: memory.widths, columnOrder: order, columnVisibility: visibility },
    onColumnSizingChange: (updater) => remember({ ...memory, widths: functionalUpdate(updater, memory.widths) }),
  });
}

export type ColumnTable = ReturnType<typeof useColumnTable>;
