import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BillingParameters,
  type LegalEntity,
  legalEntityFields,
  type SeriesFields,
} from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { countryWords } from '../../i18n/country-words';
import { DayField } from '../../ui/day-field';
import { LogoField } from './logo-field';
import { ParameterDialog, ParameterSection } from './parameter-section';
import { SeriesFieldset } from './series-fieldset';
import { useParameters, useSave } from './use-parameters';

/** Razones sociales: who issues the office's invoices, of law or of fantasy. */
export function LegalEntitiesSection() {
  const { t } = useTranslation();
  const parameters = useParameters();
  const taxIdName = countryWords(useOfficeDetails()?.country ?? 'AR').taxId;
  const conditionOf = (wanted: number) => parameters?.taxConditions.find(({ id }) => id === wanted)?.name ?? '';
  return (
    <ParameterSection
      kind="legalEntity"
      entries={parameters?.legalEntities}
      columns={[
        { label: t('billingParameters.legalName'), cell: ({ name }) => name },
        { label: t('billingParameters.kinds.taxCondition'), cell: ({ conditionId }) => conditionOf(conditionId) },
        { label: taxIdName, cell: ({ taxId }) => taxId },
        {
          label: t('billingParameters.pointsOfSale'),
          cell: ({ series }) => [...new Set(series.filter(({ inUse }) => inUse).map(pointOfSale))].join(', '),
        },
      ]}
      form={(entry, onClose) =>
        parameters && <LegalEntityForm entry={entry} parameters={parameters} onClose={onClose} />
      }
    />
  );
}

const DIGITS = 4;

/** `0003`, as invoices have it. */
function pointOfSale({ pointOfSale: number }: SeriesFields): string {
  return String(number).padStart(DIGITS, '0');
}

const BLANK = {
  name: '',
  fantasyName: '',
  taxId: '',
  grossIncomeNumber: '',
  address: '',
  activityStartedOn: '',
  legend: '',
};
type TextField = keyof typeof BLANK;

interface LegalEntityFormProps {
  readonly entry: LegalEntity | null;
  readonly parameters: BillingParameters;
  readonly onClose: () => void;
}

function LegalEntityForm({ entry, parameters, onClose }: LegalEntityFormProps) {
  const { t } = useTranslation();
  const taxIdName = countryWords(useOfficeDetails()?.country ?? 'AR').taxId;
  const [texts, setTexts] = useState<Record<TextField, string>>(() =>
    entry ? { ...BLANK, ...textsOf(entry) } : BLANK,
  );
  const [conditionId, setConditionId] = useState<number | null>(entry?.conditionId ?? null);
  const [series, setSeries] = useState<readonly SeriesFields[]>(entry?.series ?? []);
  const { save, errorOf, busy } = useSave(legalEntityFields, onClose);
  const [holder, setHolder] = useState(entry && { id: entry.id, version: entry.version, logoId: entry.logoId });
  const [logoBusy, setLogoBusy] = useState(false);
  const at = holder && { id: holder.id, version: holder.version };
  const condition = parameters.taxConditions.find(({ id }) => id === conditionId);
  const text = (field: TextField, maxLength: number) => ({
    maxLength,
    error: errorOf(field),
    value: texts[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTexts({ ...texts, [field]: event.currentTarget.value }),
  });

  function choose(value: string | null): void {
    const next = parameters.taxConditions.find(({ id }) => String(id) === value);
    setConditionId(next?.id ?? null);
    // The types that the new condition issues; what was numbered already stays.
    if (next) setSeries(seriesFor(parameters, next.id, series));
  }

  function submit(): void {
    const { activityStartedOn, ...rest } = texts;
    const own = { ...rest, activityStartedOn: activityStartedOn || null, series: [...series] };
    // 0 is nobody's number: the schema says so beside the field.
    const fields = { ...own, conditionId: conditionId ?? 0 };
    void save(fields, () => api.billingParameters.saveLegalEntity({ at, fields }));
  }

  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.legalEntity')}
      size="xl"
      busy={busy || logoBusy}
      onClose={onClose}
      onSave={submit}
    >
      <TextInput label={t('billingParameters.legalName')} data-autofocus {...text('name', 160)} />
      <TextInput label={t('billingParameters.fantasyName')} {...text('fantasyName', 160)} />
      <Select
        label={t('billingParameters.kinds.taxCondition')}
        {...(condition?.isFantasy ? { description: t('billingParameters.fantasyHelp') } : {})}
        error={errorOf('conditionId') && t('billingParameters.reasons.required')}
        data={parameters.taxConditions
          .filter(({ forIssuer, retired, id }) => forIssuer && (!retired || id === conditionId))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={conditionId === null ? null : String(conditionId)}
        onChange={choose}
      />
      <TextInput label={taxIdName} {...text('taxId', 40)} />
      <TextInput label={t('billingParameters.grossIncomeNumber')} {...text('grossIncomeNumber', 40)} />
      <DayField
        label={t('billingParameters.activityStartedOn')}
        error={errorOf('activityStartedOn')}
        day={texts.activityStartedOn}
        onDay={(activityStartedOn) => setTexts({ ...texts, activityStartedOn })}
      />
      <TextInput className="whole" label={t('field.address')} {...text('address', 200)} />
      {holder && (
        <LogoField
          of={holder}
          busy={busy || logoBusy}
          onBusy={setLogoBusy}
          onSaved={(next) => setHolder({ id: holder.id, ...next })}
        />
      )}
      <SeriesFieldset
        types={parameters.invoiceTypes.filter(({ isFiscal }) => condition && isFiscal !== condition.isFantasy)}
        series={series}
        error={errorOf('series')}
        onChange={setSeries}
      />
      <Textarea
        className="whole"
        label={t('billingParameters.legend')}
        description={t('billingParameters.legendHelp')}
        autosize
        minRows={2}
        {...text('legend', 1000)}
      />
    </ParameterDialog>
  );
}

function textsOf({ fantasyName, name, taxId, grossIncomeNumber, address, activityStartedOn, legend }: LegalEntity) {
  return { name, fantasyName, taxId, grossIncomeNumber, address, activityStartedOn: activityStartedOn ?? '', legend };
}

/** A series for each type that an issuer of this condition issues, and what was numbered before. */
function seriesFor(
  { typeRules }: BillingParameters,
  conditionId: number,
  before: readonly SeriesFields[],
): SeriesFields[] {
  const types = new Set(
    typeRules.filter((rule) => rule.issuerConditionId === conditionId).map(({ invoiceTypeId }) => invoiceTypeId),
  );
  const kept = before.filter(({ invoiceTypeId, nextNumber }) => types.has(invoiceTypeId) || nextNumber > 1);
  const [first] = before;
  const added = [...types]
    .filter((type) => !kept.some(({ invoiceTypeId }) => invoiceTypeId === type))
    .map((invoiceTypeId) => ({ invoiceTypeId, pointOfSale: first?.pointOfSale ?? 1, nextNumber: 1, inUse: true }));
  return [...kept, ...added];
}
