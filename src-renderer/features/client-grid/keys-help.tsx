import { Modal, Table } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

interface KeysHelpProps {
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

/** Every key of the list, by its name. */
export const KeysHelp = memo(function KeysHelp({ opened, onOpened }: KeysHelpProps) {
  const { t } = useTranslation();
  const keys: readonly (readonly [string, string])[] = [
    ['/', t('keys.search')],
    ['↑ ↓', t('keys.move')],
    ['Enter', t('keys.view')],
    ['A', t('keys.audit')],
    ['C', t('keys.contracts')],
    ['← → ↑ ↓', t('keys.contractActs')],
    ['E', t('keys.edit')],
    ['D', t('keys.debt')],
    ['P', t('keys.pay')],
    ['K', t('portal.action')],
    ['N', t('keys.create')],
    ['F', t('conditions.title')],
    ['X', t('keys.tick')],
    ['M', t('massUpdates.title')],
    [t('keys.rangeClick'), t('keys.range')],
    [t('keys.rangeArrows'), t('keys.range')],
    [t('keys.deleteKey'), t('keys.deactivate')],
    [t('keys.resizeKeys'), t('keys.resize')],
    ['Ctrl/⌘ K', t('keys.searchAnywhere')],
    ['F8', t('keys.notice')],
    ['Esc', t('keys.back')],
    ['Ctrl/⌘ S', t('keys.save')],
    ['?', t('keys.help')],
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => onOpened(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, name]) => (
            <Table.Tr key={key}>
              <Table.Td w={150}>
                <kbd>{key}</kbd>
              </Table.Td>
              <Table.Td>{name}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
});
