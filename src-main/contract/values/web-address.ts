import { z } from 'zod';

/** Where an address of the web's leads. */
export interface WebAddress {
  readonly isSecure: boolean;
  /** In lower case, without the port: `pagos.example`, `127.0.0.1`, `[::1]`. */
  readonly hostname: string;
}

const ADDRESS = /^(?<protocol>https?):\/\/(?<place>[^/?#\s\\]+)[^\s\\]*$/iu;
const PORT = /:\d*$/u;

/**
 * An address of the web's that an office types, whole; undefined for anything else. One with a name or a password in it is
 * none, and so is one with a backslash: it looks like one place's and leads to another's.
 */
export function readWebAddress(text: string): WebAddress | undefined {
  const { protocol, place } = ADDRESS.exec(text)?.groups ?? {};
  if (protocol === undefined || place === undefined || place.includes('@')) return undefined;
  if (!z.url().safeParse(text).success) return undefined;
  return { isSecure: protocol.toLowerCase() === 'https', hostname: place.replace(PORT, '').toLowerCase() };
}
