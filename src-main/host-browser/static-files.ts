import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the renderer's build; the start page for any other path, which the window's router reads. */
export async function readStatic(root: string, path: string): Promise<{ body: Buffer; type: string } | null> {
  const name = path === '/' || extname(path) === '' ? 'index.html' : decodeURIComponent(path.slice(1));
  const file = resolve(root, name);
  const inside = relative(root, file);
  const type = TYPES[extname(file)];
  if (inside.startsWith('..') || isAbsolute(inside) || type === undefined) return null;
  try {
    return { body: await readFile(join(root, inside)), type };
  } catch {
    return null;
  }
}
