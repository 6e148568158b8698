import { MOST_NON_DELIVERIES } from '../../contract/non-deliveries';
import { Refusal } from '../../contract/failures';
import { isEmail, tidy } from '../../contract/values/text';

interface ListedAddress {
  readonly line: number;
  readonly address: string;
  readonly reason: string;
}

const LONGEST_REASON = 200;
const CELLS = /[\t;,]/u;
const bare = (cell: string) => tidy(cell.replace(/^[\s"'<]+|[\s"'>]+$/gu, ''));

/**
 * The address of each line, and what else stands beside it: as mail providers give lists of what came back, by tab, semicolon
 * or comma, the address in whichever column. Lines without an address, as that of the headings, are passed over; one that
 * comes twice counts once.
 */
export function readAddressList(text: string): ListedAddress[] {
  const known = new Set<string>();
  const lines = text.split(/\r\n|\r|\n/u).flatMap((written, at): ListedAddress[] => {
    const cells = written.split(CELLS).map(bare);
    const address = cells.find((cell) => isEmail(cell));
    if (address === undefined || known.has(address.toLowerCase())) return [];
    known.add(address.toLowerCase());
    const rest = cells.filter((cell) => cell !== '' && cell !== address);
    return [{ line: at + 1, address, reason: rest.join(' · ').slice(0, LONGEST_REASON) }];
  });
  if (lines.length > MOST_NON_DELIVERIES) throw new Refusal('DEVICE_LIST_LONG', { most: MOST_NON_DELIVERIES }, 'text');
  return lines;
}
