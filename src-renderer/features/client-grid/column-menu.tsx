import { ActionIcon, Button, Checkbox, Group, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, type ColumnMemory, completeOrder, factoryColumns, moveColumn, showColumn } from './columns';

interface ColumnMenuProps {
  readonly memory: ColumnMemory;
  /** Those that would be shown if the list had room for them. */
  readonly noRoom: readonly ColumnId[];
  readonly onChange: (next: ColumnMemory) => void;
  /** One was ticked. */
  readonly onShown: (id: ColumnId) => void;
}

/** Which columns, and in what order. */
export function ColumnMenu({ memory, noRoom, onChange, onShown }: ColumnMenuProps) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={34}
          leftSection={<IconColumns3 size={16} aria-hidden />}
        >
          {t('clients.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('clients.columns')} mah="70vh" style={{ overflow: 'auto' }}>
        {completeOrder(memory.order).map((id) => {
          const name = t(`column.${id}`);
          return (
            <Group key={id} justify="space-between" wrap="nowrap" gap="lg" h={30}>
              <Checkbox
                size="xs"
                label={noRoom.includes(id) ? t('clients.columnNoRoom', { name }) : name}
                checked={!memory.hidden.includes(id) && !noRoom.includes(id)}
                onChange={({ currentTarget: { checked } }) => {
                  onChange(showColumn(memory, id, checked, noRoom));
                  if (checked) onShown(id);
                }}
              />
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('clients.columnUp', { name })}
                  onClick={() => onChange(moveColumn(memory, id, -1))}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('clients.columnDown', { name })}
                  onClick={() => onChange(moveColumn(memory, id, 1))}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          );
        })}
        <Button mt="xs" variant="default" size="compact-sm" fullWidth onClick={() => onChange(factoryColumns)}>
          {t('clients.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
