import type { ClientRow } from '../../../src-main/contract/clients';
import type { RowContract } from '../../../src-main/contract/contracts';
import type { Office } from '../../../src-main/contract/office';
import { isIpProblem, parseIp } from '../../../src-main/contract/values/ip-address';
import { macDigits, parseMac, writtenMac } from '../../../src-main/contract/values/mac-address';
import { fold } from '../../../src-main/contract/values/text';
import { columns, type GridColumn } from './columns';
import { placesOf } from './marks';

/** A row as it is drawn. */
export interface ToldRow {
  /** With the plan, the node and the IP of `contract`. */
  readonly row: ClientRow;
  /** Of several contracts, the one that the row tells: its state, plan, node and IP go together. */
  readonly contract: RowContract | undefined;
  /** Why the row is there, where no column in sight says it. */
  readonly elsewhere: string | null;
}

/**
 * Of several contracts a row tells the worst, which comes first; but the one that a search found by its IP, MAC or user
 * name, where nothing else of the client answers to the word.
 */
export function tellRow(
  row: ClientRow,
  shown: readonly GridColumn[],
  office: Office,
  words: readonly string[],
): ToldRow {
  const [worst] = row.contracts;
  const contract = worst && (foundContract(row, wordsOfContracts(row, office, words)) ?? worst);
  const told =
    contract === undefined || contract === worst
      ? row
      : { ...row, plan: contract.plan, node: contract.node, ip: contract.ip };
  return { row: told, contract, elsewhere: foundElsewhere(told, contract, shown, office, words) };
}

/**
 * The words that say which contract is meant: those that no field of the client answers to. The worst one's IP is a field of
 * it, which has `10.0.0.1` in it where it is `10.0.0.12`: not where another contract's is that very one.
 */
function wordsOfContracts(row: ClientRow, office: Office, words: readonly string[]): string[] {
  const [worst, ...others] = row.contracts;
  const missing = missingWords(row, columns, office, words);
  const besideIp = missingWords(
    row,
    columns.filter(({ id }) => id !== 'ip'),
    office,
    words,
  );
  const isOfAnother = (word: string) =>
    worst !== undefined && !isWholeOf(worst, word) && others.some((other) => isWholeOf(other, word));
  return words.filter((word) => missing.includes(word) || (besideIp.includes(word) && isOfAnother(word)));
}

/**
 * The contract that most of these words are found on, and of several the one whose whole IP, MAC or user name they are;
 * undefined where none of them is on any.
 */
function foundContract({ contracts }: ClientRow, words: readonly string[]): RowContract | undefined {
  const found = contracts
    .map((contract) => ({
      contract,
      hits: words.filter((word) => linesOf(contract).some((line) => answers(line, word))).length,
      whole: words.filter((word) => isWholeOf(contract, word)).length,
    }))
    .filter(({ hits }) => hits > 0);
  return found.toSorted((one, other) => other.hits - one.hits || other.whole - one.whole)[0]?.contract;
}

const holds = (text: string, word: string) => placesOf(text, word).length > 0;

function missingWords(row: ClientRow, from: readonly GridColumn[], office: Office, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const texts = from.map((column) => column.text(row, office));
  return words.filter((word) => !texts.some((text) => holds(text, word)));
}

/**
 * What of a client, or of its contracts, answers the search though no column in sight shows it (an e-mail, a mobile, a
 * MAC): why the row is there. Null when what is in sight shows every word.
 */
function foundElsewhere(
  row: ClientRow,
  contract: RowContract | undefined,
  shown: readonly GridColumn[],
  office: Office,
  words: readonly string[],
): string | null {
  const missing = missingWords(row, shown, office, words);
  if (missing.length === 0) return null;
  for (const column of columns) {
    const text = shown.includes(column) ? '' : column.text(row, office);
    const [first] = missing.flatMap((word) => placesOf(text, word));
    if (first) return fromNear(text, first[0]);
  }
  const lines = contract ? linesOf(contract) : row.contractText.split('\n');
  const found = lines.find((line) => missing.some((word) => answers(line, word)));
  // A network that the address lies in may be in sight without having the word in it.
  if (found === undefined || shown.some((column) => column.text(row, office) === found)) return null;
  return isMac(found) ? writtenMac(found) : found;
}

/** What a search may find of a contract. */
function linesOf({ ip, mac, userName }: RowContract): readonly string[] {
  return [ip, mac, userName];
}

/** Whether an IP, a MAC or a user name is what this word asks for, in whatever style it was typed. */
function answers(line: string, word: string): boolean {
  if (line === '') return false;
  return holds(line, word) || holds(line, dotted(word)) || isPartOfMac(line, word) || isInNetwork(line, word);
}

/** Whether a word is all of a contract's IP, or an address of its network, its MAC or its user name, and no part of it. */
function isWholeOf({ ip, mac, userName }: RowContract, word: string): boolean {
  return isInNetwork(ip, dotted(word)) || (mac !== '' && parseMac(word) === mac) || fold(userName) === word;
}

/** An IP that was typed with commas. */
const dotted = (word: string) => word.replaceAll(',', '.');

const isMac = (line: string) => parseMac(line) === line;

function isPartOfMac(line: string, word: string): boolean {
  const bare = macDigits(word);
  return bare !== '' && isMac(line) && line.includes(bare);
}

/** An address, in another style of writing or inside of a network: its consumption is this contract's. */
function isInNetwork(line: string, word: string): boolean {
  const ip = parseIp(word);
  if (isIpProblem(ip)) return false;
  const network = parseIp(line);
  return !isIpProblem(network) && network.key <= ip.key && ip.endKey <= network.endKey;
}

/** Letters that are shown before what was found: there is little room, and what follows may be cut. */
const LEAD = 3;

function fromNear(text: string, at: number): string {
  return at > LEAD + 1 ? `…${text.slice(at - LEAD)}` : text;
}
