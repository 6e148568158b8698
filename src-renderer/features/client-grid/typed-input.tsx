import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

/** So long the typing rests before the list is asked. */
const REST_MS = 250;

type TypedInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'> & {
  readonly value: string;
  /** Told once the typing rests, or the field is left. */
  readonly onTyped: (text: string) => void;
};

/** A field whose words are told once they rest; what changes elsewhere overwrites only what is not being typed. */
export function TypedInput({ value, onTyped, ...props }: TypedInputProps) {
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  // How it is compared may have been changed while the typing rested.
  const tell = useRef(onTyped);
  tell.current = onTyped;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (value !== said.current) setTyped(value);
    said.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function say(text: string): void {
    clearTimeout(timer.current);
    if (text === said.current) return;
    said.current = text;
    tell.current(text);
  }
  return (
    <TextInput
      size="sm"
      autoComplete="off"
      {...props}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => say(text), REST_MS);
      }}
      onBlur={() => say(typed)}
    />
  );
}
