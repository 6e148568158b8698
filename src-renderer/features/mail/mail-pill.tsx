import { IconCloudOff, IconMail, IconMailExclamation } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MailStatus } from '../../../src-main/contract/outbox';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { Link } from '../../ui/router';
import './mail-pill.css';

/** In the top bar, on every screen: what waits, why nothing goes, what failed. Nothing where all is well. */
export function MailPill() {
  const { t } = useTranslation();
  const { data } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  if (!data) return null;
  const parts = [
    data.open > 0 ? stoppedWords(t, data) : '',
    data.open > 0 ? t('mail.pillWaiting', { count: data.open, formatted: formatNumber(data.open) }) : '',
    data.failed > 0 ? t('mail.pillFailed', { count: data.failed, formatted: formatNumber(data.failed) }) : '',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  const Icon = data.failed > 0 && data.open === 0 ? IconMailExclamation : isOffline(data) ? IconCloudOff : IconMail;
  return (
    <Link to="/correo" className={data.failed > 0 ? 'mail-pill failed' : 'mail-pill'}>
      <Icon size={16} stroke={1.75} aria-hidden /> {parts.join(' · ')}
    </Link>
  );
}

const isOffline = ({ line, configured }: MailStatus) => configured && line === 'unreachable';

function stoppedWords(t: TFunction, { line, paused, held, limit }: MailStatus): string {
  if (held > 0) return t('mail.pillHeld');
  if (paused) return t('mail.pillPaused');
  if (line === 'unreachable') return t('mail.pillOffline');
  if (line !== 'ready') return t('mail.pillBlocked');
  return limit === null ? '' : t(`mail.pillLimit.${limit.kind}`);
}
