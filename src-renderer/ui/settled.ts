import { useDebouncedValue } from '@mantine/hooks';
import { hashKey } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * The value as it is once it has not changed for so many milliseconds, and whether it is what is given now. A value changes
 * by what it says: an object that each drawing makes anew would never rest, and would draw the screen again for ever.
 */
export function useSettled<Value>(value: Value, restMs: number): [settled: Value, isSettled: boolean] {
  const [last, setLast] = useState(value);
  const isSame = Object.is(last, value) || hashKey([last]) === hashKey([value]);
  // During the drawing, so that what is given never lags one drawing behind.
  if (!isSame) setLast(() => value);
  const [settled] = useDebouncedValue(isSame ? last : value, restMs);
  return [settled, isSame && Object.is(settled, last)];
}
