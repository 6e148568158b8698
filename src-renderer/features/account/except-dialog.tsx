import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords, i18n } from '../../i18n/setup';
import { ActDialog } from '../../ui/act-dialog';
import { DayField } from '../../ui/day-field';
import { showNotice, showProblem } from '../../ui/notices';
import type { AccountClient } from './steps';

interface ExceptDialogProps {
  readonly client: AccountClient;
  readonly onClose: () => void;
}

/** Exceptuar hasta: until a day the client is neither warned nor cut, and why. */
export function ExceptDialog({ client, onClose }: ExceptDialogProps) {
  const { t } = useTranslation();
  const [untilOn, setUntilOn] = useState('');
  const [reason, setReason] = useState('');
  const day = calendarDate.safeParse(untilOn);
  const { id: clientId, name } = client;
  function findProblem() {
    if (!day.success) return { field: 'untilOn', words: t('account.dayWrong') };
    return tidy(reason) === '' ? { field: 'reason', words: t('states.exceptReasonNeeded') } : null;
  }
  return (
    <ActDialog
      title={t('states.exceptTitle', { name })}
      confirm={t('states.exceptSave')}
      done={t('states.exceptSaved', { name, date: day.success ? formatDate(day.data) : '' })}
      findProblem={findProblem}
      act={() => api.automaticStates.except({ clientId, untilOn: calendarDate.parse(untilOn), reason })}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        return { field: failure.field ?? '', words: failureWords(failure) };
      }}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <Stack gap="sm">
          <Text size="sm">{t('states.exceptText')}</Text>
          <DayField
            label={t('states.exceptUntil')}
            data-autofocus
            day={untilOn}
            error={errorOf('untilOn')}
            onDay={(next) => {
              setUntilOn(next);
              clear('untilOn');
            }}
          />
          <TextInput
            label={t('states.exceptReason')}
            maxLength={200}
            autoComplete="off"
            error={errorOf('reason')}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              clear('reason');
            }}
          />
        </Stack>
      )}
    </ActDialog>
  );
}

/** Takes an exception back. */
export async function withdrawException(id: number): Promise<void> {
  try {
    await api.automaticStates.withdrawException({ id });
    showNotice({ message: i18n.t('states.withdrawn') });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}
