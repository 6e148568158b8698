import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { Link } from '../../ui/router';

/** Why nothing goes out for now, and what to do about it; nothing while mail goes. */
export function LineNotice() {
  const { t } = useTranslation();
  const { data } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  if (!data || (data.configured && !data.paused && data.line === 'ready')) return null;
  const { configured, paused, line, answer } = data;
  const words = () => {
    if (!configured) return t('mail.unset');
    if (paused) return t('mail.paused');
    return line === 'ready' ? '' : t(`mail.line.${line}`);
  };
  const isQuiet = configured && !paused && line === 'unreachable';
  return (
    <p className="mail-notice" role="status">
      <span>{words()}</span>
      {answer !== '' && configured && !paused && (
        <span className="mail-answer">{t('mail.serverSaid', { answer })}</span>
      )}
      {!isQuiet && <Link to="/configuracion/correo">{t('mail.toSettings')}</Link>}
    </p>
  );
}
