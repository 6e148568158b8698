import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { showNotice, showProblem } from '../../ui/notices';

interface DeviceDialogProps {
  readonly title: string;
  readonly ready: boolean;
  /** Saves, and answers what is said of it. */
  readonly onSave: () => Promise<string>;
  readonly onFailure: (failure: Failure) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form about one device: saved, or told why not at its field. */
export function DeviceDialog({ title, ready, onSave, onFailure, onClose, children }: DeviceDialogProps) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  async function save(): Promise<void> {
    setSaving(true);
    try {
      showNotice({ message: await onSave() });
      onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      onFailure(failure);
      if (failure.field === undefined) showProblem(failureWords(failure));
      setSaving(false);
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className="device-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={saving}>
            {t('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** A day as it is typed; blank is none. */
export function useTypedDay(initial: string | null) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(initial === null ? '' : formatDate(initial));
  const day = parseTypedDate(typed);
  const isWrong = typed.trim() !== '' && day === null;
  return { typed, setTyped, day, error: isWrong ? t('devices.form.notADay') : undefined };
}

/** What was refused, at its field, until something is changed there. */
export function useFieldFailure() {
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    onFailure: setFailure,
    forget: () => setFailure(null),
    at: (field: string) => (failure?.field === field ? failureWords(failure) : undefined),
  };
}
