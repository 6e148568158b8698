import { useEffect, useState } from 'react';

/** Gives a button the keyboard once it is there: what a dialog shows may come after the dialog does. */
export function useFocused() {
  const [element, setElement] = useState<HTMLButtonElement | null>(null);
  useEffect(() => element?.focus(), [element]);
  return setElement;
}
