import type { PairReason } from '../../contract/duplicates';
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
  readonly names: readonly string[];
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

/** A document, and the one within a tax id; leading noughts count for nothing. */
function documentsOf({ nationalId, taxId }: Typed): string[] {
  const keys = [nationalId, taxId].flatMap((text) => {
    const key = numberKey(text);
    return [AROUND_DOCUMENT.exec(key)?.[1] ?? key];
  });
  const bare = keys.map((key) => key.replace(/^0+/u, '')).filter((key) => key.length >= SHORTEST_DOCUMENT);
  return [...new Set(bare)];
}

const SHORTEST_PHONE = 6;
const NATIONAL_DIGITS = 10;
/** A mobile's 15 after the number of its area, as it is dialled within Argentina. */
const MOBILE_MARK = /^(\d{2,4})15(\d{6,8})$/u;

/** A phone's digits without what is dialled before it from abroad, from another town, or for a mobile. */
function phoneOf(typed: string): string {
  let digits = fold(typed).replace(/\D/gu, '').replace(/^00/u, '').replace(/^0+/u, '');
  if (digits.length > NATIONAL_DIGITS) digits = digits.replace(/^549?/u, '').replace(/^0/u, '');
  const marked = MOBILE_MARK.exec(digits);
  if (digits.length > NATIONAL_DIGITS && marked) digits = `${marked[1]}${marked[2]}`;
  const isNone = digits.length < SHORTEST_PHONE || /^(\d)\1*$/u.test(digits);
  return isNone ? '' : digits;
}

const isNumber = (word: string) => /\d/u.test(word) || word.length === 1;

export function readPerson(typed: Typed): Person {
  const address = wordsOf(typed.address);
  return {
    names: wordsOf(typed.name).filter((word) => !/^\d+$/u.test(word)),
    documents: documentsOf(typed),
    phones: [...new Set([typed.phone, typed.mobile].map(phoneOf).filter(Boolean))],
    email: fold(typed.email),
    street: address.filter((word) => !isNumber(word)),
    numbers: address.filter(isNumber),
  };
}

const PHONE_BLOCK = 6;
const STREET_BLOCK = 4;

/**
 * The keys under which a client is compared with others that have one of them: two that share none are never likely. An
 * address is one by the number of its house and the beginnings of its street's words, whatever stands around them.
 */
export function blocksOf({ documents, phones, email, street, numbers }: Person): string[] {
  const [house = ''] = numbers;
  const streets = house === '' ? [] : street.filter((word) => word.length >= STREET_BLOCK);
  return [
    ...documents.map((document) => `d ${document}`),
    ...phones.map((phone) => `p ${phone.slice(-PHONE_BLOCK)}`),
    ...(email === '' ? [] : [`e ${email}`]),
    ...streets.map((word) => `a ${house} ${word.slice(0, STREET_BLOCK)}`),
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
  otherAddress: -10,
} as const;

/** From here on a pair is shown. */
export const LIKELY = 55;

type NamePoints = 'sameName' | 'partOfName' | 'relative' | 'otherName';

/** How two names go together, in any order of their words: family shares some of them, and is somebody else. */
function compareNames(one: readonly string[], other: readonly string[]): NamePoints {
  const left = [...other];
  let matched = 0;
  for (const word of one.toSorted((a, b) => b.length - a.length)) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((each) => isSameWord(word, each));
    if (at < 0) continue;
    left.splice(at, 1);
    matched += 1;
  }
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
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

function compareAddresses(one: Person, other: Person): 'address' | 'otherAddress' | null {
  if (one.street.length === 0 || other.street.length === 0) return null;
  const [shorter, longer] = one.street.length <= other.street.length ? [one, other] : [other, one];
  const isSameStreet = shorter.street.every((word) => longer.street.some((each) => isSameWord(word, each)));
  const [house, ...home] = one.numbers;
  const [otherHouse, ...otherHome] = other.numbers;
  if (!isSameStreet || house !== otherHouse) return 'otherAddress';
  if (house === undefined) return null;
  const isOtherHome = home.length > 0 && otherHome.length > 0 && home.join(' ') !== otherHome.join(' ');
  return isOtherHome ? 'otherAddress' : 'address';
}

/** How likely two clients are one, with what speaks for it (issue, Duplicados). */
export function scorePair(one: Person, other: Person): { readonly score: number; readonly reasons: PairReason[] } {
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
  count(compareNames(one.names, other.names), 'name');
  count(compareAddresses(one, other), 'address');
  return { score: Math.max(0, Math.min(100, score)), reasons };
}
