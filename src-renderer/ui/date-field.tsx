import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../i18n/format';
import { parseTypedDate } from '../../src-main/contract/values/typed-date';

type DateFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** What is typed; whether it is a day is for whoever reads it. */
  readonly value: string;
  readonly onChange: (typed: string) => void;
};

/** A day, typed with the day first; once it is left it stands in one way. */
export function DateField({ value, onChange, onBlur, ...props }: DateFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      placeholder={t('dateField.placeholder')}
      autoComplete="off"
      inputMode="numeric"
      maxLength={20}
      {...props}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        onBlur?.(event);
        const day = parseTypedDate(value);
        if (day !== null) onChange(formatDate(day));
      }}
    />
  );
}
