import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaymentMethod, paymentMethodFields } from '../../../src-main/contract/billing-parameters';
import { api } from '../../api/client';
import { ParameterDialog, ParameterSection } from './parameter-section';
import { useParameters, useSave } from './use-parameters';

export function PaymentMethodsSection() {
  const { t } = useTranslation();
  return (
    <ParameterSection
      kind="paymentMethod"
      entries={useParameters()?.paymentMethods}
      columns={[{ label: t('billingParameters.name'), cell: ({ name }) => name }]}
      form={(entry, onClose) => <PaymentMethodForm entry={entry} onClose={onClose} />}
    />
  );
}

function PaymentMethodForm({ entry, onClose }: { entry: PaymentMethod | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(entry?.name ?? '');
  const { save, errorOf, busy } = useSave(paymentMethodFields, onClose);
  const at = entry && { id: entry.id, version: entry.version };
  return (
    <ParameterDialog
      title={entry?.name ?? t('billingParameters.create.paymentMethod')}
      busy={busy}
      onClose={onClose}
      onSave={() => void save({ name }, () => api.billingParameters.savePaymentMethod({ at, fields: { name } }))}
    >
      <TextInput
        className="whole"
        label={t('billingParameters.name')}
        data-autofocus
        maxLength={80}
        error={errorOf('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </ParameterDialog>
  );
}
