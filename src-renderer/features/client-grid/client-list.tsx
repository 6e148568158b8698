import { Button } from '@mantine/core';
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter, ClientRow, ClientSort } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { askForRows } from '../../api/client-list';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { showKeysHelp } from '../../ui/keys-help';
import { useRemembered } from '../../ui/memory';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useSettled } from '../../ui/settled';
import { type AskedColumn, ClientGrid } from './client-grid';
import { useClientPages } from './client-pages';
import type { ClientKeysNow } from './client-keys';
import { ColumnMenu } from './column-menu';
import { useColumnTable } from './column-table';
import { type ColumnId, type ColumnMemory, columnMemory, completeMemory, factoryColumns } from './columns';
import { useCurrentRow } from './current-row';
import { AdvancedSearch, AdvancedSearchButton, factorySearch, searchMemory } from './advanced-search';
import { FilterBar } from './filter-bar';
import { isFiltered, type ListState, sortBy } from './list-address';
import { ListFoot, type ListFootProps } from './list-foot';
import type { ListSelection } from './list-selection';
import { fromSearch, listKeys } from './list-keys';
import { EmptyOffice, NothingFound } from './nothing-found';
import { type RowRange, samePages } from './page-window';
import { tickedCount, toClientSelection } from './selection';
import type { SearchKey } from './quick-search';
import { useTicks } from './ticks';

/** The list as it stands on screen: what a saved view keeps of it. */
export interface ShownList {
  readonly list: ListState;
  readonly columns: Pick<ColumnMemory, 'order' | 'hidden'>;
}

interface ClientListProps extends Omit<ClientKeysNow, 'here'> {
  readonly list: ListState;
  readonly onList: (next: ListState) => void;
  readonly operatorId: number;
  readonly office: Office;
  readonly onCreate: () => void;
  readonly onImport: () => void;
  readonly onReactivate: (row: ClientRow) => void;
  /** Changes many at once. */
  readonly onMassUpdate: (selection: ListSelection) => void;
  readonly boxOpen: boolean;
  readonly onOpenBox: () => void;
  /** `neighbours`: the rows beside it. */
  readonly renderBox: (row: ClientRow | null, neighbours: readonly number[]) => ReactNode;
  readonly renderActions: (selection: ListSelection) => ReactNode;
  /** The columns of the saved view that is open; without one they are as the operator left them. */
  readonly viewColumns?: Pick<ColumnMemory, 'order' | 'hidden'> | undefined;
  /** What is done with saved views, beside the columns. */
  readonly renderViews?: (shown: ShownList) => ReactNode;
  /** The fifth tab of Búsqueda avanzada, *Actualización masiva*; left out, there is none. */
  readonly renderMassUpdate?: (selection: ListSelection) => ReactNode;
}

/** The screen Clientes: what is asked above, the result below, the selected client beside it. */
export function ClientList(props: ClientListProps) {
  const { list, mayWrite, renderActions } = props;
  const { t } = useTranslation();
  const [range, setRange] = useState<RowRange>({ first: 0, last: 0 });
  const [askedColumn, askForColumn] = useState<AskedColumn | null>(null);
  const [noRoom, setNoRoom] = useState<readonly ColumnId[]>([]);
  const [memory, remember] = useColumnMemory(props.operatorId, list.viewId, props.viewColumns);
  const [panel, changePanel] = useRemembered(`abonado.${props.operatorId}.search`, searchMemory, factorySearch);
  const pages = useClientPages(list, range);
  const table = useColumnTable(memory, remember);
  const current = useCurrentRow(pages);
  const ticks = useTicks(pages, props.operatorId);
  const scroller = useRef<HTMLDivElement>(null);
  const suggestion = useRef<HTMLButtonElement>(null);
  const viewing = useRef(false);
  const settled = pages.ready && pages.shown === list;
  const count = tickedCount(ticks.selection, pages.matching);
  const { matching, total } = pages;
  const { filter } = pages.shown;
  const { selection } = ticks;
  const chosen = useMemo(
    (): ListSelection => ({
      ticked: count > 0 ? { selection: toClientSelection(selection, filter), count } : null,
      filter,
      filtered: isFiltered(filter),
      matching,
      total,
    }),
    [selection, filter, count, matching, total],
  );
  const onFilter = useCallback((asked: ClientFilter) => {
    const next = { ...latest.current.list, filter: asked };
    askForRows(next);
    latest.current.onList(next);
  }, []);
  const onSearchPanel = () => changePanel({ ...panel, open: !panel.open });
  const now = { ...props, chosen, current, ticks, settled, scroller, suggestion, viewing, onFilter, onSearchPanel };
  const latest = useRef(now);
  latest.current = now;
  // Enter came before the answer to what was typed: the first row of that answer is meant.
  useEffect(() => {
    if (!settled || !viewing.current || (!current.here && pages.matching > 0)) return;
    viewing.current = false;
    if (current.here) latest.current.onView(current.here);
  }, [settled, current.here, pages.matching]);
  const handlers = useMemo(
    () => ({
      onSelect: (index: number) => latest.current.current.select(index),
      onTick: (index: number, extend: boolean) => latest.current.ticks.tickRow(index, extend),
      onView: (row: ClientRow) => latest.current.onView(row),
      onEdit: (row: ClientRow) => latest.current.onEdit(row),
      onDebt: (row: ClientRow) => latest.current.onDebt(row),
      onPassword: (row: ClientRow) => latest.current.onPassword(row),
      onDeactivate: (row: ClientRow) => latest.current.onDeactivate(row),
      onReactivate: (row: ClientRow) => latest.current.onReactivate(row),
    }),
    [],
  );
  const keys = useMemo(() => listKeys(() => latest.current), []);
  useWindowKeys(keys);
  // What a moving row leaves alone is kept, so that a held-down arrow paints two rows and the box.
  const onSort = useCallback((column: ClientSort['column']) => {
    const { list: before } = latest.current;
    latest.current.onList({ ...before, sort: sortBy(before.sort, column) });
  }, []);
  const onRange = useCallback((next: RowRange) => setRange((before) => (samePages(before, next) ? before : next)), []);
  const onNoRoom = useCallback(
    (next: readonly ColumnId[]) => setNoRoom((before) => (before.join() === next.join() ? before : next)),
    [],
  );
  const onListKey = useCallback((key: SearchKey, asked: boolean) => fromSearch(latest.current, key, asked), []);
  const { boxOpen, renderViews } = props;
  const tools = useMemo(
    () => (
      <>
        {!boxOpen && <OpenBox onOpen={() => latest.current.onOpenBox()} />}
        {renderViews?.({ list, columns: { order: memory.order, hidden: memory.hidden } })}
        <ColumnMenu memory={memory} noRoom={noRoom} onChange={remember} onShown={(id) => askForColumn({ id })} />
      </>
    ),
    [boxOpen, renderViews, list, memory, noRoom, remember],
  );
  const actions = useMemo(() => renderActions(chosen), [renderActions, chosen]);
  const onMassUpdate = useCallback(() => latest.current.onMassUpdate(latest.current.chosen), []);
  const owed = useOwed(filter, pages.counted, props.office);
  const create = useMemo(() => mayWrite && <CreateButton onCreate={() => latest.current.onCreate()} />, [mayWrite]);
  return (
    <>
      <div className="list-head">
        <h1>{t('clients.title')}</h1>
        <span className="list-count" role="status">
          {pages.ready &&
            t('clients.countOf', {
              matching: pages.counted ? formatNumber(pages.matching) : '…',
              count: pages.total,
              total: formatNumber(pages.total),
            })}
        </span>
        <div className="end">
          <AdvancedSearchButton open={panel.open} onOpen={(open) => changePanel({ ...panel, open })} />
          {actions}
          {create}
        </div>
      </div>
      <FilterBar filter={list.filter} onFilter={onFilter} onListKey={onListKey}>
        {tools}
      </FilterBar>
      <div className="list-work">
        {panel.open && (
          <AdvancedSearch
            filter={list.filter}
            onFilter={onFilter}
            memory={panel}
            onMemory={changePanel}
            found={t('conditions.found', { count: matching, formatted: pages.counted ? formatNumber(matching) : '…' })}
            massUpdate={props.renderMassUpdate?.(chosen)}
          />
        )}
        <div className="list-grid">
          {renderBody()}
          {pages.ready && (
            <ListFoot
              ticked={count}
              matching={pages.matching}
              counted={pages.counted}
              whole={selection.kind === 'all'}
              {...owed}
              onSelectAll={ticks.selectAll}
              onClear={ticks.clear}
              onHelp={showKeysHelp}
              onMassUpdate={mayWrite && pages.matching > 0 ? onMassUpdate : null}
            />
          )}
        </div>
        {props.boxOpen && props.renderBox(current.row, current.neighbours)}
      </div>
    </>
  );

  function renderBody(): ReactNode {
    if (pages.error && !(pages.counted && pages.shown === list)) {
      return <FailedPanel text={failureWords(readFailure(pages.error))} onRetry={pages.retry} />;
    }
    if (!pages.ready) return <LoadingPanel />;
    if (pages.total === 0) return <EmptyOffice {...(mayWrite ? props : {})} />;
    if (pages.matching === 0) {
      return <NothingFound filter={filter} onFilter={onFilter} suggestion={suggestion} />;
    }
    return (
      <ClientGrid
        scroller={scroller}
        pages={pages}
        table={table}
        memory={memory}
        asked={askedColumn}
        current={current.index}
        selection={ticks.selection}
        mayWrite={mayWrite}
        office={props.office}
        handlers={handlers}
        onRange={onRange}
        onNoRoom={onNoRoom}
        onSort={onSort}
        onTickAll={ticks.tickAll}
      />
    );
  }
}

/** The columns of the view that is open, as they were changed since; else the operator's own. Widths are always those. */
function useColumnMemory(
  operatorId: number,
  viewId: number | undefined,
  viewColumns: ClientListProps['viewColumns'],
): [ColumnMemory, (next: ColumnMemory) => void] {
  const [kept, remember] = useRemembered(`abonado.${operatorId}.columns`, columnMemory, factoryColumns);
  const [changed, setChanged] = useState<{ viewId: number; memory: ColumnMemory } | null>(null);
  const memory = useMemo(() => {
    if (viewId === undefined || !viewColumns || viewColumns.order.length === 0) return completeMemory(kept);
    if (changed?.viewId === viewId) return changed.memory;
    return completeMemory({ widths: kept.widths, order: [...viewColumns.order], hidden: [...viewColumns.hidden] });
  }, [kept, changed, viewId, viewColumns]);
  const change = useCallback(
    (next: ColumnMemory) => {
      if (viewId === undefined || !viewColumns) remember(next);
      else setChanged({ viewId, memory: next });
    },
    [remember, viewId, viewColumns],
  );
  return [memory, change];
}

/** So long a list stands before it is asked what it owes: not at every letter, since everybody may be looked at for it. */
const OWED_REST_MS = 400;

/** What the list owes together; of one that is not added up yet, that it is being added up. */
function useOwed(filter: ClientFilter, counted: boolean, office: Office): Pick<ListFootProps, 'owed' | 'owes'> {
  const [rested, isRested] = useSettled(filter, OWED_REST_MS);
  const isAsked = counted && isRested;
  const { data, isPlaceholderData } = useQuery({
    ...query.clients.owed.queryOptions({ input: { filter: rested } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (!data) return { owed: null, owes: false };
  if (!isAsked || isPlaceholderData) return { owed: '…', owes: false };
  return { owed: formatMoney(data.owedCents, office.country), owes: data.owedCents > 0 };
}

function CreateButton({ onCreate }: { onCreate: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      title="N"
      leftSection={<IconPlus size={16} aria-hidden />}
      rightSection={<kbd aria-hidden="true">N</kbd>}
      // The second click of a double one on Guardar, where this button has come to stand, asks for nothing.
      onClick={(event) => event.detail < 2 && onCreate()}
    >
      {t('clients.create')}
    </Button>
  );
}

function OpenBox({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconLayoutSidebarRight size={16} aria-hidden />}
      onClick={onOpen}
    >
      {t('box.open')}
    </Button>
  );
}
