import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvoiceType, invoiceTypeFields, taxesShown } from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { ParameterDialog, ParameterSection } from './parameter-section';
import { TypeMatrix } from './type-matrix';
import { useParameters, useSave } from './use-parameters';

/** Tipos de factura, and the table that says which one follows from which pair of conditions. */
export function InvoiceTypesSection() {
  const { t } = useTranslation();
  const parameters = useParameters();
  return (
    <ParameterSection
      kind="invoiceType"
      entries={parameters?.invoiceTypes}
      columns={[
        { label: t('billingParameters.code'), cell: ({ code }) => <strong>{code}</strong> },
        { label: t('billingParameters.name'), cell: ({ name }) => name },
        {
          label: t('billingParameters.taxesShown'),
          cell: ({ taxesShown: shown }) => t(`billingParameters.taxesShownAs.${shown}`),
        },
        {
          label: t('billingParameters.validity'),
          cell: ({ isFiscal }) => t(isFiscal ? 'billingParameters.fiscal' : 'billingParameters.notFiscal'),
        },
      ]}
      form={(entry, onClose) => <InvoiceTypeForm entry={entry} onClose={onClose} />}
    >
      {parameters && <TypeMatrix parameters={parameters} />}
    </ParameterSection>
  );
}

const BLANK: Omit<InvoiceType, 'id' | 'version' | 'retired'> = {
  code: '',
  name: '',
  isFiscal: true,
  taxesShown: 'contained',
  legend: '',
  toConfirm: true,
};

function InvoiceTypeForm({ entry, onClose }: { entry: InvoiceType | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, retired: _retired, ...known } = entry ?? { id: 0, version: 0, retired: false, ...BLANK };
  const [fields, setFields] = useState(known);
  const { save, errorOf, busy } = useSave(invoiceTypeFields, onClose);
  const at = entry && { id, version };
  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.invoiceType')}
      busy={busy}
      onClose={onClose}
      onSave={() => void save(fields, () => api.billingParameters.saveInvoiceType({ at, fields }))}
    >
      <TextInput
        className="third"
        label={t('billingParameters.code')}
        data-autofocus
        maxLength={4}
        error={errorOf('code')}
        value={fields.code}
        onChange={(event) => setFields({ ...fields, code: event.currentTarget.value })}
      />
      <TextInput
        style={{ gridColumn: 'span 4' }}
        label={t('billingParameters.name')}
        maxLength={80}
        error={errorOf('name')}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
      />
      <Select
        className="whole"
        label={t('billingParameters.taxesShown')}
        allowDeselect={false}
        data={taxesShown.map((value) => ({ value, label: t(`billingParameters.taxesShownAs.${value}`) }))}
        value={fields.taxesShown}
        onChange={(value) =>
          setFields({ ...fields, taxesShown: taxesShown.find((one) => one === value) ?? fields.taxesShown })
        }
      />
      <Textarea
        className="whole"
        label={t('billingParameters.legend')}
        description={t('billingParameters.legendHelp')}
        autosize
        minRows={2}
        maxLength={1000}
        value={fields.legend}
        onChange={(event) => setFields({ ...fields, legend: event.currentTarget.value })}
      />
      <div className="whole billing-checks">
        <Checkbox
          label={t('billingParameters.isFiscal')}
          disabled={entry !== null}
          error={errorOf('isFiscal')}
          checked={fields.isFiscal}
          onChange={(event) => setFields({ ...fields, isFiscal: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('billingParameters.toConfirm')}
          checked={fields.toConfirm}
          onChange={(event) => setFields({ ...fields, toConfirm: event.currentTarget.checked })}
        />
      </div>
    </ParameterDialog>
  );
}
