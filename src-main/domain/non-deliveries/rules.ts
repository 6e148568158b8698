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
/** What stands around an address, and never in one. */
const AROUND = /[\s<>()[\]"]+/u;
const bare = (cell: string) => tidy(cell.replace(/^[\s"'<:.]+|[\s"'>:]+$/gu, ''));
/** `Ana Gómez <ana@correo.example>`: what goes before is whose it is, and no reason. */
const NAMED = /^[^<>]*<(?<address>[^<>]+)>[\s"']*$/u;

/** No address is longer (RFC 5321 §4.5.3.1), and of a longer cell no more is told. */
const LONGEST_WORD = 330;
const LONGEST_CELL = 1000;

function addressesOf(cell: string): string[] {
  return cell
    .split(AROUND)
    .filter((word) => word.length <= LONGEST_WORD)
    .map((word) => word.replace(/^(?:mailto:|')+|[':.]+$/giu, ''))
    .filter((word) => isEmail(word));
}

/** What a cell says beside its addresses. */
function restOf(cell: string): string {
  const told = cell.slice(0, LONGEST_CELL);
  const words = NAMED.exec(told)?.groups?.['address'] ?? told;
  const rest = addressesOf(words).reduce((left, address) => left.replace(address, ' '), words);
  return bare(rest.replace(/\s*<\s*>/gu, ' ').replace(/\s+:/gu, ':'));
}

/**
 * The addresses of each line, and what else stands beside them: as mail providers give lists of what came back, by tab,
 * semicolon or comma, in whichever column; as a mail program writes them, with a name; or amid a server's words. Lines
 * without an address, as that of the headings, are passed over; one that comes twice counts once.
 */
export function readAddressList(text: string): ListedAddress[] {
  const known = new Set<string>();
  const found = text.split(/\r\n|\r|\n/u).flatMap((written, at): ListedAddress[] => {
    const cells = written.split(CELLS);
    const addresses = cells.flatMap(addressesOf);
    if (addresses.length === 0) return [];
    const reason = cells.map(restOf).filter(Boolean).join(' · ').slice(0, LONGEST_REASON);
    return addresses.flatMap((address) => {
      if (known.has(address.toLowerCase())) return [];
      known.add(address.toLowerCase());
      return [{ line: at + 1, address, reason }];
    });
  });
  if (found.length > MOST_NON_DELIVERIES) throw new Refusal('DEVICE_LIST_LONG', { most: MOST_NON_DELIVERIES }, 'text');
  return found;
}
