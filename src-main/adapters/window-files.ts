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

/** What goes with every file that a host gives to a window. */
export const windowHeaders: Readonly<Record<string, string>> = {
  // Styles are written by the component library at run time; nothing else may be inline.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** A file of the renderer's build; the start page for any other path, which the window's router reads. */
export async function readWindowFile(root: string, path: string): Promise<{ body: Buffer; type: string } | null> {
  const inside = insidePath(root, path);
  const type = inside === null ? undefined : TYPES[extname(inside)];
  if (inside === null || type === undefined) return null;
  try {
    return { body: await readFile(join(root, inside)), type };
  } catch {
    return null;
  }
}

/** The path below `root` that an address names; null for one that leads out of it or cannot be read. */
function insidePath(root: string, path: string): string | null {
  try {
    const name = path === '/' || extname(path) === '' ? 'index.html' : decodeURIComponent(path.slice(1));
    const inside = relative(root, resolve(root, name));
    return inside === '..' || inside.startsWith('../') || isAbsolute(inside) || inside.includes('\0') ? null : inside;
  } catch {
    return null;
  }
}
