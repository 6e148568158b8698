import { Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Every key of the list, by its name. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const keys: readonly (readonly [string, string])[] = [
    ['/', t('keys.search')],
    ['↑ ↓', t('keys.move')],
    ['Enter', t('keys.view')],
    ['E', t('keys.edit')],
    ['N', t('keys.create')],
    ['X', t('keys.tick')],
    [t('keys.rangeKeys'), t('keys.range')],
    ['Esc', t('keys.back')],
    ['Ctrl/⌘ S', t('keys.save')],
    ['?', t('keys.help')],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, name]) => (
            <Table.Tr key={name}>
              <Table.Td w={140}>
                <kbd>{key}</kbd>
              </Table.Td>
              <Table.Td>{name}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
