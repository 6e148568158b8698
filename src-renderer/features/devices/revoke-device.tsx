import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../src-main/contract/devices';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

/** A link that is forgotten does not come back: it is asked first. */
export function RevokeDevice({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, name } = device;
  async function revoke(): Promise<void> {
    try {
      await api.devices.revoke({ id, version });
      showNotice({ message: t('devices.revoked', { device: name }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
    onClose();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('devices.revoking.title', { name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="xs">{t('devices.revoking.text')}</Text>
      <Text>{t('devices.revoking.service')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" data-autofocus onClick={() => void revoke()}>
          {t('devices.revoking.do')}
        </Button>
      </Group>
    </Modal>
  );
}
