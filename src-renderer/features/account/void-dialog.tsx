import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
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
  function submit(event: FormEvent): void {
    event.preventDefault();
    void once(save);
  }
  return (
    <Modal
      opened
      onClose={onDone}
      title={t('account.voidTitle', { number: data ? receiptNumber(data.receiptNumber) : '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit}>
        <Text mb="sm">
          {data && t('account.voidText', { amount: formatMoney(data.amountCents, country), name: data.client })}
        </Text>
        <TextInput
          label={t('account.voidReason')}
          data-autofocus
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" className="danger-button" loading={busy} disabled={!data || tidy(reason) === ''}>
            {t('account.void')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
