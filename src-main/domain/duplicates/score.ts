import type { PairReason } from '../../contract/duplicates';
import { barePhone } from '../../contract/values/phone';
import { fold, numberKey } from '../../contract/values/text';
import { editDistance, isSameWord, wordsOf } from './words';

/** What two clients are compared by, as they were typed. */
export interface Typed {
  readonly name: string;
  readonly nationalId: string;
  readonly taxId: string;
  readonly phone: string;
  readonly mobile: string;
  readonly email: string;
  readonly address: string;
}

/** The same, read once a client. */
export interface Person {
  /** The longest first. */
  readonly names: readonly string[];
  /** What tells `Local 1` and `Local 2` apart. */
  readonly nameNumbers: string;
  readonly documents: readonly string[];
  readonly phones: readonly string[];
  readonly email: string;
  readonly street: readonly string[];
  /** The house's number first, then what tells the homes of one house apart. */
  readonly numbers: readonly string[];
}

const SHORTEST_DOCUMENT = 6;
/** Eleven digits that hold a person's document: two before it, and the check digit. */
const AROUND_DOCUMENT = /^\d{2}(\d{8})\d$/u;

/** What fills a field that must not be blank, as `99.999.999`. */
const ONE_FIGURE = /^(.)\1*$/u;

/** A document, and the one within a tax id; leading noughts count for nothing. */
function documentsOf({ nationalId, taxId }: Typed): string[] {
  const keys = [nationalId, taxId].flatMap((text) => {
    const key = numberKey(text);
    return [AROUND_DOCUMENT.exec(key)?.[1] ?? key];
  });
  const bare = keys
    .map((key) => key.replace(/^0+/u, ''))
    .filter((key) => key.length >= SHORTEST_DOCUMENT && !ONE_FIGURE.test(key));
  return [...new Set(bare)];
}

const isNumber = (word: string) => /\d/u.test(word) || word.length === 1;
const isFigure = (word: string) => /^\d+$/u.test(word);

export function readPerson(typed: Typed): Person {
  const [name, address] = [wordsOf(typed.name), wordsOf(typed.address)];
  return {
    names: name.filter((word) => !isFigure(word)).toSorted((one, other) => other.length - one.length),
    nameNumbers: name.filter(isFigure).join(' '),
    documents: documentsOf(typed),
    phones: [...new Set([typed.phone, typed.mobile].map(barePhone).filter(Boolean))],
    email: fold(typed.email),
    street: address.filter((word) => !isNumber(word)),
    numbers: address.filter(isNumber),
  };
}

export const documentBlock = (document: string) => `d ${document}`;

const PHONE_BLOCK = 6;
const STREET_BLOCK = 4;
/** So many letters of a name's word tell most people apart, and few slips of the hand are among them. */
const NAME_BLOCK = 3;

/**
 * The beginnings of every two words of a name, in any order: two names that go together share one of them, unless a hand
 * slipped there. A name of one word is one by itself.
 */
export function nameBlocksOf({ names }: Pick<Person, 'names'>, letters: number): string[] {
  if (names.length === 1) return names.map((word) => word.slice(0, letters));
  const starts = names.map((word) => word.slice(0, letters)).toSorted();
  const keys = starts.flatMap((one, at) => starts.slice(at + 1).map((other) => `${one} ${other}`));
  return [...new Set(keys)];
}

const begun = (words: readonly string[]) => words.map((word) => word.slice(0, STREET_BLOCK));

/** A house is one by its number and a word of its street; a place without any says too little without a name. */
function addressBlocks(person: Person): string[] {
  const [house] = person.numbers;
  if (house !== undefined) {
    return begun(person.street.filter((word) => word.length >= STREET_BLOCK)).map((word) => `a ${house} ${word}`);
  }
  if (person.street.length === 0) return [];
  const names = nameBlocksOf(person, NAME_BLOCK);
  return begun(person.street).flatMap((word) => names.map((name) => `w ${word} ${name}`));
}

/**
 * The keys under which a client is compared with others that have one of them: two that share none are never likely. An
 * address is one by the number of its house and the beginnings of its street's words, whatever stands around them.
 */
export function blocksOf(person: Person): string[] {
  const { documents, phones, email } = person;
  return [
    ...documents.map(documentBlock),
    ...phones.map((phone) => `p ${phone.slice(-PHONE_BLOCK)}`),
    ...(email === '' ? [] : [`e ${email}`]),
    ...addressBlocks(person),
  ];
}

/** What is alike counts for it, what contradicts against; the sum is a score up to 100. */
const POINTS = {
  document: 95,
  otherDocument: -75,
  phone: 30,
  email: 30,
  sameName: 40,
  partOfName: 30,
  relative: -40,
  otherName: -50,
  address: 25,
  /** Whole quarters have no numbers: with a part of a name alone that is not enough. */
  place: 20,
  otherAddress: -10,
} as const;

/** From here on a pair is shown. */
const LIKELY = 55;

interface Scored {
  readonly score: number;
  readonly reasons: PairReason[];
}

type NamePoints = 'sameName' | 'partOfName' | 'relative' | 'otherName';

/** How two names go together, in any order of their words: family shares some of them, and is somebody else. */
function compareNames(first: Person, second: Person): NamePoints {
  const [one, other] = [first.names, second.names];
  const left = [...other];
  let matched = 0;
  for (const word of one) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((each) => isSameWord(word, each));
    if (at < 0) continue;
    left.splice(at, 1);
    matched += 1;
  }
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  const isOtherNumber =
    first.nameNumbers !== second.nameNumbers && first.nameNumbers !== '' && second.nameNumbers !== '';
  if (matched > 0 && isOtherNumber) return 'relative';
  if (matched > 0 && matched === longer) return 'sameName';
  if (matched >= 2 && matched === shorter) return 'partOfName';
  return matched > 0 ? 'relative' : 'otherName';
}

function compareDocuments(one: readonly string[], other: readonly string[]): 'document' | 'otherDocument' | null {
  if (one.length === 0 || other.length === 0) return null;
  if (one.some((key) => other.includes(key))) return 'document';
  const isSlip = one.some((key) => other.some((each) => editDistance(key, each) <= 1));
  return isSlip ? null : 'otherDocument';
}

/** One may have been written without the number of its area. */
function isSamePhone(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}

function compareAddresses(one: Person, other: Person): 'address' | 'place' | 'otherAddress' | null {
  if (one.street.length === 0 || other.street.length === 0) return null;
  const [shorter, longer] = one.street.length <= other.street.length ? [one, other] : [other, one];
  const isSameStreet = shorter.street.every((word) => longer.street.some((each) => isSameWord(word, each)));
  const [house, ...home] = one.numbers;
  const [otherHouse, ...otherHome] = other.numbers;
  if (!isSameStreet || house !== otherHouse) return 'otherAddress';
  if (house === undefined) return 'place';
  const isOtherHome = home.length > 0 && otherHome.length > 0 && home.join(' ') !== otherHome.join(' ');
  return isOtherHome ? 'otherAddress' : 'address';
}

/**
 * How likely two clients are one, with what speaks for it (issue, Duplicados); null where they are not to be shown. A
 * document is one person's alone: two that have the same are shown, though all else differs, as a shop's and its owner's
 * do, unless so many have it that it is nobody's (`fillers`).
 */
export function scorePair(one: Person, other: Person, fillers: ReadonlySet<string>): Scored | null {
  const common = one.documents.filter((key) => other.documents.includes(key));
  const names = compareNames(one, other);
  // Phone, e-mail and address together do not outweigh another name: nothing else has to be looked at.
  if (common.length === 0 && POINTS[names] < 0) return null;
  const reasons: PairReason[] = [];
  let score = 0;
  const count = (points: keyof typeof POINTS | null, reason: PairReason) => {
    if (points === null) return;
    score += POINTS[points];
    if (POINTS[points] > 0) reasons.push(reason);
  };
  count(compareDocuments(one.documents, other.documents), 'nationalId');
  const samePhone = one.phones.some((phone) => other.phones.some((each) => isSamePhone(phone, each)));
  count(samePhone ? 'phone' : null, 'phone');
  count(one.email !== '' && one.email === other.email ? 'email' : null, 'email');
  count(names, 'name');
  count(compareAddresses(one, other), 'address');
  const least = common.some((key) => !fillers.has(key)) ? LIKELY : 0;
  const likely = Math.max(least, Math.min(100, score));
  return likely < LIKELY ? null : { score: likely, reasons };
}
