import { readdirSync } from 'node:fs';

/** The names in a folder; none for one that is not there yet. */
export function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
