import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientField, ClientFields } from '../../../src-main/contract/clients';

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
    if (reason.trim()) onRename(reason.trim());
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
          <Button type="submit" disabled={!reason.trim()}>
            {t('editor.rename')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

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

interface ConflictDialogProps {
  readonly fields: readonly ClientField[];
  readonly mine: ClientFields;
  readonly theirs: Client;
  readonly words: (field: ClientField, fields: ClientFields) => string;
  readonly onCancel: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two windows changed the same client: both values, and the clerk chooses. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { t } = useTranslation();
  const { fields, mine, theirs, words } = props;
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onCancel}
      title={t('editor.conflictTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p>{t('editor.conflictText')}</p>
      <table className="editor-conflict">
        <thead>
          <tr>
            <th aria-hidden="true" />
            <th scope="col">{t('editor.mine')}</th>
            <th scope="col">{t('editor.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`field.${field}`)}</th>
              <td>{words(field, mine) || t('audit.empty')}</td>
              <td>{words(field, theirs) || t('audit.empty')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onTakeTheirs}>
          {t('editor.takeTheirs')}
        </Button>
        <Button data-autofocus onClick={props.onKeepMine}>
          {t('editor.keepMine')}
        </Button>
      </Group>
    </Modal>
  );
}
