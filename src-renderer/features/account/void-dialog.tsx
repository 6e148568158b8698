import { Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';
import { receiptNumber } from './account-words';
import { useCountry } from './country';

interface VoidDialogProps {
  readonly id: number;
  readonly onDone: () => void;
}

/** Anular pago: says what it takes back, and asks why. */
export function VoidDialog({ id, onDone }: VoidDialogProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const { data } = useQuery(query.payments.get.queryOptions({ input: { id }, staleTime: 0 }));
  const [reason, setReason] = useState('');
  const { busy, once } = useOnce();
  async function save(): Promise<void> {
    if (!data) return;
    try {
      await api.payments.void({ id, version: data.version, reason });
      showNotice({ message: t('account.voidDone', { number: receiptNumber(data.receiptNumber) }) });
      onDone();
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <FormDialog
      className="payment"
      title={t('account.voidTitle', { number: data ? receiptNumber(data.receiptNumber) : '' })}
      confirm={t('account.void')}
      danger
      busy={busy}
      disabled={!data || tidy(reason) === ''}
      onSubmit={() => void once(save)}
      onClose={onDone}
    >
      <Text>
        {data && t('account.voidText', { amount: formatMoney(data.amountCents, country), name: data.client })}
      </Text>
      <TextInput
        label={t('account.voidReason')}
        data-autofocus
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
