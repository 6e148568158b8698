import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

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

/** What a query's only column says in an office's file. */
export function readColumn({ folder }: { readonly folder: string }, query: string): unknown[] {
  const direct = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  try {
    return direct.prepare(query).pluck().all();
  } finally {
    direct.close();
  }
}
