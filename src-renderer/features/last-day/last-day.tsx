import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { countedWords } from '../../i18n/counted-words';
import { formatMoment } from '../../i18n/format';
import './last-day.css';

/** What a client used in the last 24 hours that the office has data of (specification §6). */
export function LastDay({ clientId, timeZone }: { clientId: number; timeZone: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.consumption.lastDay.queryOptions({ input: { clientId } }));
  if (!data) return null;
  if (!data.used) return <p className="last-day-note">{t('consumption.none')}</p>;
  const { down, up, known, dataUntilMs } = data.used;
  return (
    <div className="last-day">
      <span className="last-day-figure">
        <IconArrowDown size={16} aria-hidden /> <span className="last-day-name">{t('consumption.down')}</span>{' '}
        <strong>{countedWords({ known }, down)}</strong>
      </span>
      <span className="last-day-figure">
        <IconArrowUp size={16} aria-hidden /> <span className="last-day-name">{t('consumption.up')}</span>{' '}
        <strong>{countedWords({ known }, up)}</strong>
      </span>
      <span className="last-day-note">{t('consumption.until', { moment: formatMoment(dataUntilMs, timeZone) })}</span>
    </div>
  );
}
