import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type GatewayLine,
  type LineChoice,
  type LineOutcome,
  lineOutcomes,
} from '../../../src-main/contract/gateway-files';
import { query } from '../../api/client';
import { Pages } from '../../ui/pages';
import { DecideDialog } from './decide-dialog';
import { SaidCells, SaidHeads } from './said-cells';
import { useMoney } from './words';

const PAGE = 50;

interface PreviewLinesProps {
  readonly draftId: string;
  readonly shown: LineOutcome | 'all';
  readonly onShow: (outcome: LineOutcome | 'all') => void;
  readonly decide: (row: number, choice: LineChoice) => Promise<void>;
}

/** Every line of the file with what becomes of it, those that a person decides among them. */
export function PreviewLines({ draftId, shown, onShow, decide }: PreviewLinesProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState({ of: shown, at: 0 });
  const at = page.of === shown ? page.at : 0;
  const [open, setOpen] = useState<GatewayLine | null>(null);
  const which = shown === 'all' ? {} : { outcome: shown };
  const { data } = useQuery({
    ...query.gatewayFiles.lines.queryOptions({ input: { draftId, ...which, offset: at * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t('gatewayFiles.show')}>
      <NativeSelect
        w={280}
        size="xs"
        aria-label={t('gatewayFiles.show')}
        data={[
          { value: 'all', label: t('gatewayFiles.anyOutcome') },
          ...lineOutcomes.map((value) => ({ value, label: t(`gatewayFiles.outcomes.${value}`) })),
        ]}
        value={shown}
        onChange={(event) => onShow(lineOutcomes.find((one) => one === event.currentTarget.value) ?? 'all')}
      />
      {data && <LineTable lines={data.lines} onOpen={setOpen} />}
      {data && <Pages page={at} total={data.total} size={PAGE} onPage={(next) => setPage({ of: shown, at: next })} />}
      {open && (
        <DecideDialog
          line={open}
          asked={{ kind: 'draft', draftId, row: open.row }}
          onChoice={(choice) => decide(open.row, choice)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface LineTableProps {
  readonly lines: readonly GatewayLine[];
  readonly onOpen: (line: GatewayLine) => void;
}

/** What may be decided by a person: not what is there already, nor what cannot be read. */
function isOpen({ outcome, reason }: GatewayLine): boolean {
  return outcome !== 'repeated' && outcome !== 'problem' && reason !== 'notPaid';
}

function LineTable({ lines, onOpen }: LineTableProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <table className="gateway-files-table" aria-label={t('gatewayFiles.lines')}>
      <thead>
        <tr>
          <th scope="col">{t('gatewayFiles.line')}</th>
          <SaidHeads />
          <th scope="col">{t('gatewayFiles.outcome')}</th>
          <th scope="col">{t('gatewayFiles.client')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.row}>
            <td>{line.row}</td>
            <SaidCells line={line} money={money} />
            <td>
              <span className={`gateway-files-outcome ${line.outcome}`}>
                {t(`gatewayFiles.outcomes.${line.outcome}`)}
              </span>{' '}
              <span className="gateway-files-muted">{t(`gatewayFiles.reasons.${line.reason}`)}</span>
            </td>
            <td>{line.client ? [line.client.name, line.client.customId].filter(Boolean).join(' · ') : '—'}</td>
            <td className="amount">{isOpen(line) && <Decide line={line} onOpen={() => onOpen(line)} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decide({ line, onOpen }: { readonly line: GatewayLine; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const { row } = line;
  const waits = line.outcome === 'doubtful' || line.outcome === 'unknown';
  return (
    <Button
      size="compact-sm"
      variant={waits ? 'light' : 'subtle'}
      aria-label={waits ? t('gatewayFiles.decideLine', { row }) : t('gatewayFiles.changeLine', { row })}
      onClick={onOpen}
    >
      {waits ? t('gatewayFiles.decide') : t('gatewayFiles.change')}
    </Button>
  );
}
