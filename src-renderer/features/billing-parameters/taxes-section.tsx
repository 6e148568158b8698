import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tax, taxBases, taxFields, taxModes } from '../../../src-main/contract/billing-parameters';
import { parseBasisPoints, writtenBasisPoints } from '../../../src-main/contract/values/money';
import { api } from '../../api/client';
import { formatDate, formatRate } from '../../i18n/format';
import { DayField } from '../../ui/day-field';
import { ParameterDialog, ParameterSection } from './parameter-section';
import { useParameters, useSave } from './use-parameters';

/** Impuestos: what is included in the price or added to it, at which rate, of what, and from when to when. */
export function TaxesSection() {
  const { t } = useTranslation();
  return (
    <ParameterSection
      kind="tax"
      entries={useParameters()?.taxes}
      columns={[
        { label: t('billingParameters.name'), cell: ({ name }) => name },
        { label: t('billingParameters.rate'), cell: ({ rateBp }) => formatRate(rateBp) },
        { label: t('billingParameters.mode'), cell: ({ mode }) => t(`billingParameters.taxModes.${mode}`) },
        { label: t('billingParameters.validity'), cell: (tax) => <Validity tax={tax} /> },
      ]}
      form={(entry, onClose) => <TaxForm entry={entry} onClose={onClose} />}
    />
  );
}

function Validity({ tax: { fromOn, toOn } }: { readonly tax: Tax }) {
  const { t } = useTranslation();
  if (fromOn === null && toOn === null) return t('billingParameters.always');
  const from = fromOn && t('billingParameters.from', { date: formatDate(fromOn) });
  const to = toOn && t('billingParameters.to', { date: formatDate(toOn) });
  return [from, to].filter(Boolean).join(' ');
}

function TaxForm({ entry, onClose }: { entry: Tax | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(entry?.name ?? '');
  const [rate, setRate] = useState(entry ? writtenBasisPoints(entry.rateBp).replace('.', ',') : '');
  const [mode, setMode] = useState<Tax['mode']>(entry?.mode ?? 'included');
  const [base, setBase] = useState<Tax['base']>(entry?.base ?? 'net');
  const [fromOn, setFromOn] = useState<string>(entry?.fromOn ?? '');
  const [toOn, setToOn] = useState<string>(entry?.toOn ?? '');
  const [toConfirm, setToConfirm] = useState(entry?.toConfirm ?? false);
  const { save, errorOf, busy } = useSave(taxFields, onClose);
  const at = entry && { id: entry.id, version: entry.version };
  // -1 is no rate: the schema says so beside the field.
  const rateBp = parseBasisPoints(rate) ?? -1;
  const fields = { name, rateBp, mode, base, fromOn: fromOn || null, toOn: toOn || null, toConfirm };
  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.tax')}
      busy={busy}
      onClose={onClose}
      onSave={() => void save(fields, () => api.billingParameters.saveTax({ at, fields }))}
    >
      <TextInput
        label={t('billingParameters.name')}
        data-autofocus
        maxLength={80}
        error={errorOf('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('billingParameters.rate')}
        inputMode="decimal"
        rightSection="%"
        error={errorOf('rateBp') && t('billingParameters.rateWrong')}
        value={rate}
        onChange={(event) => setRate(event.currentTarget.value)}
      />
      <Select
        label={t('billingParameters.mode')}
        description={t(`billingParameters.taxModeWhy.${mode}`)}
        allowDeselect={false}
        data={taxModes.map((value) => ({ value, label: t(`billingParameters.taxModes.${value}`) }))}
        value={mode}
        onChange={(value) => setMode(taxModes.find((one) => one === value) ?? mode)}
      />
      <Select
        label={t('billingParameters.base')}
        description={t(`billingParameters.taxBaseWhy.${base}`)}
        allowDeselect={false}
        data={taxBases.map((value) => ({ value, label: t(`billingParameters.taxBases.${value}`) }))}
        value={base}
        onChange={(value) => setBase(taxBases.find((one) => one === value) ?? base)}
      />
      <DayField label={t('billingParameters.fromOn')} error={errorOf('fromOn')} day={fromOn} onDay={setFromOn} />
      <DayField label={t('billingParameters.toOn')} error={errorOf('toOn')} day={toOn} onDay={setToOn} />
      <Checkbox
        className="whole"
        label={t('billingParameters.toConfirm')}
        checked={toConfirm}
        onChange={(event) => setToConfirm(event.currentTarget.checked)}
      />
    </ParameterDialog>
  );
}
