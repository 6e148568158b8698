import { Button } from '@mantine/core';
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter, ClientRow, ClientSort } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { askForRows } from '../../api/client-list';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { useRemembered } from '../../ui/memory';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { ClientGrid } from './client-grid';
import { useClientPages } from './client-pages';
import { ColumnMenu } from './column-menu';
import { useColumnTable } from './column-table';
import { columnMemory, completeMemory, factoryColumns } from './columns';
import { useCurrentRow } from './current-row';
import { FilterBar } from './filter-bar';
import { KeysHelp } from './keys-help';
import { filtersOn, type ListState, sortBy } from './list-address';
import { ListFoot } from './list-foot';
import type { ListSelection } from './list-selection';
import { fromSearch, listKeys } from './list-keys';
import { EmptyOffice, NothingFound } from './nothing-found';
import { type RowRange, samePages } from './page-window';
import { tickedCount, toClientSelection } from './selection';
import type { SearchKey } from './quick-search';
import { useTicks } from './ticks';

interface ClientListProps {
  readonly list: ListState;
  readonly onList: (next: ListState) => void;
  readonly operatorId: number;
  readonly mayWrite: boolean;
  readonly office: Office;
  readonly onCreate: () => void;
  readonly onImport: () => void;
  readonly onView: (row: ClientRow) => void;
  readonly onEdit: (row: ClientRow) => void;
  readonly onDebt: (row: ClientRow) => void;
  readonly onPay: (row: ClientRow) => void;
  readonly onDeactivate: (row: ClientRow) => void;
  readonly onReactivate: (row: ClientRow) => void;
  readonly onAudit: () => void;
  /** Changes many at once. */
  readonly onMassUpdate: (selection: ListSelection) => void;
  readonly boxOpen: boolean;
  readonly onOpenBox: () => void;
  readonly renderBox: (row: ClientRow | null) => ReactNode;
  readonly renderActions: (selection: ListSelection) => ReactNode;
}

/** The screen Clientes: what is asked above, the result below, the selected client beside it. */
export function ClientList(props: ClientListProps) {
  const { list, mayWrite, renderActions } = props;
  const { t } = useTranslation();
  const [range, setRange] = useState<RowRange>({ first: 0, last: 0 });
  const [helping, setHelping] = useState(false);
  const [kept, remember] = useRemembered(`abonado.${props.operatorId}.columns`, columnMemory, factoryColumns);
  const memory = useMemo(() => completeMemory(kept), [kept]);
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
    () => ({
      ticked: count > 0 ? { selection: toClientSelection(selection, filter), count } : null,
      filter,
      filtered: filter.text !== '' || filtersOn(filter) > 0,
      matching,
      total,
    }),
    [selection, filter, count, matching, total],
  );
  const now = { ...props, chosen, current, ticks, settled, scroller, suggestion, viewing };
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
      onDeactivate: (row: ClientRow) => latest.current.onDeactivate(row),
      onReactivate: (row: ClientRow) => latest.current.onReactivate(row),
    }),
    [],
  );
  const keys = useMemo(
    () =>
      listKeys(
        () => latest.current,
        () => setHelping(true),
      ),
    [],
  );
  useWindowKeys(keys);
  // What a moving row leaves alone is kept, so that a held-down arrow paints two rows and the box.
  const onFilter = useCallback((asked: ClientFilter) => {
    const next = { ...latest.current.list, filter: asked };
    askForRows(next);
    latest.current.onList(next);
  }, []);
  const onSort = useCallback((column: ClientSort['column']) => {
    const { list: before } = latest.current;
    latest.current.onList({ ...before, sort: sortBy(before.sort, column) });
  }, []);
  const onRange = useCallback((next: RowRange) => setRange((before) => (samePages(before, next) ? before : next)), []);
  const onHelp = useCallback((opened: boolean) => setHelping(opened), []);
  const onListKey = useCallback((key: SearchKey, asked: boolean) => fromSearch(latest.current, key, asked), []);
  const { boxOpen } = props;
  const tools = useMemo(
    () => (
      <>
        {!boxOpen && <OpenBox onOpen={() => latest.current.onOpenBox()} />}
        <ColumnMenu memory={memory} onChange={remember} />
      </>
    ),
    [boxOpen, memory, remember],
  );
  const actions = useMemo(() => renderActions(chosen), [renderActions, chosen]);
  const onMassUpdate = useCallback(() => latest.current.onMassUpdate(latest.current.chosen), []);
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
          {actions}
          {create}
        </div>
      </div>
      <FilterBar filter={list.filter} onFilter={onFilter} onListKey={onListKey}>
        {tools}
      </FilterBar>
      <div className="list-work">
        <div className="list-grid">
          {renderBody()}
          {pages.ready && (
            <ListFoot
              ticked={count}
              matching={pages.matching}
              counted={pages.counted}
              whole={selection.kind === 'all'}
              onSelectAll={ticks.selectAll}
              onClear={ticks.clear}
              onHelp={onHelp}
              onMassUpdate={mayWrite && pages.matching > 0 ? onMassUpdate : null}
            />
          )}
        </div>
        {props.boxOpen && props.renderBox(current.row)}
      </div>
      <KeysHelp opened={helping} onOpened={onHelp} />
    </>
  );

  function renderBody(): ReactNode {
    if (pages.error && !(pages.counted && pages.shown === list)) {
      return (
        <FailedPanel
          title={t('state.failedTitle')}
          text={failureWords(readFailure(pages.error))}
          retryLabel={t('state.retry')}
          onRetry={pages.retry}
        />
      );
    }
    if (!pages.ready) return <LoadingPanel label={t('state.loading')} />;
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
        current={current.index}
        selection={ticks.selection}
        mayWrite={mayWrite}
        office={props.office}
        handlers={handlers}
        onRange={onRange}
        onSort={onSort}
        onTickAll={ticks.tickAll}
      />
    );
  }
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
