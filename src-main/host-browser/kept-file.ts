import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a small file whole or not at all, for its owner alone. A disk that takes nothing leaves what there was. */
export function keepFile(file: string, value: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.partial`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${file}.partial`, file);
  } catch {
    return;
  }
}
