import { useCallback, useState } from 'react';
import type { z } from 'zod';

/** Reads what this operator left behind; anything that no longer fits the schema counts as nothing. */
function recall<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | null {
  const stored = localStorage.getItem(key);
  if (stored === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(stored));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** State that outlives the window, under a key of its owner. */
export function useRemembered<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  initial: z.output<Schema>,
): [z.output<Schema>, (next: z.output<Schema>) => void] {
  const [value, setValue] = useState<z.output<Schema>>(() => recall(key, schema) ?? initial);
  const remember = useCallback(
    (next: z.output<Schema>) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, remember];
}
