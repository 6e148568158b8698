import { Anchor, Stack } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../../src-main/contract/session';
import { DoorwayCard, DoorwayProblem } from '../../ui/doorway';
import { EmailField, PasswordField } from './fields';
import { SubmitButton } from './submit-button';
import { useSignIn } from './use-sign-in';
import './lock-screen.css';

interface LockScreenProps {
  /** Who was at the window. */
  readonly actor: Actor;
  /** The sign-in is over, not only locked: after a restore, say. */
  readonly ended: boolean;
}

/** Covers the whole office, dialogs too, until somebody signs in; what was typed stays behind it, out of sight. */
export function LockScreen({ actor, ended }: LockScreenProps) {
  const { t } = useTranslation();
  const [another, setAnother] = useState(false);
  const cover = useCover();
  const kind = ended ? 'ended' : 'idle';
  const text = another ? t('lock.anotherText', { name: actor.name }) : t(`lock.text.${kind}`);
  return (
    <dialog ref={cover} className="lock" aria-labelledby="lock-title" onKeyDown={stayClosed}>
      <div className="doorway">
        <DoorwayCard title={another ? t('signIn.title') : t(`lock.title.${kind}`)} titleId="lock-title" text={text}>
          <UnlockForm key={String(another)} actor={another ? null : actor} ended={ended} />
          <Anchor component="button" type="button" className="lock-other" onClick={() => setAnother(!another)}>
            {another ? t('lock.back', { name: actor.name }) : t('lock.another')}
          </Anchor>
        </DoorwayCard>
      </div>
    </dialog>
  );
}

/** Opens the dialog above everything, the page's own dialogs included, and again when the browser closes it. */
function useCover() {
  const cover = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = cover.current;
    if (!dialog) return undefined;
    const show = () => dialog.showModal();
    show();
    dialog.addEventListener('close', show);
    return () => {
      dialog.removeEventListener('close', show);
      // Gives the focus back to the field that had it.
      dialog.close();
    };
  }, []);
  return cover;
}

/** Esc closes a dialog of the browser's. */
function stayClosed(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault();
}

/** The password of who was there, or the e-mail and password of somebody else. */
function UnlockForm({ actor, ended }: { readonly actor: Actor | null; readonly ended: boolean }) {
  const { t } = useTranslation();
  const { email, setEmail, password, setPassword, problem, busy, onSubmit } = useSignIn(actor?.email);
  return (
    <form noValidate onSubmit={onSubmit}>
      <DoorwayProblem words={problem} />
      <Stack gap="sm">
        {actor ? (
          <p className="lock-who">
            <strong>{actor.name}</strong>
            <span>{actor.email}</span>
          </p>
        ) : (
          <EmailField value={email} onChange={setEmail} />
        )}
        <PasswordField value={password} onChange={setPassword} autoFocus={actor !== null} />
        <SubmitButton busy={busy} label={actor && !ended ? t('lock.unlock') : t('signIn.submit')} />
      </Stack>
    </form>
  );
}
