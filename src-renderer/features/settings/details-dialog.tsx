import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';

/** What is wrong with each field, in words; '' is for what is wrong with the whole. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

interface DetailsDialogProps {
  readonly title: string;
  /** What is wrong with what was typed, before it is sent; nothing where all is well. */
  readonly findErrors: () => FieldErrors;
  /** Asks about what is right but unlikely, and answers whether it did: nothing is saved yet. */
  readonly asksFirst?: () => boolean;
  readonly save: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: (errors: FieldErrors) => ReactNode;
}

/** Makes or edits an entry with details: every mistake at its field, and what was typed stays until it is saved. */
export function DetailsDialog({ title, findErrors, asksFirst, save, onClose, children }: DetailsDialogProps) {
  const { t } = useTranslation();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [errors]);

  async function send(): Promise<void> {
    try {
      await save();
      onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      const words = failure.code === 'CONFLICT' ? t('catalogs.changedMeanwhile') : failureWords(failure);
      setErrors({ [failure.field ?? '']: words });
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = findErrors();
    setErrors(found);
    if (busy || Object.values(found).some(Boolean) || asksFirst?.()) return;
    setBusy(true);
    void send().finally(() => setBusy(false));
  }

  return (
    <Modal opened size="lg" onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form ref={form} className="settings-details" onSubmit={submit} noValidate>
        {children(errors)}
        {errors[''] && (
          <p className="whole settings-error" role="alert">
            {errors['']}
          </p>
        )}
        <Group className="whole" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
