import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** What was typed would be lost. */
export function LeaveDialog({ onStay, onLeave }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onStay}
      title={t('editor.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p>{t('editor.leaveText')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" color="red" onClick={onLeave}>
          {t('editor.leave')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('editor.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
