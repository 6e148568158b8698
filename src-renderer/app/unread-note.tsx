import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatePanel } from '../ui/state-panel';
import { navigate } from '../ui/router';

interface UnreadNoteProps {
  /** The parts of the address, as they are written in it. */
  readonly unread: readonly string[];
}

/** That the list is wider than its address asks for, since something of it is not understood. */
export function UnreadNote({ unread }: UnreadNoteProps) {
  const { t } = useTranslation();
  if (unread.length === 0) return null;
  return (
    <p className="long-lost" role="alert">
      {t('unreadFilters.note', { count: unread.length, names: unread.join(', ') })}
    </p>
  );
}

interface UnreadPanelProps extends UnreadNoteProps {
  /** Whether the view that the list was opened from asked for something that is not known. */
  readonly ofView: boolean;
  /** Without what is not understood. */
  readonly address: string;
}

/** In place of a command over the whole result, which would be wider than what was asked for. */
export function UnreadPanel({ unread, ofView, address }: UnreadPanelProps) {
  const { t } = useTranslation();
  const ofAddress =
    unread.length === 0 ? '' : t('unreadFilters.note', { count: unread.length, names: unread.join(', ') });
  return (
    <StatePanel
      icon={<IconFilterOff size={32} aria-hidden />}
      title={t('unreadFilters.title')}
      text={[ofAddress, ofView ? t('views.incomplete') : ''].join(' ').trim()}
    >
      <Button variant="default" onClick={() => navigate(address, { replace: true })}>
        {t('unreadFilters.without')}
      </Button>
    </StatePanel>
  );
}
