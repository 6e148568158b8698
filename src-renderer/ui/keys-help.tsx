import { Modal, Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindowKeys } from './keys';

let listener: (() => void) | null = null;

/** Shows the keys, for a button that offers it. */
export function showKeysHelp(): void {
  listener?.();
}

const HELP_KEYS = { '?': showKeysHelp, F1: showKeysHelp };

/** Every key by its name; shown by two of them on whichever screen, and by F1 out of a field as well. */
export function KeysHelp() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useWindowKeys(HELP_KEYS);
  useEffect(() => {
    const show = () => setOpened(true);
    listener = show;
    return () => {
      if (listener === show) listener = null;
    };
  }, []);
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
    ['F1', t('keys.helpAnywhere')],
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
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
}
