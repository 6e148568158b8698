import { Alert, Button, MultiSelect, NumberInput, Select } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconMailForward, IconRocket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParametersToday } from '../../../src-main/contract/billing-parameters';
import type { MassFields } from '../../../src-main/contract/mass-updates';
import { cycleDay } from '../../../src-main/contract/billing-parameters';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { fold } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { useMayWrite } from '../../api/session';
import { useWindowKeys } from '../../ui/keys';
import { DayField } from '../../ui/day-field';
import { Link } from '../../ui/router';
import { LoadingPanel } from '../../ui/state-panel';
import { type Choice, useChoices } from './choices';
import { PreviewPanel } from './preview-panel';
import { counted, type MassDraft, useMassDraft } from './use-mass-draft';
import './mass-updates.css';
import { SEARCHED } from '../../ui/searched';

type Launch = Awaited<ReturnType<typeof api.massUpdates.launch>>;
type Group = Launch['groups'][number];

/** Puesta en marcha: gives the clients that came with a list as billed what they need to be, by their tax condition. */
export function LaunchScreen() {
  const { t } = useTranslation();
  const launch = useQuery(query.massUpdates.launch.queryOptions({ input: {} })).data;
  const known = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
  const mayWrite = useMayWrite();
  const [emails, setEmails] = useState(false);
  return (
    <div className="mass-screen">
      <header>
        <Link to="/facturacion" className="mass-muted">
          {t('invoices.title')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="mass-muted" />
        <h1>{t('launch.title')}</h1>
        {launch && launch.spoiltEmails > 0 && mayWrite && (
          <Button
            variant="default"
            leftSection={emails ? <IconRocket size={16} aria-hidden /> : <IconMailForward size={16} aria-hidden />}
            onClick={() => setEmails(!emails)}
          >
            {emails ? t('launch.toBilling') : t('launch.toEmails', counted(launch.spoiltEmails))}
          </Button>
        )}
      </header>
      {!launch || !known ? (
        <LoadingPanel />
      ) : emails ? (
        <RepairEmails />
      ) : launch.groups.length === 0 ? (
        <div className="mass-empty">
          <p>{launch.billed > 0 ? t('launch.allDone', counted(launch.billed)) : t('launch.nobody')}</p>
        </div>
      ) : (
        mayWrite && <LaunchForm launch={launch} known={known} />
      )}
    </div>
  );
}

interface Shared {
  readonly cycleDay: number;
  readonly billedFromOn: string;
  readonly paymentMethodId: number | null;
}

interface Chosen {
  readonly legalEntityId: number | null;
  readonly taxConditionId: number | null;
  readonly taxIds: readonly number[];
}

/** What a list's words for a condition come to in this office: the one of the same name, and the only issuer there is. */
function guess({ condition }: Group, known: ParametersToday): Chosen {
  const word = fold(condition);
  const same = known.taxConditions.filter(({ retired, forClient }) => !retired && forClient);
  const found =
    same.find(({ name }) => fold(name) === word) ??
    same.find(({ name }) => word !== '' && (fold(name).startsWith(word) || word.startsWith(fold(name))));
  const issuers = known.legalEntities.filter(
    ({ retired, conditionId }) =>
      !retired &&
      (!found ||
        known.typeRules.some((rule) => rule.issuerConditionId === conditionId && rule.clientConditionId === found.id)),
  );
  const [only, ...others] = issuers;
  return {
    legalEntityId: only && others.length === 0 ? only.id : null,
    taxConditionId: found?.id ?? null,
    taxIds: [],
  };
}

function LaunchForm({ launch, known }: { readonly launch: Launch; readonly known: ParametersToday }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [shared, setShared] = useState<Shared>(() => ({
    cycleDay: known.profiles.find(({ isDefault }) => isDefault)?.cycleDay ?? 1,
    billedFromOn: known.today,
    paymentMethodId: known.paymentMethods.find(({ retired }) => !retired)?.id ?? null,
  }));
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const ofGroup = (group: Group) => chosen[group.condition] ?? guess(group, known);
  const day = calendarDate.safeParse(shared.billedFromOn).data;
  const groups = launch.groups.map((group) => ({
    condition: group.condition,
    fields: fieldsOf(ofGroup(group), shared, day),
  }));
  const isCycleDay = cycleDay.safeParse(shared.cycleDay).success;
  const asked = day === undefined || !isCycleDay ? null : JSON.stringify(groups);
  const draft = useMassDraft(asked, (how) => api.massUpdates.previewLaunch({ groups, ...how }));
  useWindowKeys(useMemo(() => ({ 'mod+s': () => void draft.apply() }), [draft.apply]));
  const noIssuer = known.legalEntities.every(({ retired }) => retired);
  return (
    <div className="mass">
      <div className="mass-side">
        <div className="mass-fields">
          <p className="mass-muted mass-intro">{t('launch.why')}</p>
          {noIssuer && (
            <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
              {t('launch.noIssuer')}{' '}
              <Link to="/configuracion/razones-sociales">{t('billingParameters.kinds.legalEntity')}</Link>
            </Alert>
          )}
          <fieldset className="mass-group">
            <legend>{t('launch.forAll')}</legend>
            <NumberInput
              label={t('billing.field.cycleDay')}
              min={1}
              max={28}
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
              error={!isCycleDay && t('billing.cycleDayRange')}
              value={shared.cycleDay || ''}
              onChange={(value) => setShared({ ...shared, cycleDay: Number(value) })}
            />
            <DayField
              label={t('billing.field.billedFromOn')}
              description={t('billing.billedFromHelp')}
              error={day === undefined ? t('launch.dayNeeded') : undefined}
              day={shared.billedFromOn}
              onDay={(billedFromOn) => setShared({ ...shared, billedFromOn })}
            />
            <Select
              label={t('billing.field.paymentMethodId')}
              placeholder={t('massUpdates.choose')}
              data={[...(choices.paymentMethodId ?? [])]}
              value={shared.paymentMethodId === null ? null : String(shared.paymentMethodId)}
              onChange={(value) => setShared({ ...shared, paymentMethodId: value === null ? null : Number(value) })}
            />
          </fieldset>
          {launch.groups.map((group) => (
            <GroupFields
              key={group.condition}
              group={group}
              chosen={ofGroup(group)}
              choices={choices}
              onChosen={(next) => setChosen({ ...chosen, [group.condition]: next })}
            />
          ))}
        </div>
        <LaunchBar draft={draft} />
      </div>
      <PreviewPanel
        draft={draft}
        about={t('launch.groups', counted(groups.length))}
        empty={<p>{t('launch.dayNeeded')}</p>}
      />
    </div>
  );
}

function fieldsOf(
  { legalEntityId, taxConditionId, taxIds }: Chosen,
  shared: Shared,
  day: MassFields['billedFromOn'],
): MassFields {
  const { paymentMethodId } = shared;
  return {
    billingEnabled: true,
    // Switched on by itself, after a look at what it would do.
    autoState: false,
    cycleDay: shared.cycleDay,
    ...(day === undefined ? {} : { billedFromOn: day }),
    ...(legalEntityId === null ? {} : { legalEntityId }),
    ...(taxConditionId === null ? {} : { taxConditionId }),
    ...(paymentMethodId === null ? {} : { paymentMethodId }),
    ...(taxIds.length === 0 ? {} : { addTaxIds: [...taxIds] }),
  };
}

interface GroupFieldsProps {
  readonly group: Group;
  readonly chosen: Chosen;
  readonly choices: ReturnType<typeof useChoices>;
  readonly onChosen: (chosen: Chosen) => void;
}

/** One tax condition in the list's own words, and what its clients are given. */
function GroupFields({ group, chosen, choices, onChosen }: GroupFieldsProps) {
  const { t } = useTranslation();
  const { condition, clients, invoiceTypes } = group;
  const name = condition === '' ? t('launch.noCondition') : condition;
  const one = (field: 'legalEntityId' | 'taxConditionId', data: readonly Choice[] = []) => (
    <Select
      label={t(`billing.field.${field}`)}
      aria-label={t('launch.of', { field: t(`billing.field.${field}`), name })}
      placeholder={t('massUpdates.choose')}
      {...SEARCHED}
      clearable
      clearButtonProps={{ 'aria-label': t('editor.clear') }}
      data={[...data]}
      value={chosen[field] === null ? null : String(chosen[field])}
      onChange={(value) => onChosen({ ...chosen, [field]: value === null ? null : Number(value) })}
    />
  );
  return (
    <fieldset className="mass-group">
      <legend>{t('launch.group', { name, ...counted(clients) })}</legend>
      {invoiceTypes.length > 0 && (
        <p className="mass-muted">{t('launch.inList', { types: invoiceTypes.join(', ') })}</p>
      )}
      {one('taxConditionId', choices.taxConditionId)}
      {one('legalEntityId', choices.legalEntityId)}
      <MultiSelect
        label={t('billing.field.taxIds')}
        aria-label={t('launch.of', { field: t('billing.field.taxIds'), name })}
        placeholder={chosen.taxIds.length === 0 ? t('billing.noTaxes') : ''}
        data={[...(choices.addTaxIds ?? [])]}
        value={chosen.taxIds.map(String)}
        onChange={(values) => onChosen({ ...chosen, taxIds: values.map(Number) })}
      />
    </fieldset>
  );
}

/** Addresses with a digit in front: the real one joins the ones that are notified. */
function RepairEmails() {
  const { t } = useTranslation();
  const draft = useMassDraft('repair', (how) => api.massUpdates.previewRepair(how));
  useWindowKeys(useMemo(() => ({ 'mod+s': () => void draft.apply() }), [draft.apply]));
  return (
    <div className="mass">
      <div className="mass-side">
        <div className="mass-fields">
          <p className="mass-muted mass-intro">{t('launch.emailsWhy')}</p>
        </div>
        <LaunchBar draft={draft} repair />
      </div>
      <PreviewPanel draft={draft} about={t('massUpdates.fields', counted(1))} empty={<p>{t('state.loading')}</p>} />
    </div>
  );
}

function LaunchBar({ draft, repair = false }: { readonly draft: MassDraft; readonly repair?: boolean }) {
  const { t } = useTranslation();
  const count = draft.preview?.counts.change ?? 0;
  const words = repair ? 'launch.repair' : 'launch.start';
  return (
    <div className="mass-apply">
      <Button
        fullWidth
        title={t('massUpdates.saveKey')}
        disabled={count === 0 || draft.stale || draft.work !== null}
        onClick={() => void draft.apply()}
      >
        {t(words, counted(count))}
      </Button>
    </div>
  );
}
