import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isEmail, tidy } from '../../../src-main/contract/values/text';
import type { DraftState } from './use-draft';

interface NotificationEmailsProps {
  readonly draft: DraftState;
  readonly error: string | undefined;
}

/** Keys that end an address. */
const TAKING = [',', ';', 'Enter'];
/** What separates addresses, typed or pasted. */
const BETWEEN = /[,;\s]+/u;

/**
 * Emails a notificar, as chips (specification §5). A paste is cut at its commas; each address stands once, and what is no
 * address stays in the field as it was typed, to be corrected.
 */
export function NotificationEmails({ draft, error }: NotificationEmailsProps) {
  const { t } = useTranslation();
  const { notificationEmails } = draft.fields;
  const typed = draft.unmatched.notificationEmails ?? '';

  function take(values: readonly string[]): void {
    const addresses = new Map<string, string>();
    const others: string[] = [];
    for (const value of values.flatMap((one) => one.split(BETWEEN).map(tidy)).filter((one) => one !== '')) {
      if (!isEmail(value)) others.push(value);
      else if (!addresses.has(value.toLowerCase())) addresses.set(value.toLowerCase(), value);
    }
    draft.change({ notificationEmails: [...addresses.values()] });
    draft.typeText('notificationEmails', others.length > 0 ? others.join(', ') : null);
  }

  return (
    <TagsInput
      name="notificationEmails"
      label={t('billing.field.notificationEmails')}
      description={t('billing.help.notificationEmails')}
      placeholder={notificationEmails.length === 0 ? 'ana@correo.com, luis@correo.com' : ''}
      error={error}
      acceptValueOnBlur
      allowDuplicates={false}
      autoComplete="off"
      value={[...notificationEmails]}
      searchValue={typed}
      onSearchChange={(text) => {
        if (text !== typed) draft.typeText('notificationEmails', text === '' ? null : text);
      }}
      onChange={take}
      onKeyDown={(event) => {
        const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
        if (typed.trim() === '' || !(isSave || TAKING.includes(event.key))) return;
        // A save goes on from here; the others are no part of what is typed.
        if (!isSave) event.preventDefault();
        take([...notificationEmails, typed]);
      }}
      onPasteCapture={(event) => {
        // The library would clear what is no address.
        event.preventDefault();
        event.stopPropagation();
        take([...notificationEmails, typed + event.clipboardData.getData('text/plain')]);
      }}
    />
  );
}
