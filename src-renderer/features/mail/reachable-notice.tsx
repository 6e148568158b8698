import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

/** What never went for want of an address, of clients that have one by now. */
export function ReachableNotice() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { busy, once } = useOnce();
  const { data } = useQuery(query.outbox.reachable.queryOptions({ input: {} }));
  const reachable = data?.reachable ?? 0;
  if (!mayWrite || reachable === 0) return null;

  async function send(): Promise<void> {
    try {
      const { retried } = await api.outbox.sendReachable({});
      showNotice({ message: t('mail.reachableSent', { count: retried, formatted: formatNumber(retried) }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <div className="mail-notice" role="status">
      <span>{t('mail.reachable', { count: reachable, formatted: formatNumber(reachable) })}</span>
      <span className="mail-notice-acts">
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void once(send)}>
          {t('mail.reachableSend')}
        </Button>
      </span>
    </div>
  );
}
