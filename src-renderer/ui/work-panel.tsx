import { Button, Progress } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format';
import { remainingOf } from './remaining';
import './work-panel.css';

/** How far work is; `total` is 0 while nobody knows it. */
interface Progressed {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

/** Work that is heard of while it goes on. */
interface Work {
  readonly subscribe: (listener: () => void) => () => void;
  /** Null until the first word of it. */
  readonly progress: () => Progressed | null;
  readonly cancel: () => void;
}

interface WorkProps {
  readonly label: string;
  readonly work: Work;
}

const WHOLE = 100;

/** Long work: what it is, how far, how much longer, and the way out. */
export function WorkPanel({ label, work }: WorkProps) {
  const { t } = useTranslation();
  const progress = useSyncExternalStore(work.subscribe, work.progress);
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
      <Button
        variant="default"
        size="xs"
        disabled={cancelling}
        onClick={() => {
          setCancelling(true);
          work.cancel();
        }}
      >
        {t('task.cancel')}
      </Button>
    </div>
  );
}

/** The same in the place of the button that began it. */
export function WorkLine({ label, work }: WorkProps) {
  const { t } = useTranslation();
  const progress = useSyncExternalStore(work.subscribe, work.progress);
  return (
    <div className="work-line">
      <span role="status">{label}</span>
      <span className="work-line-count">
        <ProgressWords progress={progress} />
      </span>
      <Button size="compact-sm" variant="default" onClick={work.cancel}>
        {t('task.cancel')}
      </Button>
    </div>
  );
}

/** `12.000 de 100.000 · faltan unos 25 s`. */
function ProgressWords({ progress }: { readonly progress: Progressed | null }) {
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
