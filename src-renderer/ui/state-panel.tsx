import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
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
export function LoadingPanel({ label }: { label: string }) {
  return (
    <div className="state-panel" role="status">
      <Loader size="sm" />
      <p className="state-panel-text">{label}</p>
    </div>
  );
}

interface FailedPanelProps {
  readonly title: string;
  readonly text: string;
  readonly retryLabel: string;
  readonly onRetry: () => void;
}

/** A read that failed, and the way to try again. */
export function FailedPanel({ title, text, retryLabel, onRetry }: FailedPanelProps) {
  return (
    <div className="state-panel" role="alert">
      <p className="state-panel-title">{title}</p>
      <p className="state-panel-text">{text}</p>
      <Button variant="default" onClick={onRetry}>
        {retryLabel}
      </Button>
    </div>
  );
}
