import { Button, Checkbox, type OptionsFilter, Popover, Select, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '../../../src-main/contract/catalogs';
import type { ClientFilter } from '../../../src-main/contract/clients';
import { type ContractStanding, contractStandings } from '../../../src-main/contract/contracts';
import { fold } from '../../../src-main/contract/values/text';
import { catalogFilters, withBillingDay, withCatalog, withStanding } from './list-address';

interface FilterMenuProps {
  readonly filter: ClientFilter;
  readonly entries: readonly CatalogEntry[];
  readonly onFilter: (filter: ClientFilter) => void;
}

/** What is typed finds an entry by a part of its name, without accents or case. */
const byFolded: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search.trim());
  return options.filter((option) => 'label' in option && fold(option.label).includes(wanted));
};

/** The filters by place, seller and collector, and by what the contracts have; a catalogue that is empty is not offered. */
export function FilterMenu({ filter, entries, onFilter }: FilterMenuProps) {
  const { t } = useTranslation();
  const { withoutEmail: _, ...withAnyEmail } = filter;
  const { withoutPosition: __, ...anywhere } = filter;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus width={300}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
          {t('clients.filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('clients.filters')} mah="75vh" style={{ overflow: 'auto' }}>
        <Stack gap="xs">
          {catalogFilters.map(({ key, kind }) => {
            const chosen = filter[key];
            const offered = entries.filter((entry) => entry.kind === kind && (!entry.retired || entry.id === chosen));
            if (offered.length === 0) return null;
            return (
              <Select
                key={key}
                size="sm"
                label={t(`clients.chip.${kind}`)}
                placeholder={t('clients.anyEntry')}
                searchable
                selectFirstOptionOnChange
                filter={byFolded}
                // The menu gives its first list the focus: its entries would lie over the others unasked.
                openOnFocus={false}
                clearable
                clearButtonProps={{ 'aria-label': t('clients.removeFilter', { name: t(`clients.chip.${kind}`) }) }}
                nothingFoundMessage={t('clients.noEntry')}
                comboboxProps={{ withinPortal: false }}
                data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={chosen === undefined ? null : String(chosen)}
                onChange={(value) => onFilter(withCatalog(filter, key, value === null ? undefined : Number(value)))}
              />
            );
          })}
          <StandingSelect
            chosen={filter.contractStanding}
            onChoose={(standing) => onFilter(withStanding(filter, standing))}
          />
          <BillingDaySelect chosen={filter.billingDay} onChoose={(day) => onFilter(withBillingDay(filter, day))} />
          <Checkbox
            mt={4}
            size="sm"
            label={t('clients.chip.withoutEmail')}
            checked={filter.withoutEmail === true}
            onChange={(event) =>
              onFilter(event.currentTarget.checked ? { ...filter, withoutEmail: true } : withAnyEmail)
            }
          />
          <Checkbox
            size="sm"
            label={t('clients.chip.withoutPosition')}
            checked={filter.withoutPosition === true}
            onChange={(event) =>
              onFilter(event.currentTarget.checked ? { ...filter, withoutPosition: true } : anywhere)
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface StandingSelectProps {
  readonly chosen: ContractStanding | undefined;
  readonly onChoose: (standing: ContractStanding | undefined) => void;
}

/** The state of a contract, *Deshabilitado por el sistema* among them (specification §3). */
function StandingSelect({ chosen, onChoose }: StandingSelectProps) {
  const { t } = useTranslation();
  const name = t('clients.chip.contractStanding');
  return (
    <Select
      size="sm"
      label={name}
      placeholder={t('clients.anyEntry')}
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': t('clients.removeFilter', { name }) }}
      comboboxProps={{ withinPortal: false }}
      data={contractStandings.map((value) => ({ value, label: t(`contractStanding.${value}`) }))}
      value={chosen ?? null}
      onChange={(value) => onChoose(contractStandings.find((each) => each === value))}
    />
  );
}

/** A cycle begins on one of these. */
const CYCLE_DAYS = Array.from({ length: 28 }, (_, at) => String(at + 1));

interface BillingDaySelectProps {
  readonly chosen: number | undefined;
  readonly onChoose: (day: number | undefined) => void;
}

/** The day on which clients are billed, also those with a cycle of their own. */
function BillingDaySelect({ chosen, onChoose }: BillingDaySelectProps) {
  const { t } = useTranslation();
  const name = t('clients.chip.billingDay');
  return (
    <Select
      size="sm"
      label={name}
      placeholder={t('clients.anyEntry')}
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': t('clients.removeFilter', { name }) }}
      comboboxProps={{ withinPortal: false }}
      data={CYCLE_DAYS}
      value={chosen === undefined ? null : String(chosen)}
      onChange={(value) => onChoose(value === null ? undefined : Number(value))}
    />
  );
}
