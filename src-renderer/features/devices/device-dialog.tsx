import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { useFirstWrong } from '../../ui/first-wrong';
import { FormDialog } from '../../ui/form-dialog';
import { showNotice, showProblem } from '../../ui/notices';

interface DeviceDialogProps {
  readonly title: string;
  /** Fields that cannot stay as they are: each says it, once a save was tried. */
  readonly missing: readonly string[];
  /** A save was asked for. */
  readonly onTry: () => void;
  /** Saves, and answers what is said of it. */
  readonly onSave: () => Promise<string>;
  readonly onFailure: (failure: Failure) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form about one device: saved, or told why not at its field. */
export function DeviceDialog({ title, missing, onTry, onSave, onFailure, onClose, children }: DeviceDialogProps) {
  const [saving, setSaving] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useFirstWrong(tries);
  async function save(): Promise<void> {
    onTry();
    setTries(tries + 1);
    if (missing.length > 0) return;
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
    <FormDialog
      title={title}
      className="device-form"
      form={form}
      busy={saving}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {children}
    </FormDialog>
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

/** What is missing once a save was tried, and what was refused, at its field, until something is changed there. */
export function useFieldFailure(missing: readonly ('name' | 'link' | 'expiresOn' | 'lastUsedOn')[]) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState(false);
  return {
    form: { missing, onTry: () => setTried(true), onFailure: setFailure },
    forget: () => setFailure(null),
    at(field: 'name' | 'link' | 'expiresOn' | 'lastUsedOn') {
      if (tried && (field === 'name' || field === 'link') && missing.includes(field))
        return t(`devices.form.needed.${field}`);
      return failure?.field === field ? failureWords(failure) : undefined;
    },
  };
}
