import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../src-main/contract/values/text';

interface RenameDialogProps {
  readonly name: string;
  readonly onCancel: () => void;
  readonly onRename: (reason: string) => void;
}

/** Renaming is possible, with its warning and a reason (specification §6, Renombrar clientes). */
export function RenameDialog({ name, onCancel, onRename }: RenameDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (tidy(reason)) onRename(tidy(reason));
  }

  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('editor.renameTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit}>
        <p>{t('editor.renameText', { name })}</p>
        <TextInput
          label={t('editor.renameReason')}
          data-autofocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onCancel}>
            {t('editor.cancel')}
          </Button>
          <Button type="submit" disabled={!tidy(reason)}>
            {t('editor.rename')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
