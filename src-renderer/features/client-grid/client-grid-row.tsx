import { IconCurrencyDollar, IconKey, IconPencil, IconUserCheck, IconUserOff, IconSearch } from '@tabler/icons-react';
import { memo, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { formatMoney } from '../../i18n/format';
import type { GridColumn } from './columns';
import { Cell } from './client-grid-cell';
import { tellRow } from './told-row';

export interface RowHandlers {
  readonly onSelect: (index: number) => void;
  readonly onTick: (index: number, range: boolean) => void;
  readonly onView: (row: ClientRow) => void;
  readonly onEdit: (row: ClientRow) => void;
  readonly onDebt: (row: ClientRow) => void;
  readonly onPassword: (row: ClientRow) => void;
  readonly onDeactivate: (row: ClientRow) => void;
  readonly onReactivate: (row: ClientRow) => void;
}

interface ClientGridRowProps {
  readonly index: number;
  readonly row: ClientRow | undefined;
  readonly columns: readonly GridColumn[];
  readonly template: string;
  readonly top: number;
  readonly current: boolean;
  readonly ticked: boolean;
  readonly mayWrite: boolean;
  readonly office: Office;
  /** The words of the quick search, to be marked where they stand. */
  readonly words: readonly string[];
  readonly handlers: RowHandlers;
}

/** One row of 34 px; memoised, because a held-down arrow key changes only two of them. */
export const ClientGridRow = memo(function ClientGridRow(props: ClientGridRowProps) {
  const { t } = useTranslation();
  const { index, row, columns, template, top, current, ticked, handlers } = props;
  // Its actions are drawn where they are in sight: three icons a row are most of what a list has to draw.
  const [pointed, setPointed] = useState(false);
  const state = row?.state === 'deactivated' ? 'off' : '';
  const told = row && tellRow(row, columns, props.office, props.words);
  return (
    <div
      role="row"
      id={`client-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={current}
      className={`grid-row ${current ? 'current' : ''} ${state}`}
      style={{ gridTemplateColumns: template, top }}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) handlers.onTick(index, event.shiftKey);
        else handlers.onSelect(index);
      }}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onDoubleClick={() => row && handlers.onView(row)}
    >
      <div role="gridcell" className="grid-cell tick">
        {row && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('clients.tick', { name: row.name })}
            title={t('clients.tickKey')}
            checked={ticked}
            onChange={() => undefined}
            onClick={(event) => {
              event.stopPropagation();
              handlers.onTick(index, event.shiftKey);
            }}
          />
        )}
      </div>
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={`grid-cell ${column.id}`}>
          {told ? (
            <Cell column={column} told={told} office={props.office} words={props.words} />
          ) : (
            column.id === 'name' && '…'
          )}
        </div>
      ))}
      <div role="gridcell" className="grid-actions actions">
        {row && (current || pointed) && (
          <RowActions
            row={row}
            mayWrite={props.mayWrite}
            current={current}
            handlers={handlers}
            country={props.office.country}
          />
        )}
        {row && !(current || pointed) && row.balanceCents > 0 && <DebtSign />}
      </div>
    </div>
  );
});

/** That a client owes is seen without pointing at it. */
function DebtSign() {
  return <IconCurrencyDollar className="grid-debt-sign" size={16} stroke={1.75} aria-hidden />;
}

interface RowActionsProps {
  readonly row: ClientRow;
  readonly mayWrite: boolean;
  readonly current: boolean;
  readonly country: Office['country'];
  readonly handlers: RowHandlers;
}

/** Ver, Editar, Deuda, Regenerar contraseña, Borrar: in the order of the design; each with its name and its key in the tooltip. */
function RowActions({ row, mayWrite, current, country, handlers }: RowActionsProps) {
  const { t } = useTranslation();
  const owes = row.balanceCents > 0;
  const debtWords = owes
    ? t('account.debtOf', { amount: formatMoney(row.balanceCents, country) })
    : t('account.noDebt');
  const tabIndex = current ? 0 : -1;
  function act(run: (row: ClientRow) => void) {
    return (event: MouseEvent) => {
      event.stopPropagation();
      run(row);
    };
  }
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t('clients.view')}
        title={`${t('clients.view')} (Enter)`}
        onClick={act(handlers.onView)}
      >
        <IconSearch size={16} stroke={1.75} aria-hidden />
      </button>
      {mayWrite && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('clients.edit')}
          title={`${t('clients.edit')} (E)`}
          onClick={act(handlers.onEdit)}
        >
          <IconPencil size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      <button
        type="button"
        tabIndex={tabIndex}
        className={owes ? 'owes' : ''}
        aria-label={debtWords}
        title={`${debtWords} (D)`}
        onClick={act(handlers.onDebt)}
      >
        <IconCurrencyDollar size={16} stroke={1.75} aria-hidden />
      </button>
      {mayWrite && row.state === 'active' && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('portal.action')}
          title={`${t(row.email === '' ? 'portal.actionNoEmail' : 'portal.action')} (K)`}
          onClick={act(handlers.onPassword)}
        >
          <IconKey size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      {mayWrite && row.state === 'active' && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('clients.deactivate')}
          title={t('clients.deactivate')}
          onClick={act(handlers.onDeactivate)}
        >
          <IconUserOff size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      {mayWrite && row.state === 'deactivated' && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('clients.reactivate')}
          title={t('clients.reactivate')}
          onClick={act(handlers.onReactivate)}
        >
          <IconUserCheck size={16} stroke={1.75} aria-hidden />
        </button>
      )}
    </>
  );
}
