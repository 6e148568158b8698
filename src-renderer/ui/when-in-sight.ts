import { type RefObject, useEffect, useRef } from 'react';

/**
 * Runs `onSight` when the element comes into sight, and for each new `state` in which it still is: a list is read on until
 * its end lies below what is seen. In the state null nothing is.
 */
export function useWhenInSight(element: RefObject<Element | null>, state: unknown, onSight: () => void): void {
  const latest = useRef(onSight);
  latest.current = onSight;
  useEffect(() => {
    if (!element.current || state === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, state]);
}
