import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingParameters } from '../../../src-main/contract/billing-parameters';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { DayField } from '../../ui/day-field';
import { useMayChange } from './use-parameters';

function remove(onDate: string): void {
  api.billingParameters.removeHoliday({ onDate }).catch((cause: unknown) => {
    showProblem(failureWords(readFailure(cause)));
  });
}

/** The days on which nobody pays: a due date that falls on one moves on, where its profile says so. */
export function Holidays({ holidays }: { readonly holidays: BillingParameters['holidays'] }) {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const [onDate, setOnDate] = useState('');
  const [name, setName] = useState('');

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.billingParameters.saveHoliday({ onDate, name });
      setName('');
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <>
      <h2>{t('billingParameters.holidays')}</h2>
      <p>{t('billingParameters.holidaysWhy')}</p>
      {mayChange && (
        <form className="settings-line" onSubmit={(event) => void add(event)}>
          <DayField label={t('billingParameters.holidayOn')} day={onDate} onDay={setOnDate} />
          <TextInput
            label={t('billingParameters.holidayName')}
            w={300}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={!calendarDate.safeParse(onDate).success || name.trim() === ''}
          >
            {t('billingParameters.addHoliday')}
          </Button>
        </form>
      )}
      {holidays.length > 0 && (
        <table className="settings-table" aria-label={t('billingParameters.holidays')}>
          <tbody>
            {holidays.map((holiday) => (
              <tr key={holiday.onDate}>
                <td>{formatDate(holiday.onDate)}</td>
                <td>{holiday.name}</td>
                <td className="end">
                  {mayChange && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      fz="inherit"
                      aria-label={`${t('billingParameters.remove')}: ${holiday.name}`}
                      onClick={() => remove(holiday.onDate)}
                    >
                      {t('billingParameters.remove')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
