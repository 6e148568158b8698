import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type GatewayLayout,
  type GatewaySource,
  type GatewaySummary,
  type LineOutcome,
  lineOutcomes,
  type OpenedGatewayFile,
} from '../../../src-main/contract/gateway-files';
import { query } from '../../api/client';
import { formatDate, formatNumber } from '../../i18n/format';
import { PreviewLines } from './preview-lines';
import type { GatewayFileActs } from './use-gateway-file';
import { useMoney } from './words';

interface PreviewStepProps {
  readonly file: OpenedGatewayFile;
  readonly layout: GatewayLayout;
  readonly summary: GatewaySummary;
  readonly acts: GatewayFileActs;
}

/** What a file would do, by the numbers, with every line in reach, before anything is registered. */
export function PreviewStep({ file, layout, summary, acts }: PreviewStepProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const { outcomes, whole } = summary;
  const first: LineOutcome | 'all' = outcomes.doubtful.lines > 0 ? 'doubtful' : 'all';
  const [shown, setShown] = useState<LineOutcome | 'all'>(first);
  const does = whole.lines - outcomes.repeated.lines;
  const posted = {
    count: outcomes.sure.lines,
    formatted: formatNumber(outcomes.sure.lines),
    amount: money(outcomes.sure.cents),
  };
  return (
    <>
      <h2>{file.fileName}</h2>
      <SummaryTable summary={summary} shown={shown} onShow={setShown} />
      <Facts summary={summary} />
      <Sources sources={summary.sources} onChange={(source) => acts.onCheck(layout, [source])} />
      <PreviewLines draftId={file.draftId} shown={shown} onShow={setShown} decide={acts.decide} />
      {does === 0 && <p role="status">{t('gatewayFiles.nothingNew')}</p>}
      <div className="gateway-files-acts">
        <Button variant="default" onClick={() => acts.onDiscard(file.draftId)}>
          {t('action.cancel')}
        </Button>
        <Button variant="default" onClick={acts.onColumns}>
          {t('gatewayFiles.otherColumns')}
        </Button>
        <Button disabled={does === 0} onClick={acts.onApply}>
          {outcomes.sure.lines > 0 ? t('gatewayFiles.apply', posted) : t('gatewayFiles.keep')}
        </Button>
      </div>
    </>
  );
}

interface SummaryTableProps {
  readonly summary: GatewaySummary;
  readonly shown: LineOutcome | 'all';
  readonly onShow: (outcome: LineOutcome | 'all') => void;
}

function SummaryTable({ summary: { outcomes, reasons, whole }, shown, onShow }: SummaryTableProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const there = lineOutcomes.filter((outcome) => outcomes[outcome].lines > 0);
  return (
    <table className="gateway-files-table summary" aria-label={t('gatewayFiles.preview')}>
      <thead>
        <tr>
          <th scope="col">{t('gatewayFiles.outcome')}</th>
          <th scope="col" className="amount">
            {t('gatewayFiles.lines')}
          </th>
          <th scope="col" className="amount">
            {t('gatewayFiles.sum')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {there.map((outcome) => (
          <tr key={outcome}>
            <th scope="row">
              <button
                type="button"
                className={`gateway-files-outcome ${outcome}`}
                aria-pressed={shown === outcome}
                onClick={() => onShow(shown === outcome ? 'all' : outcome)}
              >
                {t(`gatewayFiles.outcomes.${outcome}`)}
              </button>
            </th>
            <td className="amount">{formatNumber(outcomes[outcome].lines)}</td>
            <td className="amount">{money(outcomes[outcome].cents)}</td>
            <td className="gateway-files-muted">
              {t(`gatewayFiles.outcomeHelp.${outcome}`)}{' '}
              {reasons
                .filter((one) => one.outcome === outcome)
                .map(({ reason, lines }) => `${t(`gatewayFiles.reasons.${reason}`)}: ${formatNumber(lines)}`)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('gatewayFiles.whole')}</th>
          <td className="amount">{formatNumber(whole.lines)}</td>
          <td className="amount">{money(whole.cents)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Facts({ summary: { told, whole, feeCents, fromOn, untilOn } }: { readonly summary: GatewaySummary }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const differs = told !== null && told !== whole.cents;
  const words = { told: money(told ?? 0), whole: money(whole.cents) };
  return (
    <>
      {differs && (
        <p className="gateway-files-problem" role="status">
          {t('gatewayFiles.toldDiffers', words)}
        </p>
      )}
      <p className="gateway-files-muted">
        {[
          fromOn && untilOn && t('gatewayFiles.span', { from: formatDate(fromOn), until: formatDate(untilOn) }),
          told !== null && !differs && t('gatewayFiles.told', words),
          feeCents !== null && t('gatewayFiles.fees', { amount: money(feeCents) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

interface SourcesProps {
  readonly sources: GatewaySummary['sources'];
  readonly onChange: (source: GatewaySource) => void;
}

const NEW = '0';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const named = (all: readonly { readonly id: number; readonly name: string }[]): Choice[] =>
  all.map(({ id, name }) => ({ value: String(id), label: name }));

const select = (label: string, data: Choice[], value: number | null, set: (id: number | null) => void) => (
  <NativeSelect
    size="xs"
    aria-label={label}
    data={data}
    value={String(value ?? NEW)}
    onChange={(event) => set(Number(event.currentTarget.value) || null)}
  />
);

/** As what each gateway's payments are registered; a change decides the file anew. */
function Sources({ sources, onChange }: SourcesProps) {
  const { t } = useTranslation();
  const gateways = useQuery(query.gateways.list.queryOptions({ input: {} })).data?.gateways ?? [];
  const methods = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.paymentMethods ?? [];
  const entries = useQuery(query.catalogs.list.queryOptions({ input: {} })).data?.entries ?? [];
  const collectors = entries.filter(({ kind, retired }) => kind === 'collector' && !retired);
  return (
    <table className="gateway-files-table sources" aria-label={t('gatewayFiles.sources')}>
      <thead>
        <tr>
          <th scope="col">{t('gatewayFiles.sources')}</th>
          <th scope="col" className="amount">
            {t('gatewayFiles.lines')}
          </th>
          <th scope="col">{t('gatewayFiles.gateway')}</th>
          <th scope="col">{t('gatewayFiles.method')}</th>
          <th scope="col">{t('gatewayFiles.collector')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ lines, gateway, collector, ...source }) => (
          <tr key={source.name}>
            <th scope="row">{source.name}</th>
            <td className="amount">{formatNumber(lines)}</td>
            <td>
              {select(
                `${t('gatewayFiles.gateway')}: ${source.name}`,
                [
                  ...(source.gatewayId === null
                    ? [{ value: NEW, label: t('gatewayFiles.newGateway', { name: gateway }) }]
                    : []),
                  ...named(gateways.filter(({ active, id }) => active || id === source.gatewayId)),
                ],
                source.gatewayId,
                (gatewayId) => onChange({ ...source, gatewayId, collectorId: null }),
              )}
            </td>
            <td>
              {select(
                `${t('gatewayFiles.method')}: ${source.name}`,
                named(methods.filter(({ retired, id }) => !retired || id === source.methodId)),
                source.methodId,
                (methodId) => methodId !== null && onChange({ ...source, methodId }),
              )}
            </td>
            <td>
              {select(
                `${t('gatewayFiles.collector')}: ${source.name}`,
                [
                  ...(source.collectorId === null
                    ? [{ value: NEW, label: t('gatewayFiles.newCollector', { name: collector }) }]
                    : []),
                  ...named(collectors),
                ],
                source.collectorId,
                (collectorId) => onChange({ ...source, collectorId }),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
