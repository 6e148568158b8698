import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { Link } from '../../ui/router';
import { ServerAnswer } from './server-answer';

/** Why nothing goes out for now, and what to do about it; nothing while mail goes. */
export function LineNotice() {
  const { t } = useTranslation();
  const { data } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  if (!data || (data.configured && !data.paused && data.line === 'ready' && data.limit === null)) return null;
  const { configured, paused, line, answer, limit } = data;
  const words = () => {
    if (!configured) return t('mail.unset');
    if (paused) return t('mail.paused');
    if (line !== 'ready') return t(`mail.line.${line}`);
    if (limit === null) return '';
    return t(`mail.limit.${limit.kind}`, { count: limit.most, formatted: formatNumber(limit.most) });
  };
  const isQuiet = configured && !paused && line === 'unreachable';
  return (
    <div className="mail-notice" role="status">
      <span>{words()}</span>
      {configured && !paused && <ServerAnswer answer={answer} />}
      {!isQuiet && <Link to="/configuracion/correo">{t('mail.toSettings')}</Link>}
    </div>
  );
}
