import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptLine, LineChoice } from '../../../src-main/contract/gateway-files';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';
import { DecideDialog } from './decide-dialog';
import { SaidCells, SaidHeads } from './said-cells';
import { receiptWords, useMoney } from './words';

const PAGE = 50;

const askAgain = () => queryClient.invalidateQueries({ queryKey: query.gatewayFiles.key() });

/** Por resolver: the lines of every file that nobody has said whose they are. */
export function WaitingList({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const [page, setPage] = useState(0);
  const [open, setOpen] = useState<KeptLine | null>(null);
  const { data } = useQuery({
    ...query.gatewayFiles.kept.queryOptions({ input: { waiting: true, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const acts = useWaitingActs();
  const act = (line: KeptLine, choice: LineChoice) =>
    choice.kind === 'leave' ? acts.leave(line) : acts.assign(line, choice);
  if (!data) return null;
  return (
    <section className="gateway-files-part" aria-label={t('gatewayFiles.waiting')}>
      <h2>{t('gatewayFiles.waiting')}</h2>
      <p className="gateway-files-muted" role="status">
        {data.total === 0
          ? t('gatewayFiles.waitingNone')
          : t('gatewayFiles.waitingCounted', {
              count: data.total,
              formatted: formatNumber(data.total),
              amount: money(data.totalCents),
            })}
      </p>
      {data.total > 0 && <WaitingTable lines={data.lines} onOpen={mayWrite ? setOpen : null} />}
      <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
      {open && (
        <DecideDialog
          line={open}
          asked={{ kind: 'kept', lineId: open.id }}
          onChoice={(choice) => act(open, choice)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

async function reopen(lineId: number, version: number): Promise<void> {
  try {
    await api.gatewayFiles.reopen({ lineId, version });
    await askAgain();
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

function useWaitingActs() {
  const { t } = useTranslation();
  return {
    async leave({ id: lineId, version }: KeptLine): Promise<void> {
      const left = await api.gatewayFiles.leaveOut({ lineId, version });
      await askAgain();
      const undo = { label: t('action.undo'), run: () => void reopen(lineId, left.version) };
      showNotice({ message: t('gatewayFiles.leftOutDone'), undo });
    },
    async assign({ id: lineId, version }: KeptLine, choice: LineChoice): Promise<void> {
      if (choice.kind !== 'client' && choice.kind !== 'payment') return;
      const reversal = t('gatewayFiles.reversal');
      const { receiptNumber } = await api.gatewayFiles.assign({ lineId, version, to: choice, reversal });
      await askAgain();
      const number = receiptWords(receiptNumber);
      showNotice({
        message:
          choice.kind === 'payment'
            ? t('gatewayFiles.takenBackDone', { number })
            : t('gatewayFiles.assignedDone', { number }),
      });
    },
  };
}

interface WaitingTableProps {
  readonly lines: readonly KeptLine[];
  /** Null for who may not. */
  readonly onOpen: ((line: KeptLine) => void) | null;
}

function WaitingTable({ lines, onOpen }: WaitingTableProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <table className="gateway-files-table" aria-label={t('gatewayFiles.waiting')}>
      <thead>
        <tr>
          <th scope="col">{t('gatewayFiles.file')}</th>
          <SaidHeads />
          <th scope="col">{t('gatewayFiles.why')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.fileName} · {line.row}
            </td>
            <SaidCells line={line} money={money} />
            <td>{t(`gatewayFiles.reasons.${line.reason}`)}</td>
            <td className="amount">
              {onOpen && (
                <Button
                  size="compact-sm"
                  variant="light"
                  aria-label={t('gatewayFiles.decideLine', { row: line.row })}
                  onClick={() => onOpen(line)}
                >
                  {t('gatewayFiles.decide')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
