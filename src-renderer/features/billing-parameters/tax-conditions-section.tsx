import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TaxCondition, taxConditionFields } from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { joinWords } from '../../i18n/format';
import { ParameterDialog, ParameterSection } from './parameter-section';
import { useParameters, useSave } from './use-parameters';

/** Condiciones de IVA: what issuers and clients are before the tax authority. */
export function TaxConditionsSection() {
  const { t } = useTranslation();
  return (
    <ParameterSection
      kind="taxCondition"
      entries={useParameters()?.taxConditions}
      columns={[
        { label: t('billingParameters.name'), cell: ({ name }) => name },
        { label: t('billingParameters.whose'), cell: (condition) => <Whose condition={condition} /> },
        {
          label: t('billingParameters.needsTaxIdShort'),
          cell: ({ needsTaxId }) => t(needsTaxId ? 'billingParameters.yes' : 'billingParameters.no'),
        },
      ]}
      form={(entry, onClose) => <TaxConditionForm entry={entry} onClose={onClose} />}
    />
  );
}

function Whose({ condition: { forIssuer, forClient } }: { readonly condition: TaxCondition }) {
  const { t } = useTranslation();
  const words = [forIssuer && t('billingParameters.ofIssuers'), forClient && t('billingParameters.ofClients')];
  return joinWords(words.filter((word) => word !== false));
}

const BLANK = {
  name: '',
  forIssuer: false,
  forClient: true,
  isFantasy: false,
  needsTaxId: false,
  toConfirm: false,
};

function TaxConditionForm({ entry, onClose }: { entry: TaxCondition | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, retired: _retired, ...known } = entry ?? { id: 0, version: 0, retired: false, ...BLANK };
  const [fields, setFields] = useState(known);
  const { save, errorOf, busy } = useSave(taxConditionFields, onClose);
  const at = entry && { id, version };
  const check = (field: Exclude<keyof typeof BLANK, 'name'>, disabled = false) => (
    <Checkbox
      label={t(`billingParameters.${field}`)}
      checked={fields[field]}
      disabled={disabled}
      error={errorOf(field)}
      onChange={(event) => setFields({ ...fields, [field]: event.currentTarget.checked })}
    />
  );
  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.taxCondition')}
      busy={busy}
      onClose={onClose}
      onSave={() => void save(fields, () => api.billingParameters.saveTaxCondition({ at, fields }))}
    >
      <TextInput
        className="whole"
        label={t('billingParameters.name')}
        data-autofocus
        maxLength={80}
        error={errorOf('name')}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
      />
      <div className="whole billing-checks">
        {check('forIssuer')}
        {check('forClient')}
        {check('needsTaxId')}
        {check('isFantasy', entry !== null)}
        {check('toConfirm')}
      </div>
    </ParameterDialog>
  );
}
