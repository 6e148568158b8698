import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { i18n } from '../i18n/setup';
import { StatePanel } from '../ui/state-panel';

/** A screen that breaks says so and leaves the frame standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <CrashedPanel />;
  }
}

/** A screen that is not there as it should be: the way on is to begin the window anew. */
export function CrashedPanel() {
  return (
    <StatePanel title={i18n.t('state.crashedTitle')} text={i18n.t('state.crashedText')}>
      <Button onClick={() => window.location.reload()}>{i18n.t('state.reload')}</Button>
    </StatePanel>
  );
}
