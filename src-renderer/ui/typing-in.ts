import { useState } from 'react';
import { afterPress } from './after-press';

interface TypingIn {
  /** The name of the field that has the keyboard; '' where none has. */
  readonly typingIn: string;
  /** What a field tells of itself. */
  readonly telling: (field: string) => { readonly onFocus: () => void; readonly onBlur: () => void };
}

/** Which field of a form is being typed in: what half of it would be wrong, or doubted, is said once it is left. */
export function useTypingIn(): TypingIn {
  const [typingIn, setTypingIn] = useState('');
  return {
    typingIn,
    telling: (field) => ({
      onFocus: () => setTypingIn(field),
      onBlur: () => afterPress(() => setTypingIn((now) => (now === field ? '' : now))),
    }),
  };
}
