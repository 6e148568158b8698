import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { useFirstWrong } from '../../ui/first-wrong';
import { FormDialog } from '../../ui/form-dialog';

/** What is wrong with each field, in words; '' is for what is wrong with the whole. */
type FieldErrors = Readonly<Record<string, string | undefined>>;

interface DetailsDialogProps<Fields> {
  readonly title: string;
  /** What was typed, by the contract's own schema: what it takes is saved, and what it does not is said at its field. */
  readonly parse: () => z.ZodSafeParseResult<Fields>;
  /** What is said at a field that is not as it should be. */
  readonly words: Readonly<Partial<Record<keyof Fields, string>>>;
  /** Asks about what is right but unlikely, and answers whether it did: nothing is saved yet. */
  readonly asksFirst?: () => boolean;
  readonly save: (fields: Fields) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: (errors: FieldErrors) => ReactNode;
}

/** Makes or edits an entry with details: every mistake at its field, and what was typed stays until it is saved. */
export function DetailsDialog<Fields>(props: DetailsDialogProps<Fields>) {
  const { title, parse, words, asksFirst, save, onClose, children } = props;
  const { t } = useTranslation();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const form = useFirstWrong(errors);

  async function send(fields: Fields): Promise<void> {
    try {
      await save(fields);
      onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      const said = failure.code === 'CONFLICT' ? t('catalogs.changedMeanwhile') : failureWords(failure);
      setErrors({ [failure.field ?? '']: said });
    }
  }

  function submit(): void {
    const { data, error } = parse();
    setErrors(error ? errorsAt(error, words, t('failures.VALIDATION')) : {});
    // Also of a draft with mistakes: what is asked may mend one of them.
    const asks = asksFirst?.() === true;
    if (busy || error || asks) return;
    setBusy(true);
    void send(data).finally(() => setBusy(false));
  }

  return (
    <FormDialog
      title={title}
      size="lg"
      className="settings-details"
      form={form}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      {children(errors)}
      {errors[''] && (
        <p className="whole settings-error" role="alert">
          {errors['']}
        </p>
      )}
    </FormDialog>
  );
}

/** What the schema does not take, at the fields that have words for it; of any other it is said of the whole. */
function errorsAt(error: z.ZodError, words: FieldErrors, ofTheWhole: string): FieldErrors {
  return Object.fromEntries(
    error.issues.map(({ path }) => {
      const field = String(path[0] ?? '');
      const said = words[field];
      return said === undefined ? ['', ofTheWhole] : [field, said];
    }),
  );
}
