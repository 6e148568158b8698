import { TextInput } from '@mantine/core';
import { IconBolt, IconCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gateway } from '../../../src-main/contract/gateways';
import { numberKey } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { showNotice } from '../../ui/notices';
import { useSettled } from '../../ui/settled';
import { useOnce } from '../../ui/use-once';

/** The proof of a gateway's format: a reference that the gateway itself gave is recognised by it. */
export function VerifyGateway({ gateway, onClose }: { gateway: Gateway; onClose: () => void }) {
  const { t } = useTranslation();
  const [sample, setSample] = useState('');
  const [error, setError] = useState('');
  const { busy, once } = useOnce();
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

  async function verify(): Promise<void> {
    try {
      await api.gateways.verify({ id, version, sample });
      showNotice({ message: t('gateways.verifying.done', { name }) });
      onClose();
    } catch (cause) {
      setError(failureWords(readFailure(cause)));
    }
  }

  return (
    <FormDialog
      className="gateway-form"
      title={t('gateways.verifying.title', { name })}
      confirm={t('gateways.verifying.do')}
      icon={<IconBolt size={16} aria-hidden />}
      busy={busy}
      disabled={!isTyped}
      onSubmit={() => void once(verify)}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
