import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
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
  function submit(event: FormEvent): void {
    event.preventDefault();
    void once(save);
  }
  return (
    <Modal
      opened
      onClose={onDone}
      title={t('account.promiseTitle', { name: client.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
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
        </Stack>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!day.success || tidy(note) === ''}>
            {t('account.promiseSave')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
