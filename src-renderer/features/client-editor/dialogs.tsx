import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../src-main/contract/values/text';
import { FormDialog } from '../../ui/form-dialog';

interface RenameDialogProps {
  readonly name: string;
  readonly onCancel: () => void;
  readonly onRename: (reason: string) => void;
}

/** Renaming is possible, with its warning and a reason (specification §6, Renombrar clientes). */
export function RenameDialog({ name, onCancel, onRename }: RenameDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');

  return (
    <FormDialog
      className="rename-form"
      title={t('editor.renameTitle')}
      confirm={t('editor.rename')}
      disabled={!tidy(reason)}
      onSubmit={() => onRename(tidy(reason))}
      onClose={onCancel}
    >
      <p>{t('editor.renameText', { name })}</p>
      <TextInput
        label={t('editor.renameReason')}
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
