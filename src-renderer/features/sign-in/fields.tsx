import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** Who signs in. */
export function EmailField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('signIn.email')}
      type="email"
      autoComplete="username"
      autoFocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The password that is known already. */
export function PasswordField({ value, onChange, autoFocus = false }: FieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
      label={t('signIn.password')}
      autoComplete="current-password"
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
