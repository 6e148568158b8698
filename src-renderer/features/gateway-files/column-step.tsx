import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  amountStyles,
  type GatewayLayout,
  gatewayTargets,
  lackingGatewayTarget,
  type OpenedGatewayFile,
} from '../../../src-main/contract/gateway-files';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { ColumnMeanings } from '../../ui/column-meanings';
import type { GatewayFileActs } from './use-gateway-file';

interface ColumnStepProps {
  readonly file: OpenedGatewayFile;
  readonly layout: GatewayLayout;
  readonly acts: GatewayFileActs;
}

/** What each column of a gateway's file is, guessed or remembered, for the clerk to correct. */
export function ColumnStep({ file, layout: first, acts }: ColumnStepProps) {
  const { t } = useTranslation();
  const [layout, setLayout] = useState(first);
  const { targets, amounts } = layout;
  const named = targets.includes('gateway');
  const lacking =
    lackingGatewayTarget(targets) ?? (named || (layout.gatewayName ?? '').trim() !== '' ? null : 'gateway');
  const check = () => acts.onCheck({ ...layout, gatewayName: named ? null : (layout.gatewayName ?? '') });
  return (
    <>
      <h2>
        {file.fileName}
        <span className="gateway-files-muted">
          {' '}
          · {t('gatewayFiles.rows', { count: file.rows, formatted: formatNumber(file.rows) })}
        </span>
      </h2>
      {file.remembered && <p className="gateway-files-muted">{t('gatewayFiles.remembered')}</p>}
      {file.lines.length > 0 && <Cuts lines={file.lines} cuts={layout.cuts} onCut={acts.onCut} />}
      <div className="gateway-files-fields">
        {!named && <GatewayName layout={layout} onChange={(gatewayName) => setLayout({ ...layout, gatewayName })} />}
        <div className="gateway-files-choice">
          <span>{t('gatewayFiles.amounts')}</span>
          <SegmentedControl
            size="xs"
            aria-label={t('gatewayFiles.amounts')}
            data={amountStyles.map((value) => ({ value, label: t(`gatewayFiles.amountStyles.${value}`) }))}
            value={amounts}
            onChange={(value) => setLayout({ ...layout, amounts: value === 'cents' ? 'cents' : 'units' })}
          />
        </div>
      </div>
      <ColumnMeanings
        columns={file.columns}
        meanings={targets}
        choices={gatewayTargets.map((value) => ({ value, label: t(`gatewayFiles.targets.${value}`) }))}
        onMeanings={(next) => setLayout({ ...layout, targets: next })}
      />
      {lacking &&
        (lacking === 'paidOn' || lacking === 'amount' || lacking === 'reference' || lacking === 'gateway') && (
          <p className="gateway-files-problem" role="status">
            {t(`gatewayFiles.lacking.${lacking}`)}
          </p>
        )}
      <div className="gateway-files-acts">
        <Button variant="default" onClick={() => acts.onDiscard(file.draftId)}>
          {t('action.cancel')}
        </Button>
        <Button disabled={lacking !== null} onClick={check}>
          {t('gatewayFiles.check')}
        </Button>
      </div>
    </>
  );
}

interface GatewayNameProps {
  readonly layout: GatewayLayout;
  readonly onChange: (name: string) => void;
}

function GatewayName({ layout, onChange }: GatewayNameProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.gateways.list.queryOptions({ input: {} }));
  const names = new Set((data?.gateways ?? []).filter(({ active }) => active).map(({ name }) => name));
  return (
    <Autocomplete
      w={300}
      label={t('gatewayFiles.gatewayName')}
      placeholder={t('gatewayFiles.gatewayNameHint')}
      data={[...names]}
      maxLength={120}
      value={layout.gatewayName ?? ''}
      onChange={onChange}
    />
  );
}

interface CutsProps {
  readonly lines: readonly string[];
  readonly cuts: readonly number[];
  readonly onCut: (cuts: number[]) => void;
}

const RULER_STEP = 10;

/** Where columns without delimiters begin: letters are counted from 1, as people count. */
function Cuts({ lines, cuts, onCut }: CutsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(cuts.map((cut) => cut + 1).join(', '));
  const numbers = typed
    .split(/[,;\s]+/u)
    .filter(Boolean)
    .map(Number);
  const wrong =
    numbers.length === 0 || numbers.some((number) => !Number.isInteger(number) || number < 1 || number > 5000);
  const longest = Math.max(...lines.map((line) => line.length));
  const ruler = Array.from({ length: Math.ceil(longest / RULER_STEP) }, (_, at) =>
    String(at * RULER_STEP + 1).padEnd(RULER_STEP),
  ).join('');
  return (
    <>
      <pre className="gateway-files-lines">
        <span aria-hidden="true">{ruler}</span>
        {`\n${lines.join('\n')}`}
      </pre>
      <div className="gateway-files-fields">
        <TextInput
          w={420}
          label={t('gatewayFiles.cuts')}
          description={t('gatewayFiles.cutsHelp')}
          error={wrong && t('gatewayFiles.cutsWrong')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant="default" disabled={wrong} onClick={() => onCut(numbers.map((number) => number - 1))}>
          {t('gatewayFiles.cut')}
        </Button>
      </div>
    </>
  );
}
