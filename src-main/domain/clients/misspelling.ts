import { fold } from '../../contract/values/text';

/** Fewer letters than this say too little: a slip in them makes almost any other word. */
const FEWEST_LETTERS = 4;

/**
 * Letters that sound alike in American Spanish, in the order in which they are read (decision, from its seseo, yeísmo
 * and betacism; the h is silent). Over folded words, so that accents, ñ and ü are gone already.
 */
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/ch/gu, '#'],
  [/h/gu, ''],
  [/gu(?=[ei])/gu, '%'],
  [/g(?=[ei])|^x/gu, 'j'],
  [/qu(?=[ei])/gu, 'k'],
  [/c(?=[ei])|[zx]/gu, 's'],
  [/[cq]/gu, 'k'],
  [/[vw]/gu, 'b'],
  [/ll|y/gu, 'i'],
  [/n(?=[bp])/gu, 'm'],
  [/%/gu, 'g'],
  [/(?<letter>.)\k<letter>/gu, '$<letter>'],
];

/** How a folded word is heard: two that are heard the same are easily written for each other. */
export function heard(word: string): string {
  return HEARD.reduce((sound, [letters, same]) => sound.replace(letters, same), word);
}

/** Whether one slip of the finger lies between two words: a letter changed, missing, too many, or two swapped. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const swapped = one[at] === other[at + 1] && one[at + 1] === other[at];
  return (
    one.slice(at + 1) === other.slice(at + 1) ||
    one.slice(at + 1) === other.slice(at) ||
    one.slice(at) === other.slice(at + 1) ||
    (swapped && one.slice(at + 2) === other.slice(at + 2))
  );
}

function isNear(typed: string, word: string): 'heard' | 'slip' | null {
  const [typedSound, wordSound] = [heard(typed), heard(word)];
  if (typedSound === wordSound) return 'heard';
  return isOneSlip(typed, word) || isOneSlip(typedSound, wordSound) ? 'slip' : null;
}

/**
 * How far what was typed is from a word, both folded, or null when it is another one. Heard the same goes before a slip,
 * and the whole word before its beginning, which is what a clerk has typed so far.
 */
export function misspelling(typed: string, word: string): number | null {
  if (typed.length < FEWEST_LETTERS || word.startsWith(typed)) return null;
  const whole = isNear(typed, word);
  if (whole) return whole === 'heard' ? 0 : 2;
  const lengths = [typed.length, typed.length + 1, typed.length - 1].filter(
    (length) => length < word.length && length >= FEWEST_LETTERS - 1,
  );
  const beginnings = lengths.map((length) => isNear(typed, word.slice(0, length)));
  if (beginnings.includes('heard')) return 1;
  return beginnings.includes('slip') ? 3 : null;
}

/** One bit for all letters that may stand for each other above; the h has none. */
const ALIKE = ['a', 'e', 'ily', 'o', 'u', 'bvw', 'cgjkqsxz', 'd', 'fp', 'mn', 'r', 't'];
const BIT_OF = new Map(
  ALIKE.flatMap((letters, bit) => letters.split('').map((letter) => [letter.charCodeAt(0), 1 << bit])),
);
const BLANK = 32;

function bitsOf(word: string): number {
  return word.split('').reduce((sum, letter) => sum | (BIT_OF.get(letter.charCodeAt(0)) ?? 0), 0);
}

function isMostlyIn(letters: number, word: number): boolean {
  const missing = letters & ~word;
  return (missing & (missing - 1)) === 0;
}

/**
 * The words of `names`, which stand apart by blanks, that have all the letters of the typed one but one, and how often.
 * A walk over the characters: an office of 100,000 has 350,000 words, nearly all of which are no likely ones.
 */
function likelyWords(typed: string, names: string): Map<string, number> {
  const wanted = bitsOf(typed);
  const times = new Map<string, number>();
  let start = 0;
  let seen = 0;
  for (let at = 0; at <= names.length; at += 1) {
    const code = at === names.length ? BLANK : names.charCodeAt(at);
    if (code !== BLANK) {
      seen |= BIT_OF.get(code) ?? 0;
      continue;
    }
    if (at - start >= typed.length - 2 && isMostlyIn(wanted, seen)) {
      const word = names.slice(start, at);
      times.set(word, (times.get(word) ?? 0) + 1);
    }
    start = at + 1;
    seen = 0;
  }
  return times;
}

interface NearWord {
  readonly word: string;
  readonly slips: number;
}

/** The words of the names that one typed word may have been meant for: the nearest first, then the commonest. */
function nearWords(typed: string, names: string): NearWord[] {
  const near: (NearWord & { times: number })[] = [];
  for (const [word, times] of likelyWords(typed, names)) {
    const slips = misspelling(typed, word);
    if (slips !== null) near.push({ word, slips, times });
  }
  return near.toSorted((one, other) => one.slips - other.slips || other.times - one.times);
}

/** More words than this are a whole sentence, not a name. */
const MOST_WORDS = 6;

export interface OtherSearch {
  readonly text: string;
  /** The words that stand in the place of typed ones, folded. */
  readonly words: readonly string[];
}

/**
 * What a search that finds nobody may have meant, the likeliest first: one of its words as a name of the office is
 * written, else all those that no name has. `names` are folded and stand apart by blanks.
 */
export function otherSearches(text: string, names: string): OtherSearch[] {
  const typed = text.split(/\s+/u).filter((word) => word !== '');
  if (typed.length > MOST_WORDS) return [];
  const near = typed.map((word) => (/\d/u.test(word) ? [] : nearWords(fold(word), names)));
  const one = near.flatMap((words, at) =>
    words.map((each) => ({ ...each, text: typed.with(at, each.word).join(' ') })),
  );
  const singles = one
    .toSorted((a, b) => a.slips - b.slips)
    .map(({ word, text: meant }) => ({ text: meant, words: [word] }));
  const best = near.map((words) => words[0]?.word);
  const replaced = best.filter((word) => word !== undefined);
  if (replaced.length < 2) return singles;
  return [...singles, { text: typed.map((word, at) => best[at] ?? word).join(' '), words: replaced }];
}
