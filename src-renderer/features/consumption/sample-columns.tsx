import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsumptionTarget, consumptionTargets } from '../../../src-main/contract/consumption';
import { ColumnMeanings } from '../../ui/column-meanings';
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

/** What several columns may be at once: an IP in one, and a user name in another. */
const SHARED = ['address'] as const;

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
  return (
    <>
      <h2>{t('fileColumns.title')}</h2>
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
      <ColumnMeanings
        columns={file.columns}
        meanings={targets}
        choices={choices}
        shared={SHARED}
        onMeanings={(next) => setMapping({ ...mapping, targets: next })}
      />
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
