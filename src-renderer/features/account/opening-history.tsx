import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningPosting } from '../../../src-main/contract/opening-balances';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatMoment, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';
import { useCountry } from './country';

/** What was posted before, each with its way back for as long as nobody paid of it. */
export function OpeningHistory() {
  const { t } = useTranslation();
  const country = useCountry();
  const mayWrite = useMayWrite();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const { data } = useQuery(query.openingBalances.postings.queryOptions({ input: {} }));
  const [asked, setAsked] = useState<OpeningPosting | null>(null);
  if (!data || data.postings.length === 0) return null;
  return (
    <section aria-labelledby="opening-history">
      <h2 id="opening-history">{t('openingBalances.history')}</h2>
      <table className="account-table" aria-labelledby="opening-history">
        <tbody>
          {data.postings.map((posting) => (
            <tr key={posting.id}>
              <td className="nowrap">{formatMoment(posting.atMs, timeZone)}</td>
              <td>{posting.operator}</td>
              <td>{t('openingBalances.debtOf', counted(posting.debtors, formatMoney(posting.debtCents, country)))}</td>
              <td>
                {t('openingBalances.creditOf', counted(posting.creditors, formatMoney(posting.creditCents, country)))}
              </td>
              <td className="amount">
                {posting.standing === 0 && <span className="account-mark grey">{t('openingBalances.undoneMark')}</span>}
                {posting.standing > 0 && mayWrite && (
                  <Button size="compact-sm" variant="default" onClick={() => setAsked(posting)}>
                    {t('openingBalances.undo')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <UndoDialog posting={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

const counted = (count: number, amount: string) => ({ count, formatted: formatNumber(count), amount });

/** Says what goes and what stays, and takes it back. */
function UndoDialog({ posting, onClose }: { readonly posting: OpeningPosting; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, once } = useOnce();
  async function undo(): Promise<void> {
    const { id, version } = posting;
    try {
      const done = await runTask(newTaskId(), (taskId) => api.openingBalances.undo({ taskId, id, version }));
      const { undone, kept, keptNames } = done;
      const formatted = formatNumber(undone);
      const names = keptNames.join(', ');
      showNotice({
        message: [
          t('openingBalances.undone', { count: undone, formatted }),
          kept > 0 ? t('openingBalances.kept', { count: kept, formatted: formatNumber(kept), names }) : '',
        ].join(' '),
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
    onClose();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('openingBalances.undoTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p>{t('openingBalances.undoText', { count: posting.standing, formatted: formatNumber(posting.standing) })}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" loading={busy} onClick={() => void once(undo)}>
          {t('openingBalances.undo')}
        </Button>
      </Group>
    </Modal>
  );
}
