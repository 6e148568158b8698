import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { hereZone } from '../../i18n/zone-words';
import { leaveCopy } from './leave-office';

/** Says that what is on screen is a backup, and leads back to the office. */
export function CopyBanner() {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? hereZone;
  const { data } = useQuery(query.startup.get.queryOptions({ input: {} }));
  if (!data?.copy) return null;
  return (
    <div className="synchroniser" role="status">
      <span>{t('backups.looking', { date: formatMoment(data.copy.atMs, timeZone) })}</span>
      <Button size="compact-sm" variant="default" onClick={leaveCopy}>
        {t('backups.lookEnd')}
      </Button>
    </div>
  );
}
