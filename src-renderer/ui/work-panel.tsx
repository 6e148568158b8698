import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format';
import { remainingOf } from './remaining';
import './work-panel.css';

interface WorkPanelProps {
  readonly label: string;
  /** Null until the first word of it; `total` is 0 while nobody knows it. */
  readonly progress: { readonly done: number; readonly total: number; readonly elapsedMs: number } | null;
  readonly onCancel?: () => void;
}

const WHOLE = 100;

/** Long work: what it is, how far, how much longer, and the way out. */
export function WorkPanel({ label, progress, onCancel }: WorkPanelProps) {
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const { done, total } = progress ?? { done: 0, total: 0 };
  const part = total > 0 ? (done / total) * WHOLE : WHOLE;
  return (
    <div className="work-panel">
      <p className="work-panel-label" role="status">
        {cancelling ? t('task.cancelling') : label}
      </p>
      <Progress.Root size="md" aria-hidden>
        <Progress.Section value={part} animated={total === 0} striped={total === 0} />
      </Progress.Root>
      <p className="work-panel-count">
        <ProgressWords progress={progress} />
      </p>
      {onCancel && (
        <Button
          variant="default"
          size="xs"
          disabled={cancelling}
          onClick={() => {
            setCancelling(true);
            onCancel();
          }}
        >
          {t('task.cancel')}
        </Button>
      )}
    </div>
  );
}

/** `12.000 de 100.000 · faltan unos 25 s`. */
export function ProgressWords({ progress }: Pick<WorkPanelProps, 'progress'>) {
  const { t } = useTranslation();
  if (!progress || progress.done === 0) return '\u00A0';
  const { done, total, elapsedMs } = progress;
  if (total === 0) return t('task.rows', { count: done, formatted: formatNumber(done) });
  const counted = t('task.counted', { done: formatNumber(done), total: formatNumber(total) });
  const remaining = remainingOf(done, total, elapsedMs);
  if (!remaining) return counted;
  const words = remaining.unit === 'soon' ? t('task.soon') : t(`task.${remaining.unit}`, { count: remaining.count });
  return `${counted} · ${words}`;
}
