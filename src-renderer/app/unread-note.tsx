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

/** In place of a command over the whole result, which would be wider than what was asked for. `address`: without it. */
export function UnreadPanel({ unread, address }: UnreadNoteProps & { readonly address: string }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon={<IconFilterOff size={32} aria-hidden />}
      title={t('unreadFilters.title')}
      text={t('unreadFilters.note', { count: unread.length, names: unread.join(', ') })}
    >
      <Button variant="default" onClick={() => navigate(address, { replace: true })}>
        {t('unreadFilters.without')}
      </Button>
    </StatePanel>
  );
}
