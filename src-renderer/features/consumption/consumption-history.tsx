import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumptionImport } from '../../../src-main/contract/consumption';
import { query } from '../../api/client';
import { formatMoment, formatNumber } from '../../i18n/format';
import { ProblemTable } from './problem-table';
import { UndoDialog } from './undo-dialog';

interface ConsumptionHistoryProps {
  readonly mayWrite: boolean;
  readonly timeZone: string;
}

/** Which files were counted, when and by whom, each with its way back. */
export function ConsumptionHistory({ mayWrite, timeZone }: ConsumptionHistoryProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.consumption.imports.queryOptions({ input: {} }));
  const [open, setOpen] = useState<number | null>(null);
  const [undoing, setUndoing] = useState<ConsumptionImport | null>(null);
  if (!data) return null;
  const shown = data.imports.find(({ id }) => id === open);
  return (
    <section className="consumption-part" aria-label={t('consumption.history')}>
      <h3>{t('consumption.history')}</h3>
      {data.imports.length === 0 && <p>{t('consumption.noHistory')}</p>}
      {data.imports.length > 0 && (
        <table className="consumption-table" aria-label={t('consumption.history')}>
          <thead>
            <tr>
              <th scope="col">{t('consumption.file')}</th>
              <th scope="col">{t('consumption.importedOn')}</th>
              <th scope="col">{t('consumption.who')}</th>
              <th scope="col" className="number">
                {t('consumption.counted')}
              </th>
              <th scope="col" className="number">
                {t('consumption.notCounted')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.imports.map((one) => (
              <ImportLine
                key={one.id}
                one={one}
                timeZone={timeZone}
                open={open === one.id}
                onOpen={() => setOpen(open === one.id ? null : one.id)}
                onUndo={mayWrite ? () => setUndoing(one) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {shown && <ProblemTable problems={shown.problems} />}
      {undoing && <UndoDialog undoing={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

interface ImportLineProps {
  readonly one: ConsumptionImport;
  readonly timeZone: string;
  readonly open: boolean;
  readonly onOpen: () => void;
  /** Null for who may not. */
  readonly onUndo: (() => void) | null;
}

function ImportLine({ one, timeZone, open, onOpen, onUndo }: ImportLineProps) {
  const { t } = useTranslation();
  const bad = one.problems.reduce((lines, problem) => lines + problem.lines, 0);
  return (
    <tr>
      <td>{one.fileName}</td>
      <td>{formatMoment(one.atMs, timeZone)}</td>
      <td>{one.operator}</td>
      <td className="number">{formatNumber(one.samples)}</td>
      <td className="number">{formatNumber(bad + one.repeated + one.tooOld)}</td>
      <td>
        <Group gap={6} justify="flex-end">
          {one.problems.length > 0 && (
            <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={onOpen}>
              {t('consumption.showProblems')}
            </Button>
          )}
          {one.state !== 'applied' && t(`consumption.states.${one.state}`)}
          {one.state === 'applied' && onUndo && (
            <Button size="compact-sm" variant="default" onClick={onUndo}>
              {t('consumption.undo')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  );
}
