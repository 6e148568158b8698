import { Button, Group } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { faultNumber } from '../api/failure';
import { i18n } from '../i18n/setup';
import { StatePanel } from '../ui/state-panel';
import { CopyDiagnosis } from './copy-diagnosis';

interface Broken {
  /** The number of what broke the screen; null while nothing did. */
  readonly number: string | null;
}

/** A screen that breaks says so, with its number, and leaves the frame standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, Broken> {
  override state: Broken = { number: null };

  static getDerivedStateFromError(cause: unknown): Broken {
    return { number: faultNumber(cause instanceof Error ? cause : new Error(String(cause))) };
  }

  override render(): ReactNode {
    if (this.state.number === null) return this.props.children;
    return <CrashedPanel number={this.state.number} />;
  }
}

/** A screen that is not there as it should be: the way on is to begin the window anew. */
export function CrashedPanel({ number }: { readonly number?: string }) {
  const text = i18n.t('state.crashedText');
  return (
    <StatePanel
      title={i18n.t('state.crashedTitle')}
      text={number === undefined ? text : `${text} ${i18n.t('state.crashedNumber', { number })}`}
    >
      <Group gap="xs">
        <Button onClick={() => window.location.reload()}>{i18n.t('state.reload')}</Button>
        <CopyDiagnosis />
      </Group>
    </StatePanel>
  );
}
