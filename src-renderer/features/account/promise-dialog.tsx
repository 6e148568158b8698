import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
import { FormDialog } from '../../ui/form-dialog';
import { showNotice } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';
import type { AccountClient } from './steps';

interface PromiseDialogProps {
  readonly client: AccountClient;
  readonly onDone: () => void;
}

/** Compromiso de pago: until when, and what the client said. */
export function PromiseDialog({ client, onDone }: PromiseDialogProps) {
  const { t } = useTranslation();
  const [untilOn, setUntilOn] = useState('');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const { busy, once } = useOnce();
  const day = calendarDate.safeParse(untilOn);
  async function save(): Promise<void> {
    if (!day.success) return;
    try {
      await api.account.promise({ clientId: client.id, untilOn: day.data, note });
      showNotice({ message: t('account.promiseSaved') });
      onDone();
    } catch (cause) {
      setFailure(readFailure(cause));
    }
  }
  return (
    <FormDialog
      className="payment"
      title={t('account.promiseTitle', { name: client.name })}
      confirm={t('account.promiseSave')}
      busy={busy}
      disabled={!day.success || tidy(note) === ''}
      onSubmit={() => void once(save)}
      onClose={onDone}
    >
      <DayField
        label={t('account.promiseUntil')}
        data-autofocus
        day={untilOn}
        error={failure && failureWords(failure)}
        onDay={(next) => {
          setUntilOn(next);
          setFailure(null);
        }}
      />
      <TextInput
        label={t('account.promiseNote')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
