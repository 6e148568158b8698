import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSort } from '../../../src-main/contract/clients';
import type { ColumnTable } from './column-table';
import type { GridColumn } from './columns';

interface GridHeaderProps {
  readonly table: ColumnTable;
  readonly shown: readonly GridColumn[];
  readonly template: string;
  readonly sort: ClientSort;
  readonly onSort: (column: ClientSort['column']) => void;
  readonly allTicked: boolean;
  readonly someTicked: boolean;
  readonly onTickAll: () => void;
}

const RESIZE_STEP = 16;
const LEAST_WIDTH = 56;
const MOST_WIDTH = 800;

/**
 * The names of the columns: a click sorts, the edge is dragged to a width, or moved with Alt and an arrow on the name.
 * The edges are no stops of the Tab key: there would be one a column before the first row.
 */
export function GridHeader({
  table,
  shown,
  template,
  sort,
  onSort,
  allTicked,
  someTicked,
  onTickAll,
}: GridHeaderProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className="grid-header tick">
        <input
          type="checkbox"
          aria-label={t('clients.tickAll')}
          checked={allTicked}
          ref={(element) => {
            if (element) element.indeterminate = someTicked && !allTicked;
          }}
          onChange={onTickAll}
        />
      </div>
      {table.getFlatHeaders().map((header) => {
        const column = shown.find(({ id }) => id === header.id);
        if (!column) return null;
        const sorted = column.sort !== undefined && sort.column === column.sort;
        const direction = sort.descending ? 'descending' : 'ascending';
        return (
          <div
            key={header.id}
            role="columnheader"
            className={`grid-header ${column.id}`}
            {...(sorted ? { 'aria-sort': direction } : {})}
            onKeyDown={(event) => resizeByKey(event, table, header)}
          >
            <HeaderLabel
              name={t(`column.${column.id}`)}
              arrow={sorted ? direction : null}
              onSort={column.sort && (() => column.sort && onSort(column.sort))}
            />
            <Resizer header={header} label={t('clients.resize', { name: t(`column.${column.id}`) })} />
          </div>
        );
      })}
      <div role="columnheader" className="grid-header actions">
        <span className="visually-hidden">{t('clients.actions')}</span>
      </div>
    </div>
  );
}

type Header = ReturnType<ColumnTable['getFlatHeaders']>[number];

function resizeByKey(event: KeyboardEvent, table: ColumnTable, header: Header): void {
  const by = event.altKey ? { ArrowLeft: -RESIZE_STEP, ArrowRight: RESIZE_STEP }[event.key] : undefined;
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, header.column.getSize() + by));
  table.setColumnSizing((sizes) => ({ ...sizes, [header.id]: width }));
}

interface HeaderLabelProps {
  readonly name: string;
  readonly arrow: 'ascending' | 'descending' | null;
  readonly onSort: (() => void) | undefined;
}

function HeaderLabel({ name, arrow, onSort }: HeaderLabelProps) {
  if (!onSort) return <span className="label">{name}</span>;
  return (
    <button type="button" className="label" onClick={onSort}>
      {name}
      {arrow === 'ascending' && <IconChevronUp size={14} aria-hidden />}
      {arrow === 'descending' && <IconChevronDown size={14} aria-hidden />}
    </button>
  );
}

function Resizer({ header, label }: { header: Header; label: string }) {
  const start = header.getResizeHandler();
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={header.column.getSize()}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      className={`grid-resizer ${header.column.getIsResizing() ? 'dragging' : ''}`}
      onMouseDown={start}
      onTouchStart={start}
    />
  );
}
