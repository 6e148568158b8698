import { randomBytes } from 'node:crypto';
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

const NONCE_BYTES = 16;
/** Where the page has the word by which the component library's styles are known; see `styleNonce` of the window. */
const NONCE_PLACE = '<meta name="style-nonce" content="" />';

/** Nothing inline but styles that carry a word which is new each time the page is given, where there is one. */
function policyOf(nonce?: string): string {
  const styles = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** What goes with everything that a host gives to a window. */
export const windowHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policyOf(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

interface WindowFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A page, with its word for styles in it and in what the browser is told. */
function withNonce(page: Buffer, headers: WindowFile['headers']): WindowFile {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const named = NONCE_PLACE.replace('""', `"${nonce}"`);
  const body = Buffer.from(page.toString('utf8').replace(NONCE_PLACE, named));
  return { body, headers: { ...headers, 'Content-Security-Policy': policyOf(nonce) } };
}

/** A file of the renderer's build; the start page for any other path, which the window's router reads. */
export async function readWindowFile(root: string, path: string): Promise<WindowFile | null> {
  const inside = insidePath(root, path);
  const type = inside === null ? undefined : TYPES[extname(inside)];
  if (inside === null || type === undefined) return null;
  try {
    const body = await readFile(join(root, inside));
    const headers = { ...windowHeaders, 'Content-Type': type };
    return extname(inside) === '.html' ? withNonce(body, headers) : { body, headers };
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
