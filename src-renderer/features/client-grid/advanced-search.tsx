import { Button, CloseButton, NativeSelect, Tabs } from '@mantine/core';
import { IconChevronDown, IconFilter } from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  type ClientCondition,
  type ConditionFacts,
  conditionFields,
  conditionOn,
  conditionTabs,
} from '../../../src-main/contract/client-conditions';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { type EntryLists, useEntryLists } from './condition-entries';
import { ChoiceCondition, EntriesCondition, FlagCondition, TextCondition } from './condition-inputs';
import { withFilter } from './list-address';
import { RangeCondition } from './range-condition';
import './advanced-search.css';

const MASS = 'mass';
const panelTabs = [...conditionTabs, MASS] as const;

/** Whether an operator has the panel open, and on which tab. */
export const searchMemory = z.object({ open: z.boolean(), tab: z.enum(panelTabs) });
export type SearchMemory = z.infer<typeof searchMemory>;
export const factorySearch: SearchMemory = { open: false, tab: 'client' };

const states = ['active', 'deactivated', 'all'] as const;

/** The button in the head, which shows and hides the panel. */
export function AdvancedSearchButton({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant={open ? 'light' : 'default'}
      aria-expanded={open}
      title="F"
      leftSection={<IconFilter size={16} aria-hidden />}
      onClick={() => onOpen(!open)}
    >
      {t('conditions.title')}
    </Button>
  );
}

interface AdvancedSearchProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  readonly memory: SearchMemory;
  readonly onMemory: (next: SearchMemory) => void;
  /** How many the list finds now, in words; left out where the screen says it elsewhere. */
  readonly found?: string;
  /** The fifth tab, *Actualización masiva*; left out, there is none. */
  readonly massUpdate?: ReactNode;
}

/** Búsqueda avanzada (specification §3): every filter, by the tabs of the specification. */
export const AdvancedSearch = memo(function AdvancedSearch(props: AdvancedSearchProps) {
  const { filter, onFilter, memory, onMemory, found, massUpdate } = props;
  const { t } = useTranslation();
  const lists = useEntryLists();
  const tab = massUpdate === undefined && memory.tab === MASS ? 'client' : memory.tab;
  return (
    <aside className="search-panel" aria-label={t('conditions.title')}>
      <CloseButton
        className="search-close"
        size="sm"
        aria-label={t('conditions.close')}
        onClick={() => onMemory({ ...memory, open: false })}
      />
      <Tabs
        variant="pills"
        value={tab}
        onChange={(next) => onMemory({ ...memory, tab: panelTabs.find((each) => each === next) ?? 'client' })}
        keepMounted={false}
        className="search-tabs"
      >
        <Tabs.List aria-label={t('conditions.title')}>
          {conditionTabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`conditions.tab.${each}`)}
              <TabCount count={countIn(filter, each)} />
            </Tabs.Tab>
          ))}
          {massUpdate !== undefined && <Tabs.Tab value={MASS}>{t('conditions.tab.mass')}</Tabs.Tab>}
        </Tabs.List>
        {conditionTabs.map((each) => (
          <Tabs.Panel key={each} value={each} className="search-fields">
            {each === 'client' && <StateField filter={filter} onFilter={onFilter} />}
            {conditionFields
              .filter((facts) => facts.tab === each)
              .map((facts) => (
                <ConditionRow
                  key={facts.field}
                  facts={facts}
                  condition={conditionOn(filter.conditions, facts.field)}
                  lists={lists}
                  onCondition={(condition) => onFilter(withFilter(filter, facts.field, condition))}
                />
              ))}
          </Tabs.Panel>
        ))}
        {massUpdate !== undefined && (
          <Tabs.Panel value={MASS} className="search-fields">
            {massUpdate}
          </Tabs.Panel>
        )}
      </Tabs>
      {found !== undefined && (
        <p className="search-found" role="status">
          {found}
        </p>
      )}
    </aside>
  );
});

function countIn({ conditions, state }: ClientFilter, tab: (typeof conditionTabs)[number]): number {
  const asked = conditionFields.filter((facts) => facts.tab === tab && conditionOn(conditions, facts.field)).length;
  return asked + (tab === 'client' && state !== 'active' ? 1 : 0);
}

function TabCount({ count }: { count: number }) {
  return count === 0 ? null : (
    <span className="search-tab-count" aria-hidden="true">
      {count}
    </span>
  );
}

function StateField({ filter, onFilter }: Pick<AdvancedSearchProps, 'filter' | 'onFilter'>) {
  const { t } = useTranslation();
  return (
    <div className="search-field on">
      <NativeSelect
        size="sm"
        label={t('clients.state')}
        data={states.map((state) => ({ value: state, label: t(`clients.states.${state}`) }))}
        value={filter.state}
        onChange={(event) => onFilter(clientFilter.parse({ ...filter, state: event.currentTarget.value }))}
      />
    </div>
  );
}

interface ConditionRowProps {
  readonly facts: ConditionFacts;
  readonly condition: ClientCondition | undefined;
  readonly lists: EntryLists;
  readonly onCondition: (condition: ClientCondition | null) => void;
}

/** A filter: one line until it is asked for, then what it is asked by. */
function ConditionRow({ facts, condition, lists, onCondition }: ConditionRowProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const name = t(`conditions.field.${facts.field}`);
  const open = opened || condition !== undefined;
  useEffect(() => {
    if (!opened) return;
    const find = (selector: string) => body.current?.querySelector<HTMLElement>(selector);
    (find('input[data-first-input]') ?? find('input, select'))?.focus();
  }, [opened]);
  function toggle(): void {
    setOpened(!open);
    if (open && condition) onCondition(null);
  }
  return (
    <div className={open ? 'search-field on' : 'search-field'}>
      <button type="button" className="search-line" aria-expanded={open} onClick={toggle}>
        <span>{name}</span>
        <span className="search-any">
          {!open && t('conditions.any')}
          {condition && t('conditions.takeOff')}
          <IconChevronDown size={14} aria-hidden />
        </span>
      </button>
      {open && (
        <div className="search-inputs" ref={body} role="group" aria-label={name}>
          {inputOf(facts, name, condition, lists, onCondition)}
          {facts.kind === 'number' && facts.field === 'consumption' && <small>{t('conditions.consumptionHint')}</small>}
          {facts.field === 'connected' && <small>{t('conditions.connectedHint')}</small>}
        </div>
      )}
    </div>
  );
}

function inputOf(
  facts: ConditionFacts,
  name: string,
  condition: ClientCondition | undefined,
  lists: EntryLists,
  onCondition: (condition: ClientCondition | null) => void,
): ReactNode {
  const given = { name, onCondition };
  if (facts.kind === 'text')
    return <TextCondition {...given} facts={facts} condition={condition?.kind === 'text' ? condition : undefined} />;
  if (facts.kind === 'entries') {
    const asked = condition?.kind === 'entries' ? condition : undefined;
    return <EntriesCondition {...given} facts={facts} lists={lists} condition={asked} />;
  }
  if (facts.kind === 'choice')
    return (
      <ChoiceCondition {...given} facts={facts} condition={condition?.kind === 'choice' ? condition : undefined} />
    );
  if (facts.kind === 'flag')
    return <FlagCondition {...given} facts={facts} condition={condition?.kind === 'flag' ? condition : undefined} />;
  const isRange = condition?.kind === 'number' || condition?.kind === 'money' || condition?.kind === 'date';
  return <RangeCondition {...given} facts={facts} condition={isRange ? condition : undefined} />;
}
