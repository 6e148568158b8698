import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface WorkDialogProps {
  readonly title: string;
  /** While it is so the dialog cannot be left: the work is cancelled, or comes to its end. */
  readonly working: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that says what long work would do, and then how far it is. */
export function WorkDialog({ title, working, onClose, children }: WorkDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      withCloseButton={!working}
      closeOnEscape={!working}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Modal>
  );
}
