import { Modal, Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyGroups } from './key-groups';
import { useWindowKeys } from './keys';
import { usePath } from './router';
import './keys-help.css';

let listener: (() => void) | null = null;

/** Shows the keys, for a button that offers it. */
export function showKeysHelp(): void {
  listener?.();
}

const HELP_KEYS = { '?': showKeysHelp, F1: showKeysHelp };

/** The screen's keys by their names; shown by two of them on whichever screen, and by F1 out of a field as well. */
export function KeysHelp() {
  const { t } = useTranslation();
  const path = usePath();
  const [opened, setOpened] = useState(false);
  useWindowKeys(HELP_KEYS);
  useEffect(() => {
    const show = () => setOpened(true);
    listener = show;
    return () => {
      if (listener === show) listener = null;
    };
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {keyGroups(t, path).map(({ title, keys }) => (
        <Table key={title} mb="sm">
          <Table.Caption className="keys-of">{title}</Table.Caption>
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
      ))}
    </Modal>
  );
}
