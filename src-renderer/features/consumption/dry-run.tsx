import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoment, formatNumber } from '../../i18n/format';
import { ProblemTable } from './problem-table';
import type { SampleFile, SampleSummary } from './use-sample-import';

interface DryRunProps {
  readonly file: SampleFile;
  readonly summary: SampleSummary;
  readonly problem: string;
  readonly timeZone: string;
  readonly onColumns: () => void;
  readonly onLeave: () => void;
  readonly onApply: () => void;
}

type CountedFact = 'unknown' | 'repeated' | 'tooOld' | 'starting' | 'resets' | 'problems';

/** What counting a file would do, before it is done. */
export function DryRun({ file, summary, problem, timeZone, onColumns, onLeave, onApply }: DryRunProps) {
  const { t } = useTranslation();
  const { known, unknown, problems, fromMs, untilMs, sameFile } = summary;
  const samples = known.samples + unknown.samples;
  const counts: Record<CountedFact, number> = {
    unknown: unknown.samples,
    repeated: summary.repeated,
    tooOld: summary.tooOld,
    starting: summary.starting,
    resets: summary.resets,
    problems: problems.reduce((lines, one) => lines + one.lines, 0),
  };
  const facts = (['unknown', 'repeated', 'tooOld', 'starting', 'resets', 'problems'] as const).filter(
    (fact) => counts[fact] > 0,
  );
  const examples = unknown.examples.join(', ') + (unknown.addresses > unknown.examples.length ? '…' : '');
  return (
    <>
      <h2>{t('consumption.result')}</h2>
      <p>{file.fileName}</p>
      {problem && (
        <p className="consumption-problem" role="alert">
          {problem}
        </p>
      )}
      {sameFile && (
        <p className="consumption-problem" role="status">
          {t('consumption.sameFile', { moment: formatMoment(sameFile.atMs, timeZone) })}
        </p>
      )}
      {!summary.measureSure && (
        <p className="consumption-problem" role="status">
          {t('consumption.measureUnsure', { measure: t(`consumption.measureNames.${summary.measure}`) })}
        </p>
      )}
      {summary.olderThanDays !== null && (
        <p className="consumption-problem" role="status">
          {t('consumption.olderThanKept', {
            count: summary.olderThanDays,
            formatted: formatNumber(summary.olderThanDays),
          })}
        </p>
      )}
      <dl className="consumption-facts">
        <Fact name={t('consumption.facts.samples')} value={formatNumber(known.samples)} />
        <Fact name={t('consumption.facts.contracts')} value={formatNumber(known.contracts)} />
        {fromMs !== null && untilMs !== null && (
          <Fact
            name={t('consumption.facts.span')}
            value={t('consumption.span', {
              from: formatMoment(fromMs, timeZone),
              until: formatMoment(untilMs, timeZone),
            })}
          />
        )}
        <Fact name={t('consumption.facts.measure')} value={t(`consumption.measureNames.${summary.measure}`)} />
        {facts.map((fact) => (
          <Fact
            key={fact}
            name={t(`consumption.facts.${fact}`)}
            value={formatNumber(counts[fact])}
            help={t(`consumption.factHelp.${fact}`, { examples })}
          />
        ))}
      </dl>
      {problems.length > 0 && <ProblemTable problems={problems} />}
      {samples === 0 && <p role="status">{t('consumption.nothingNew')}</p>}
      <div className="consumption-acts">
        <Button variant="default" onClick={onLeave}>
          {t('action.cancel')}
        </Button>
        <Button variant="default" onClick={onColumns}>
          {t('action.back')}
        </Button>
        <Button disabled={samples === 0 || sameFile !== null} onClick={onApply}>
          {t('consumption.apply', { count: samples, formatted: formatNumber(samples) })}
        </Button>
      </div>
    </>
  );
}

function Fact({ name, value, help }: { name: string; value: string; help?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {help && <span className="consumption-help">{help}</span>}
      </dd>
    </div>
  );
}
