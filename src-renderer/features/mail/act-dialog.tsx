import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { ActDialog, type ActDialogProps } from '../../ui/act-dialog';

/** Something that is done to a message. What its last try changed meanwhile is said so. */
export function MailActDialog(props: Omit<ActDialogProps, 'problemOf'>) {
  return (
    <ActDialog
      {...props}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        return { field: failure.field ?? '', words: failureWords(failure) };
      }}
    />
  );
}
