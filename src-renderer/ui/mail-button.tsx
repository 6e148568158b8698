import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showNotice, showProblem } from './notices';
import { useOnce } from './use-once';

interface MailButtonProps {
  /** Puts the message into the outbox. */
  readonly send: () => Promise<unknown>;
  /** Why it was refused. */
  readonly problemOf: (cause: unknown) => string;
  /** Where there are several: what is sent. */
  readonly name?: string;
}

/** Enviar por correo: what the screen shows, to the client's main address. */
export function MailButton({ send, problemOf, name }: MailButtonProps) {
  const { t } = useTranslation();
  const { busy, once } = useOnce();
  const label = t('action.mail');
  async function mail(): Promise<void> {
    try {
      await send();
      showNotice({ message: t('mail.queued') });
    } catch (cause) {
      showProblem(problemOf(cause));
    }
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={busy}
      aria-label={name === undefined ? label : `${label}: ${name}`}
      leftSection={<IconMail size={15} aria-hidden />}
      onClick={() => void once(mail)}
    >
      {label}
    </Button>
  );
}
