import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder. The desktop keeps links there besides, that lead to no file. */
export function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name));
}

/** The files below a folder that say any of these; the desktop's own come and go meanwhile. */
export function filesSaying(folder: string, ...forms: readonly (string | Buffer)[]): string[] {
  return everyFile(folder).filter((path) => {
    if (!existsSync(path)) return false;
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}
