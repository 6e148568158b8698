import { type DeviceState, MOST_LISTED } from '../../contract/devices';
import { type FailureCode, Refusal } from '../../contract/failures';
import { tidy } from '../../contract/values/text';
import { readWebAddress } from '../../contract/values/web-address';

/** Whether it is an address of the web's, whole. A link is followed by a phone: nothing else of an address will do. */
export function isLink(text: string): boolean {
  return readWebAddress(text) !== undefined;
}

/** Letters, digits and marks that an address writes as themselves or by their number, and means the same. */
const UNRESERVED = /[\w.~-]/u;

/** `%61` as `a`, and `%2f` as `%2F`, which is no slash. */
function plainCodes(part: string): string {
  return part.replace(/%[0-9a-f]{2}/giu, (code) => {
    const letter = String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    return UNRESERVED.test(letter) ? letter : code.toUpperCase();
  });
}

/** A page that finds its way by the fragment has the client's own word there, `/#/entrar/…`; any other only scrolls. */
const isOwnWord = ({ hash, pathname, search }: URL) => /^#!?\//u.test(hash) || (pathname === '/' && search === '');

/**
 * A link as all that lead to the same place are written: by RFC 3986, 6.2.2 and 6.2.3, and without the last dot of its host
 * or a fragment that says nothing of whose it is. What is no address stays as it is.
 */
export function normalLink(link: string): string {
  if (!URL.canParse(link)) return link;
  const address = new URL(link);
  const { protocol, hostname, port, pathname, search, hash } = address;
  const place = hostname.replace(/\.$/u, '') + (port === '' ? '' : `:${port}`);
  return `${protocol}//${place}${plainCodes(pathname)}${plainCodes(search)}${isOwnWord(address) ? plainCodes(hash) : ''}`;
}

/**
 * Whether links can be made with it: a secure address without a name, a question or a mark of its own, since each link under it
 * is a credential. Blank is none.
 */
export function isBaseAddress(text: string): boolean {
  return text === '' || (isLink(text) && /^https:/iu.test(text) && !/[?#@]/u.test(text));
}

/** The link of a random word under the service's address. */
export function generatedLink(baseAddress: string, token: string): string {
  return `${baseAddress.replace(/\/+$/u, '')}/${token}`;
}

/** A revoked one is that for good; the day of its end is its last good one. */
export function stateOf(
  { revokedAtMs, expiresOn }: { readonly revokedAtMs: number | null; readonly expiresOn: string | null },
  today: string,
): DeviceState {
  if (revokedAtMs !== null) return 'revoked';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'live';
}

/** Why a link is not told; null where it is. */
export function showProblem(state: DeviceState): FailureCode | null {
  if (state === 'revoked') return 'DEVICE_REVOKED';
  return state === 'expired' ? 'DEVICE_EXPIRED' : null;
}

export interface ListLine {
  readonly line: number;
  readonly customId: string;
  readonly link: string;
}

const DELIMITERS = /[\t;,]/u;
const unquoted = (cell: string) => tidy(cell).replace(/^"(?<inside>.*)"$/u, '$<inside>');

/**
 * The client's ID and the link of each line, as a sheet gives them: by tab, semicolon or comma, with or without a line of
 * headings. Lines without anything are passed over; their numbers are those of the text.
 */
export function readDeviceList(text: string): ListLine[] {
  const lines = text.split(/\r\n|\r|\n/u).flatMap((written, at) => {
    if (tidy(written) === '') return [];
    const [customId = ''] = written.split(DELIMITERS);
    // An address may have a comma or a semicolon of its own.
    return [{ line: at + 1, customId: unquoted(customId), link: unquoted(written.slice(customId.length + 1)) }];
  });
  const [first] = lines;
  const isHeading = first !== undefined && !isLink(first.link) && /^id\b/iu.test(first.customId);
  const kept = isHeading ? lines.slice(1) : lines;
  if (kept.length > MOST_LISTED) throw new Refusal('DEVICE_LIST_LONG', { most: MOST_LISTED }, 'text');
  return kept;
}
