import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportProblemCode, keepsRowOut } from '../../../src-main/contract/imports';
import { formatNumber } from '../../i18n/format';
import type { Draft, Summary } from './import-screen';
import type { Group } from './preview';
import { usePreviewRows } from './preview-pages';
import { PreviewRow } from './preview-row';

export type SkipWhich = { kind: 'rows'; rows: number[] } | { kind: 'problem'; problem: ImportProblemCode };

interface PreviewRowsProps {
  readonly draft: Draft;
  readonly group: Group;
  readonly size: number;
  readonly busy: boolean;
  readonly onSkip: (which: SkipWhich, skipped: boolean) => void;
  readonly onRepair: () => void;
  readonly onCorrected: (summary: Summary) => void;
}

const ROW_HEIGHT = 38;
const OVERSCAN = 12;

/** Every row of a group, however many: only those in sight are asked for and drawn. */
export function PreviewRows({ draft, group, size, busy, onSkip, onRepair, onCorrected }: PreviewRowsProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const rowAt = usePreviewRows(draft.draftId, group, {
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0,
  });
  const title =
    group.kind === 'outcome' ? t(`imports.outcomes.${group.outcome}`) : t(`imports.problems.${group.problem}`);
  return (
    <section className="imports-rows" aria-label={title}>
      <GroupHead group={group} size={size} title={title} busy={busy} onSkip={onSkip} onRepair={onRepair} />
      <div ref={scroller} className="imports-scroll" role="table" aria-label={title} aria-rowcount={size + 1}>
        <div className="imports-row head" role="row">
          <span role="columnheader" className="number">
            {t('imports.row')}
          </span>
          <span role="columnheader">{t('imports.id')}</span>
          <span role="columnheader">{t('imports.name')}</span>
          <span role="columnheader">{t('imports.detail')}</span>
          <span role="columnheader">
            <span className="visually-hidden">{t('imports.actions')}</span>
          </span>
        </div>
        {size === 0 && <p className="imports-empty">{t('imports.emptyList')}</p>}
        <div role="rowgroup" className="imports-body" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="imports-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PreviewRow
                row={rowAt(item.index)}
                index={item.index}
                draft={draft}
                editing={editing}
                busy={busy}
                onEdit={setEditing}
                onSkip={(row, skipped) => onSkip({ kind: 'rows', rows: [row] }, skipped)}
                onCorrected={onCorrected}
              />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

type GroupHeadProps = Pick<PreviewRowsProps, 'group' | 'size' | 'busy' | 'onSkip' | 'onRepair'> & {
  readonly title: string;
};

/** What the group is, and what can be done to all of it. */
function GroupHead({ group, size, title, busy, onSkip, onRepair }: GroupHeadProps) {
  const { t } = useTranslation();
  function help(): string {
    if (group.kind === 'outcome') return t(`imports.outcomeHelp.${group.outcome}`);
    if (group.problem === 'emailWorkaround') return t('imports.problemHelp.workaround');
    return t(keepsRowOut(group.problem) ? 'imports.outcomeHelp.problem' : 'imports.problemHelp.comesIn');
  }
  return (
    <div className="imports-group">
      <h2>{title}</h2>
      <p>{help()}</p>
      {group.kind === 'problem' && group.problem === 'emailWorkaround' && size > 0 && (
        <Button size="compact-sm" variant="default" disabled={busy} onClick={onRepair}>
          {t('imports.repair')}
        </Button>
      )}
      {group.kind === 'problem' && size > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={() => onSkip({ kind: 'problem', problem: group.problem }, true)}
        >
          {t('imports.skipAll', { count: size, formatted: formatNumber(size) })}
        </Button>
      )}
    </div>
  );
}
