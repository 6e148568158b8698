import { ActionIcon, Button, Tabs, Tooltip } from '@mantine/core';
import {
  IconCurrencyDollar,
  IconKey,
  IconPencil,
  IconSearch,
  IconUserCheck,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { Neighbours } from '../../api/read-ahead';
import { countryWords } from '../../i18n/country-words';
import { formatMoney } from '../../i18n/format';
import { formatNationalId, formatPhone } from '../../i18n/identity-format';
import { LoadingPanel } from '../../ui/state-panel';
import { StateTag } from '../../ui/state-tag';
import { BoxEdge } from './box-edge';
import { type BoxMemory, type BoxTab, boxTabs, clampWidth } from './box-memory';
import './box.css';

export interface BoxActions {
  readonly onView: (row: ClientRow) => void;
  readonly onEdit: (row: ClientRow) => void;
  readonly onDebt: (row: ClientRow) => void;
  readonly onPassword: (row: ClientRow) => void;
  readonly onDeactivate: (row: ClientRow) => void;
  readonly onReactivate: (row: ClientRow) => void;
}

/** What a tab is given to draw itself with. */
interface PanelGiven {
  readonly row: ClientRow;
  /** The client once the selection has come to rest, to ask the core about; null while an arrow key runs past. */
  readonly restingId: number | null;
  readonly office: Office;
  readonly mayWrite: boolean;
}

/** What each tab shows: other features draw them. One that is missing has not been read yet. */
export type BoxPanels = Partial<Readonly<Record<BoxTab, (given: PanelGiven) => ReactNode>>>;

const NOBODY: readonly number[] = [];

interface ClientBoxProps extends BoxActions {
  /** The same object from one drawing to the next. */
  readonly panels: BoxPanels;
  readonly row: ClientRow | null;
  /** The rows that an arrow key comes to next, the same array while they are the same. */
  readonly neighbours?: readonly number[];
  readonly office: Office;
  readonly mayWrite: boolean;
  readonly memory: BoxMemory;
  readonly onMemory: (next: BoxMemory) => void;
  /** Whether it lies over the list, where there is no room beside it. */
  readonly over?: boolean;
  /** Whether a client is chosen on the map, and not in the list. */
  readonly onMap?: boolean;
}

/**
 * The selected client beside the list; it follows the row at once and never changes its size by itself. What does not
 * depend on the row is memoised, so that it keeps up with an arrow key that is held down.
 */
export const ClientBox = memo(function ClientBox(props: ClientBoxProps) {
  const {
    row,
    neighbours = NOBODY,
    panels,
    office,
    mayWrite,
    memory,
    onMemory,
    over = false,
    onMap = false,
    ...actions
  } = props;
  const { t } = useTranslation();
  const [width, setWidth] = useState(memory.width);
  const latest = useRef({ row, actions });
  latest.current = { row, actions };
  const onAct = useMemo(() => {
    const act = (name: keyof BoxActions) => () => {
      const { row: now, actions: acts } = latest.current;
      if (now) acts[name](now);
    };
    return {
      onView: act('onView'),
      onEdit: act('onEdit'),
      onDebt: act('onDebt'),
      onPassword: act('onPassword'),
      onDeactivate: act('onDeactivate'),
      onReactivate: act('onReactivate'),
    };
  }, []);
  return (
    <aside
      className={over ? 'box over' : 'box'}
      style={{ width: clampWidth(width, window.innerWidth) }}
      aria-label={t('box.label')}
    >
      <BoxEdge width={width} onWidth={setWidth} onDone={(done) => onMemory({ ...memory, width: done })} />
      <div className="box-all">
        <ActionIcon
          className="box-close"
          variant="subtle"
          color="gray"
          aria-label={t('box.close')}
          onClick={() => onMemory({ ...memory, open: false })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
        {row ? (
          <>
            <div className="box-head">
              <BoxTitle row={row} office={office} />
              <BoxButtons
                active={row.state === 'active'}
                balanceCents={row.balanceCents}
                country={office.country}
                mayWrite={mayWrite}
                {...onAct}
              />
            </div>
            <BoxTabs row={row} {...{ neighbours, panels, office, mayWrite, memory, onMemory }} />
          </>
        ) : (
          <p className="box-nobody">{t(onMap ? 'box.nobodyOnMap' : 'box.nobody')}</p>
        )}
      </div>
    </aside>
  );
});

function BoxTitle({ row, office }: { row: ClientRow; office: Office }) {
  const { t } = useTranslation();
  const { country } = office;
  const document = row.nationalId && `${countryWords(country).nationalId} ${formatNationalId(country, row.nationalId)}`;
  const phone = formatPhone(country, row.phone || row.mobile);
  const summary = [document, phone, row.address, row.zone].filter(Boolean).join(' · ');
  return (
    <>
      <h2>
        {row.name} {row.customId && <span className="box-id">{t('box.id', { id: row.customId })}</span>}
      </h2>
      <p className="box-summary" title={summary}>
        {row.state !== 'active' && <StateTag state="deactivated" />} {summary || t('box.noData')}
      </p>
    </>
  );
}

type BoxButtonsProps = Record<keyof BoxActions, () => void> & {
  readonly active: boolean;
  readonly balanceCents: number;
  readonly country: Office['country'];
  readonly mayWrite: boolean;
};

const BoxButtons = memo(function BoxButtons(props: BoxButtonsProps) {
  const { t } = useTranslation();
  const { active, mayWrite, balanceCents, country } = props;
  const owes = balanceCents > 0;
  const lastLabel = t(active ? 'clients.deactivate' : 'clients.reactivate');
  return (
    <div className="box-actions">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconSearch size={15} aria-hidden />}
        title="Enter"
        onClick={props.onView}
      >
        {t('clients.view')}
      </Button>
      {mayWrite && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPencil size={15} aria-hidden />}
          title="E"
          onClick={props.onEdit}
        >
          {t('clients.edit')}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        className={owes ? 'box-owes' : ''}
        leftSection={<IconCurrencyDollar size={15} aria-hidden />}
        title="D"
        onClick={props.onDebt}
      >
        {owes ? t('account.owesShort', { amount: formatMoney(balanceCents, country) }) : t('account.debtName')}
      </Button>
      {mayWrite && active && (
        <Tooltip label={`${t('portal.action')} (K)`}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('portal.action')} onClick={props.onPassword}>
            <IconKey size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {mayWrite && (
        <Tooltip label={lastLabel}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={lastLabel}
            onClick={active ? props.onDeactivate : props.onReactivate}
          >
            {active ? <IconUserOff size={16} aria-hidden /> : <IconUserCheck size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
});

/** Rows that follow each other faster than this, in milliseconds, are passed over: a held-down arrow asks about none. */
const REST_MS = 120;

/** The row to ask the core about: at once after a rest, else once the rows have stopped coming; and whether they have. */
function useRestingId(id: number): { restingId: number | null; hasRested: boolean } {
  const [rested, setRested] = useState({ id, running: false });
  if (id !== rested.id && !rested.running) setRested({ id, running: true });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ id, running: false }), REST_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return { restingId: rested.id === id ? id : null, hasRested: rested.id === id && !rested.running };
}

type BoxTabsProps = Required<Pick<ClientBoxProps, 'neighbours'>> &
  Pick<ClientBoxProps, 'panels' | 'office' | 'mayWrite' | 'memory' | 'onMemory'> & {
    readonly row: ClientRow;
  };

function BoxTabs({ row, neighbours, panels, office, mayWrite, memory, onMemory }: BoxTabsProps) {
  const { restingId, hasRested } = useRestingId(row.id);
  return (
    <Tabs
      className="box-tabs"
      value={memory.tab}
      variant="pills"
      keepMounted={false}
      onChange={(value) => {
        const tab = boxTabs.find((each) => each === value);
        if (tab) onMemory({ ...memory, tab });
      }}
    >
      <BoxTabList />
      {boxTabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className="box-panel" tabIndex={0}>
          <Neighbours value={hasRested ? neighbours : NOBODY}>
            {panels[tab]?.({ row, restingId, office, mayWrite }) ?? <LoadingPanel />}
          </Neighbours>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The keys that lead into them from the list. */
const TAB_KEYS: Partial<Readonly<Record<BoxTab, string>>> = { contracts: 'C', audit: 'A' };

const BoxTabList = memo(function BoxTabList() {
  const { t } = useTranslation();
  return (
    <Tabs.List className="box-tab-list" aria-label={t('box.label')}>
      {boxTabs.map((tab) => (
        <Tabs.Tab key={tab} value={tab} title={TAB_KEYS[tab]}>
          {t(`box.tabs.${tab}`)}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
});

/** Gives the keyboard to the tab that the box shows; the others are in the page too, hidden. */
export function focusBox(): void {
  const panels = document.querySelectorAll<HTMLElement>('.box [role="tabpanel"]');
  [...panels].find((panel) => panel.checkVisibility())?.focus();
}
