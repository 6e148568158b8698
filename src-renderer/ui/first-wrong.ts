import { type RefObject, useEffect, useRef } from 'react';

/** A form whose first wrong field gets the focus at each try to save it; `tried` is another one at each of them. */
export function useFirstWrong(tried: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [tried]);
  return form;
}
