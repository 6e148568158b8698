import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSort } from '../../../src-main/contract/clients';
import type { ColumnTable } from './column-table';
import { columns } from './columns';

interface GridHeaderProps {
  readonly table: ColumnTable;
  readonly template: string;
  readonly sort: ClientSort;
  readonly onSort: (column: ClientSort['column']) => void;
  readonly allTicked: boolean;
  readonly someTicked: boolean;
  readonly onTickAll: () => void;
}

const RESIZE_STEP = 16;

/** The names of the columns: a click sorts, the edge is dragged to a width. */
export function GridHeader({ table, template, sort, onSort, allTicked, someTicked, onTickAll }: GridHeaderProps) {
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
        const column = columns.find(({ id }) => id === header.id);
        if (!column) return null;
        const sorted = column.sort !== undefined && sort.column === column.sort;
        const direction = sort.descending ? 'descending' : 'ascending';
        return (
          <div
            key={header.id}
            role="columnheader"
            className="grid-header"
            {...(sorted ? { 'aria-sort': direction } : {})}
          >
            <HeaderLabel
              name={t(`column.${column.id}`)}
              arrow={sorted ? direction : null}
              onSort={column.sort && (() => column.sort && onSort(column.sort))}
            />
            <Resizer header={header} table={table} label={t('clients.resize', { name: t(`column.${column.id}`) })} />
          </div>
        );
      })}
      <div role="columnheader" className="grid-header">
        <span className="visually-hidden">{t('clients.actions')}</span>
      </div>
    </div>
  );
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

type Header = ReturnType<ColumnTable['getFlatHeaders']>[number];

function Resizer({ header, table, label }: { header: Header; table: ColumnTable; label: string }) {
  const width = header.column.getSize();
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowLeft: -RESIZE_STEP, ArrowRight: RESIZE_STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    table.setColumnSizing((sizes) => ({ ...sizes, [header.id]: Math.max(56, Math.min(800, width + by)) }));
  }
  const start = header.getResizeHandler();
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={56}
      aria-valuemax={800}
      tabIndex={0}
      className={`grid-resizer ${header.column.getIsResizing() ? 'dragging' : ''}`}
      onKeyDown={onKeyDown}
      onMouseDown={start}
      onTouchStart={start}
    />
  );
}
