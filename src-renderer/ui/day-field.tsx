import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../i18n/format';
import { parseTypedDate } from '../../src-main/contract/values/typed-date';
import { DateField } from './date-field';

type DayFieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  /** What it begins with, `2026-11-24` or ''. */
  readonly day: string;
  /** The day that is typed; what is none is told as it stands, so that no schema takes it. */
  readonly onDay: (day: string) => void;
};

/** A day of a record: kept as the contract has it, typed as clerks type it. */
export function DayField({ day, onDay, ...props }: DayFieldProps) {
  const [typed, setTyped] = useState(() => (day === '' ? '' : formatDate(day)));
  return (
    <DateField
      {...props}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onDay(parseTypedDate(text) ?? text.trim());
      }}
    />
  );
}
