import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChartLine, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  type ClientConsumption,
  type ConsumptionPeriod,
  consumptionPeriods,
} from '../../../src-main/contract/consumption';
import type { Office } from '../../../src-main/contract/office';
import { query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { countedWords } from '../../i18n/counted-words';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { useRemembered } from '../../ui/memory';
import { useForgetting, useOthersShown } from '../../ui/others-shown';
import { navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import type { Asked } from './asked';
import { ConsumptionPicture } from './consumption-picture';
import './consumption.css';

interface ConsumptionTabProps {
  readonly clientId: number;
  readonly name: string;
  readonly office: Office;
  /** What adds a contract to a client that has none; null where that may not be. */
  readonly addContract: ReactNode;
}

const remembered = z.enum(consumptionPeriods);

/** Gráfico de consumo: what a client used, by contract or in all, over a day, a week, a month or a year. */
export function ConsumptionTab({ clientId, name, office, addContract }: ConsumptionTabProps) {
  const { t } = useTranslation();
  const [period, setPeriod] = useRemembered('abonado.consumption.period', remembered, 'month');
  const [back, setBack] = useState(0);
  const [contractId, setContractId] = useState<number | null>(null);
  useForgetting(clientId, () => {
    setBack(0);
    setContractId(null);
  });
  const asked: Asked = { clientId, period, back, ...(contractId === null ? {} : { contractId }) };
  const answer = useQuery({
    ...query.consumption.ofClient.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  useReadAhead((next, context) => {
    const input: Asked = { clientId: next, period, back: 0 };
    return queryClient.prefetchQuery(query.consumption.ofClient.queryOptions({ input, context }));
  });
  const isWaiting = useOthersShown(clientId, answer.isPlaceholderData);
  if (answer.isPending) return <LoadingPanel />;
  if (answer.error) {
    return <FailedPanel text={failureWords(readFailure(answer.error))} onRetry={() => void answer.refetch()} />;
  }
  const { data } = answer;
  const noData = data.dataUntilMs === null;
  if (noData && isWaiting) return <LoadingPanel />;
  if (noData) return <NoData />;
  // Behind these words the chart stays, unseen: to make it anew at the next row takes longer than a row may.
  const nothing = data.contracts.length === 0;
  const choose = (next: ConsumptionPeriod) => {
    setPeriod(next);
    setBack(0);
  };
  return (
    <div className={nothing ? 'consumption nothing' : 'consumption'}>
      {nothing && (isWaiting ? <LoadingPanel /> : <NoContracts add={addContract} />)}
      <div className={isWaiting && !nothing ? 'consumption-drawn waiting' : 'consumption-drawn'}>
        <ConsumptionPicture data={data} asked={asked} name={name} timeZone={office.timeZone}>
          <div className="consumption-bar">
            <Periods period={period} onPeriod={choose} />
            <span className="consumption-steps">
              <ActionIcon
                variant="default"
                size="lg"
                disabled={!data.earlier}
                aria-label={t('consumption.earlier')}
                onClick={() => setBack(back + 1)}
              >
                <IconChevronLeft size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                disabled={back === 0}
                aria-label={t('consumption.later')}
                onClick={() => setBack(back - 1)}
              >
                <IconChevronRight size={16} aria-hidden />
              </ActionIcon>
            </span>
            <Contracts contracts={data.contracts} chosen={contractId} onChoose={setContractId} />
          </div>
          <Figures data={data} timeZone={office.timeZone} />
        </ConsumptionPicture>
      </div>
    </div>
  );
}

const ICON = <IconChartLine size={32} stroke={1.5} aria-hidden />;

function NoData() {
  const { t } = useTranslation();
  return (
    <StatePanel icon={ICON} title={t('consumption.noData')} text={t('consumption.noDataHelp')}>
      <Button variant="default" onClick={() => navigate('/configuracion/consumo')}>
        {t('consumption.goToSettings')}
      </Button>
    </StatePanel>
  );
}

function NoContracts({ add }: { readonly add: ReactNode }) {
  const { t } = useTranslation();
  const text = t(add ? 'consumption.noContractsHelp' : 'consumption.noContractsWhy');
  return (
    <StatePanel icon={ICON} title={t('consumption.noContracts')} text={text}>
      {add}
    </StatePanel>
  );
}

interface PeriodsProps {
  readonly period: ConsumptionPeriod;
  readonly onPeriod: (period: ConsumptionPeriod) => void;
}

function Periods({ period, onPeriod }: PeriodsProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('consumption.period')}
      size="sm"
      transitionDuration={0}
      classNames={{ label: 'consumption-period' }}
      data={consumptionPeriods.map((value) => ({ value, label: t(`consumption.periods.${value}`) }))}
      value={period}
      onChange={(value) => {
        const next = consumptionPeriods.find((one) => one === value);
        if (next) onPeriod(next);
      }}
    />
  );
}

interface ContractsProps {
  readonly contracts: ClientConsumption['contracts'];
  readonly chosen: number | null;
  readonly onChoose: (contractId: number | null) => void;
}

const ALL = 'all';

function Contracts({ contracts, chosen, onChoose }: ContractsProps) {
  const { t } = useTranslation();
  const choices = contracts.map(({ id, plan, ip, live }) => {
    const words = ip === '' ? plan : `${plan} · ${ip}`;
    return { value: String(id), label: live ? words : t('consumption.endedContract', { name: words }) };
  });
  return (
    <Select
      // Of one contract there is nothing to choose; made anew for the next client it takes as long as the chart.
      className={contracts.length > 1 ? 'consumption-contract' : 'consumption-contract only'}
      aria-label={t('consumption.contract')}
      allowDeselect={false}
      data={[{ value: ALL, label: t('consumption.all', { number: contracts.length }) }, ...choices]}
      value={chosen === null ? ALL : String(chosen)}
      onChange={(value) => onChoose(value === null || value === ALL ? null : Number(value))}
    />
  );
}

function Figures({ data, timeZone }: { readonly data: ClientConsumption; readonly timeZone: string }) {
  const { totals, lastDay, dataUntilMs } = data;
  const { t } = useTranslation();
  const words = { down: countedWords(lastDay, lastDay.down), up: countedWords(lastDay, lastDay.up) };
  return (
    <dl className="consumption-figures">
      <div>
        <dt>{t('consumption.down')}</dt>
        <dd>{countedWords(totals, totals.down)}</dd>
      </div>
      <div>
        <dt>{t('consumption.up')}</dt>
        <dd>{countedWords(totals, totals.up)}</dd>
      </div>
      <div title={t('consumption.lastDayHelp', words)}>
        <dt>
          {dataUntilMs === null
            ? t('consumption.lastDay')
            : t('consumption.lastDayUntil', { moment: formatMoment(dataUntilMs, timeZone) })}
        </dt>
        <dd>{countedWords(lastDay, lastDay.down + lastDay.up)}</dd>
      </div>
    </dl>
  );
}
