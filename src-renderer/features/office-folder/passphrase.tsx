import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PassphraseProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** The passphrase of a sealed backup. */
export function Passphrase({ value, error, onChange }: PassphraseProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('backups.passphrase')}
      visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
      data-autofocus
      autoComplete="off"
      maxLength={200}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
