import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsumptionTarget, consumptionTargets } from '../../../src-main/contract/consumption';
import { zoneWords } from '../../i18n/zone-words';
import type { Mapping, SampleFile } from './use-sample-import';

interface SampleColumnsProps {
  readonly file: SampleFile;
  readonly mapping: Mapping;
  readonly problem: string;
  readonly timeZone: string;
  readonly onLeave: () => void;
  readonly onChoose: () => void;
  readonly onCheck: (mapping: Mapping) => void;
}

const units = ['B', 'kB', 'MB', 'GB'] as const;
const measures = ['detect', 'interval', 'counter'] as const;

/** What several columns may be at once. */
const SHARED: ReadonlySet<ConsumptionTarget> = new Set(['address', 'ignore']);

/** A meaning taken by a column is given up by the one that had it before, but for those that several may have. */
function assign(targets: readonly ConsumptionTarget[], column: number, target: ConsumptionTarget): ConsumptionTarget[] {
  return targets.map((current, at) => {
    if (at === column) return target;
    return !SHARED.has(target) && current === target ? 'ignore' : current;
  });
}

function hasNeeded(targets: readonly ConsumptionTarget[]): boolean {
  const has = (target: ConsumptionTarget) => targets.includes(target);
  return has('address') && (has('at') || has('until')) && (has('down') || has('up'));
}

/** What each column of a file of samples is, guessed, for the clerk to correct. */
export function SampleColumns(props: SampleColumnsProps) {
  const { file, problem, timeZone, onLeave, onChoose, onCheck } = props;
  const { t } = useTranslation();
  const [mapping, setMapping] = useState(props.mapping);
  const { targets, unit, measure } = mapping;
  const ready = hasNeeded(targets);
  const choices = consumptionTargets.map((value) => ({ value, label: t(`consumption.targets.${value}`) }));
  const columns = file.columns.map((column, at) => ({
    ...column,
    at,
    name: column.header || t('consumption.unnamed', { number: at + 1 }),
  }));
  return (
    <>
      <h2>{t('consumption.columns')}</h2>
      <p>{file.fileName}</p>
      {problem && (
        <p className="consumption-problem" role="alert">
          {problem}
        </p>
      )}
      {file.doubtful && (
        <p className="consumption-problem" role="status">
          {t('consumption.doubtful')}
        </p>
      )}
      <table className="consumption-table" aria-label={t('consumption.columns')}>
        <thead>
          <tr>
            <th scope="col">{t('consumption.column')}</th>
            <th scope="col">{t('consumption.samples')}</th>
            <th scope="col">{t('consumption.means')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ at, name, samples }) => (
            <tr key={`${at} ${name}`}>
              <th scope="row">{name}</th>
              <td className="consumption-samples">{samples.join(' · ')}</td>
              <td>
                <Select
                  aria-label={`${t('consumption.means')}: ${name}`}
                  size="xs"
                  data={choices}
                  allowDeselect={false}
                  value={targets[at] ?? 'ignore'}
                  onChange={(value) => {
                    const target = consumptionTargets.find((one) => one === value);
                    if (target) setMapping({ ...mapping, targets: assign(targets, at, target) });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {targets.filter((target) => target === 'address').length > 1 && (
        <p role="status">{t('consumption.severalAddresses')}</p>
      )}
      <div className="consumption-choices">
        <Choice
          label={t('consumption.unit')}
          values={units}
          chosen={unit}
          words={(value) => t(`consumption.units.${value}`)}
          onChoose={(next) => setMapping({ ...mapping, unit: next })}
        />
        <Choice
          label={t('consumption.measure')}
          values={measures}
          chosen={measure}
          words={(value) => t(`consumption.measures.${value}`)}
          onChoose={(next) => setMapping({ ...mapping, measure: next })}
        />
      </div>
      <p>
        {t('consumption.measureHelp')} {t('consumption.zoneHelp', { zone: zoneWords(timeZone) })}
      </p>
      {!ready && (
        <p className="consumption-problem" role="alert">
          {t('consumption.needed')}
        </p>
      )}
      <div className="consumption-acts">
        <Button variant="default" onClick={onLeave}>
          {t('action.back')}
        </Button>
        <Button variant="default" onClick={onChoose}>
          {t('consumption.chooseOther')}
        </Button>
        <Button disabled={!ready} onClick={() => onCheck(mapping)}>
          {t('consumption.check')}
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly words: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, values, chosen, words, onChoose }: ChoiceProps<Value>) {
  return (
    <div className="consumption-choice">
      <span>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        data={values.map((value) => ({ value, label: words(value) }))}
        value={chosen}
        onChange={(value) => {
          const next = values.find((one) => one === value);
          if (next !== undefined) onChoose(next);
        }}
      />
    </div>
  );
}
