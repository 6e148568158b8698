import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { leaveThen } from '../../ui/router';

/** Back to the office, in a window that remembers nothing of the copy. */
async function leaveCopy(): Promise<void> {
  try {
    await api.startup.leaveCopy({});
    queryClient.clear();
    window.location.reload();
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

/** Says that what is on screen is a backup, and leads back to the office. */
export function CopyBanner() {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { data } = useQuery(query.startup.get.queryOptions({ input: {} }));
  if (!data?.copy) return null;
  return (
    <div className="synchroniser" role="status">
      <span>{t('backups.looking', { date: formatMoment(data.copy.atMs, timeZone) })}</span>
      <Button size="compact-sm" variant="default" onClick={() => leaveThen(() => void leaveCopy())}>
        {t('backups.lookEnd')}
      </Button>
    </div>
  );
}
