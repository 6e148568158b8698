import { Box, Button, Group, Modal, type ModalProps } from '@mantine/core';
import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveDialog } from './leave-dialog';

interface FormDialogProps extends Pick<ModalProps, 'size'> {
  readonly title: ReactNode;
  readonly className: string;
  readonly form?: RefObject<HTMLFormElement | null>;
  /** What the button that sends it says; "Guardar" where nothing is said. */
  readonly confirm?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Whether it is not to be left while it is sent. */
  readonly holds?: boolean;
  /** Whether what is typed cannot be sent as it is. */
  readonly disabled?: boolean;
  /** What stands before and behind the word of the button that sends it. */
  readonly icon?: ReactNode;
  readonly hint?: ReactNode;
  /** At the other end of the line of the buttons. */
  readonly beside?: ReactNode;
  readonly onSubmit: () => void;
  /** It is closed for good: what was typed is saved, or to be forgotten. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (element: EventTarget): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

const valueOf = (field: Field) =>
  field instanceof HTMLInputElement && /^(?:checkbox|radio)$/u.test(field.type) ? String(field.checked) : field.value;

interface Typed {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onInput: (event: FormEvent) => void;
  readonly isTyped: () => boolean;
}

/**
 * Whether something was typed in a field that is still there, and it says something else than when it was first come to.
 * What came into it by itself, as a number that is proposed, was not typed.
 */
function useTyped(): Typed {
  const before = useRef(new Map<Field, string>());
  const typed = useRef(new Set<Field>());
  return {
    onFocus({ target }) {
      if (isField(target) && !before.current.has(target)) before.current.set(target, valueOf(target));
    },
    onInput({ target }) {
      if (isField(target)) typed.current.add(target);
    },
    isTyped: () =>
      [...typed.current].some((field) => field.isConnected && valueOf(field) !== before.current.get(field)),
  };
}

/**
 * A form over the screen (look.md, Forms): Ctrl S sends it as Enter does, and to leave it with something typed is asked
 * about first, however one leaves.
 */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation();
  const { title, size, className, form, danger = false, busy = false, disabled = false, onSubmit, onClose } = props;
  const { confirm = t('action.save'), icon, hint, beside, holds = false, children } = props;
  const own = useRef<HTMLFormElement>(null);
  const element = form ?? own;
  const [asks, setAsks] = useState(false);
  const { isTyped, ...noting } = useTyped();
  const isHeld = holds && busy;
  function leave(): void {
    if (isHeld) return;
    if (isTyped()) setAsks(true);
    else onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || asks) return;
    // The form below has a Ctrl S of its own.
    event.preventDefault();
    event.stopPropagation();
    element.current?.requestSubmit();
  }
  return (
    <Modal
      opened
      {...(size === undefined ? {} : { size })}
      onClose={leave}
      closeOnEscape={!asks}
      onKeyDown={onKeyDown}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        ref={element}
        className={className}
        noValidate
        {...noting}
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over a form is none of that form.
          event.stopPropagation();
          if (!disabled) onSubmit();
        }}
      >
        {children}
        <Group className="whole" justify="flex-end">
          {beside && <Box mr="auto">{beside}</Box>}
          <Button variant="default" disabled={isHeld} onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={disabled}
            leftSection={icon}
            rightSection={hint}
            aria-keyshortcuts="Control+S Meta+S"
            title="Ctrl S"
            {...(danger ? { className: 'danger-button' } : {})}
          >
            {confirm}
          </Button>
        </Group>
      </form>
      {asks && <LeaveDialog onStay={() => setAsks(false)} onLeave={onClose} />}
    </Modal>
  );
}
