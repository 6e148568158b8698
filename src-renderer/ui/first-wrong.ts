import { type RefObject, useEffect, useRef } from 'react';

/** A form whose first wrong field gets the focus at each try to save it. */
export function useFirstWrong(tries: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [tries]);
  return form;
}
