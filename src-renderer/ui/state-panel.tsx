import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './state-panel.css';

interface StatePanelProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** A screen, or part of one, that has nothing to show: what happened and the next step. */
export function StatePanel({ title, text, icon, children }: StatePanelProps) {
  return (
    <div className="state-panel">
      {icon}
      <p className="state-panel-title">{title}</p>
      {text && <p className="state-panel-text">{text}</p>}
      {children}
    </div>
  );
}

/** Waiting, in words. */
export function LoadingPanel({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <div className="state-panel" role="status">
      <Loader size="sm" />
      <p className="state-panel-text">{label ?? t('state.loading')}</p>
    </div>
  );
}

/** A read that failed, in words, and the way to try again. */
export function FailedPanel({ text, onRetry }: { text: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="state-panel" role="alert">
      <p className="state-panel-title">{t('state.failedTitle')}</p>
      <p className="state-panel-text">{text}</p>
      <Button variant="default" onClick={onRetry}>
        {t('state.retry')}
      </Button>
    </div>
  );
}
