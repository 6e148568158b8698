import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BillingProfile,
  billingModes,
  type BillingProfileFields,
  billingProfileFields,
} from '../../../src-main/contract/billing-parameters';
import { parseBasisPoints, writtenBasisPoints } from '../../../src-main/contract/values/money';
import { api } from '../../api/client';
import { ParameterDialog } from './parameter-section';
import { useSave } from './use-parameters';

type Days = 'issueOffsetDays' | 'dueDays' | 'noticeDays' | 'cutDays';
type Flag = 'isDefault' | 'workingDaysOnly' | 'prorate' | 'billSystemDisabled' | 'billOperatorDisabled';

type Draft = Omit<BillingProfileFields, 'secondSurchargeBp' | 'thirdSurchargeBp'> & {
  secondSurcharge: string;
  thirdSurcharge: string;
};

const BLANK: Draft = {
  name: '',
  isDefault: false,
  cycleDay: 1,
  mode: 'advance',
  issueOffsetDays: 0,
  dueDays: 10,
  secondDueDays: null,
  secondSurcharge: '',
  thirdDueDays: null,
  thirdSurcharge: '',
  noticeDays: 1,
  cutDays: 5,
  workingDaysOnly: false,
  prorate: true,
  billSystemDisabled: true,
  billOperatorDisabled: false,
};
function rateWords(rateBp: number): string {
  return rateBp === 0 ? '' : writtenBasisPoints(rateBp).replace('.', ',');
}

function draftOf(entry: BillingProfile | null): Draft {
  if (!entry) return BLANK;
  const { id: _id, version: _version, retired: _retired, secondSurchargeBp, thirdSurchargeBp, ...rest } = entry;
  return { ...rest, secondSurcharge: rateWords(secondSurchargeBp), thirdSurcharge: rateWords(thirdSurchargeBp) };
}

/** Blank is none; what cannot be read is -1, which the schema refuses beside its field. */
function surchargeOf(typed: string): number {
  return typed.trim() === '' ? 0 : (parseBasisPoints(typed) ?? -1);
}

export function ProfileForm({ entry, onClose }: { entry: BillingProfile | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(entry));
  const { save, errorOf, busy } = useSave(billingProfileFields, onClose);
  const change = (edit: Partial<Draft>) => setDraft((before) => ({ ...before, ...edit }));
  const at = entry && { id: entry.id, version: entry.version };

  function submit(): void {
    const { secondSurcharge, thirdSurcharge, ...rest } = draft;
    const secondSurchargeBp = surchargeOf(secondSurcharge);
    const thirdSurchargeBp = surchargeOf(thirdSurcharge);
    const fields = { ...rest, secondSurchargeBp, thirdSurchargeBp };
    void save(fields, () => api.billingParameters.saveProfile({ at, fields }));
  }

  const days = (field: Days, help?: string) => (
    <NumberInput
      label={t(`billingParameters.${field}`)}
      {...(help ? { description: help } : {})}
      allowDecimal={false}
      allowNegative={field === 'issueOffsetDays'}
      error={errorOf(field)}
      value={draft[field]}
      onChange={(value) => change({ [field]: Number(value) })}
    />
  );
  const laterDue = (field: 'secondDueDays' | 'thirdDueDays') => (
    <NumberInput
      label={t(`billingParameters.${field}`)}
      placeholder={t('billingParameters.none')}
      allowDecimal={false}
      allowNegative={false}
      error={errorOf(field)}
      value={draft[field] ?? ''}
      onChange={(value) => change({ [field]: value === '' ? null : Number(value) })}
    />
  );
  const surcharge = (field: 'secondSurcharge' | 'thirdSurcharge') => (
    <TextInput
      label={t(`billingParameters.${field}`)}
      rightSection="%"
      inputMode="decimal"
      error={errorOf(`${field}Bp`) && t('billingParameters.rateWrong')}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const flag = (field: Flag) => (
    <Checkbox
      label={t(`billingParameters.${field}`)}
      error={errorOf(field)}
      checked={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.checked })}
    />
  );
  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.billingProfile')}
      busy={busy}
      onClose={onClose}
      onSave={submit}
    >
      <TextInput
        label={t('billingParameters.name')}
        data-autofocus
        maxLength={80}
        error={errorOf('name')}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NumberInput
        label={t('billingParameters.cycleDay')}
        min={1}
        max={28}
        clampBehavior="strict"
        allowDecimal={false}
        error={errorOf('cycleDay')}
        value={draft.cycleDay}
        onChange={(value) => change({ cycleDay: Number(value) })}
      />
      <Select
        label={t('billingParameters.billingMode')}
        allowDeselect={false}
        data={billingModes.map((value) => ({ value, label: t(`billingParameters.billingModes.${value}`) }))}
        value={draft.mode}
        onChange={(value) => change({ mode: billingModes.find((one) => one === value) ?? draft.mode })}
      />
      {days('issueOffsetDays', t('billingParameters.issueOffsetHelp'))}
      {days('dueDays')}
      <div />
      {laterDue('secondDueDays')}
      {surcharge('secondSurcharge')}
      {laterDue('thirdDueDays')}
      {surcharge('thirdSurcharge')}
      {days('noticeDays')}
      {days('cutDays')}
      <div className="whole billing-checks">
        {flag('workingDaysOnly')}
        {flag('prorate')}
        {flag('billSystemDisabled')}
        {flag('billOperatorDisabled')}
        {flag('isDefault')}
      </div>
    </ParameterDialog>
  );
}
