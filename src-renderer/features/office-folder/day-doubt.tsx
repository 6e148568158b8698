import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../../src-main/contract/values/calendar-date';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';

/** Asks whether a day is right that lies far ahead of the last one that the office was seen on. */
export function DayDoubt({ mayConfirm }: { mayConfirm: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.office.day.queryOptions({ input: {} }));
  const confirm = useMutation({
    mutationFn: (today: CalendarDate) => api.office.confirmDay({ today }),
    onError: (cause) => showProblem(failureWords(readFailure(cause))),
  });
  if (!data?.doubted || data.seenOn === null) return null;
  const words = { today: formatDate(data.today), seenOn: formatDate(data.seenOn) };
  return (
    <div className="synchroniser" role="alert">
      <span>
        {t('dayDoubt.text', words)} {t('dayDoubt.wrong', words)}
      </span>
      {mayConfirm && (
        <Button
          size="compact-sm"
          variant="default"
          loading={confirm.isPending}
          onClick={() => confirm.mutate(data.today)}
        >
          {t('dayDoubt.confirm', words)}
        </Button>
      )}
    </div>
  );
}
