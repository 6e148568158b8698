import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18n } from '../i18n/setup';

interface Notice {
  readonly message: string;
  /** What takes the step back, and its word. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

let count = 0;

/** Says that something was done, with a way back where there is one. */
export function showNotice({ message, undo }: Notice): void {
  count += 1;
  const id = `notice-${count}`;
  notifications.show({
    id,
    position: 'bottom-center',
    autoClose: 8000,
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        {undo && (
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        )}
      </Group>
    ),
  });
}

/** Says in words that something failed; stays until it is closed. */
export function showProblem(message: string): void {
  notifications.show({
    position: 'bottom-center',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    color: 'red',
    message,
    role: 'alert',
  });
}
