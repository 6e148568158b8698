import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { readFailure } from '../api/failure';
import { failureWords, undoFailureWords } from '../i18n/setup';
import { showNotice, showProblem } from '../ui/notices';

interface ClientRef {
  readonly id: number;
  readonly version: number;
  readonly name: string;
}

/** Deactivating asks first and says what it touches; both ways can be taken back. */
export function useClientActions() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ClientRef | null>(null);

  const reactivate = useCallback(
    async ({ id, name }: ClientRef): Promise<void> => {
      try {
        const { version } = await api.clients.get({ id });
        await api.clients.reactivate({ id, version });
        showNotice({ message: t('clients.reactivated', { name }) });
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
      }
    },
    [t],
  );

  async function deactivate(client: ClientRef): Promise<void> {
    setAsked(null);
    try {
      await api.clients.deactivate({ id: client.id, version: client.version });
      showNotice({
        message: t('clients.deactivated', { name: client.name }),
        undo: { label: t('action.undo'), run: () => void undoDeactivation(client) },
      });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  /** As it was, with its contracts as they were. */
  async function undoDeactivation({ id, name, version }: ClientRef): Promise<void> {
    try {
      await api.audit.undoChange({ clientId: id, version: version + 1 });
      showNotice({ message: t('clients.reactivated', { name }) });
    } catch (cause) {
      showProblem(undoFailureWords(readFailure(cause)));
    }
  }

  const dialog = (
    <DeactivateDialog client={asked} onCancel={() => setAsked(null)} onConfirm={(client) => void deactivate(client)} />
  );
  return { askDeactivation: setAsked, reactivate, dialog };
}

interface DeactivateDialogProps {
  readonly client: ClientRef | null;
  readonly onCancel: () => void;
  readonly onConfirm: (client: ClientRef) => void;
}

const consequences = ['hidden', 'duplicates', 'audit', 'undo'] as const;

function DeactivateDialog({ client, onCancel, onConfirm }: DeactivateDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={client !== null}
      onClose={onCancel}
      title={t('deactivate.title', { name: client?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="xs">{t('deactivate.intro')}</Text>
      <List size="sm" spacing={6}>
        {consequences.map((key) => (
          <List.Item key={key}>{t(`deactivate.${key}`)}</List.Item>
        ))}
      </List>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" data-autofocus onClick={() => client && onConfirm(client)}>
          {t('deactivate.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
