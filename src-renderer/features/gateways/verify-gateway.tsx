import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconBolt, IconCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gateway } from '../../../src-main/contract/gateways';
import { numberKey } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { useSettled } from '../../ui/settled';

/** The proof of a gateway's format: a reference that the gateway itself gave is recognised by it. */
export function VerifyGateway({ gateway, onClose }: { gateway: Gateway; onClose: () => void }) {
  const { t } = useTranslation();
  const [sample, setSample] = useState('');
  const [error, setError] = useState('');
  const { id, version, name, prefix, digits, checkDigit } = gateway;
  const [tried] = useSettled(sample, 150);
  const { data } = useQuery(
    query.gateways.tryFormat.queryOptions({
      input: { format: { prefix, digits, checkDigit }, sample: tried },
      placeholderData: keepPreviousData,
    }),
  );
  const isTyped = numberKey(sample) !== '';
  const wrong = isTyped && data?.problem ? failureWords(data.problem) : '';

  async function verify(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.gateways.verify({ id, version, sample });
      showNotice({ message: t('gateways.verifying.done', { name }) });
      onClose();
    } catch (cause) {
      setError(failureWords(readFailure(cause)));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('gateways.verifying.title', { name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className="gateway-form" onSubmit={(event) => void verify(event)}>
        <p>{t('gateways.verifying.text')}</p>
        <TextInput
          label={t('gateways.verifying.sample')}
          placeholder={data?.example ?? ''}
          data-autofocus
          maxLength={80}
          error={error || wrong || undefined}
          value={sample}
          onChange={(event) => {
            setError('');
            setSample(event.currentTarget.value);
          }}
        />
        <p className="gateway-help" role="status">
          {isTyped && data?.reference && !data.problem && (
            <span className="gateway-right">
              <IconCheck size={16} aria-hidden /> {t('gateways.verifying.right', { reference: data.reference })}
            </span>
          )}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" disabled={!isTyped} leftSection={<IconBolt size={16} aria-hidden />}>
            {t('gateways.verifying.do')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
