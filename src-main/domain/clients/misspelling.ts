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

/** Which letters may stand for each other above, a bit for each kind; the h has none. */
const ALIKE = ['a', 'e', 'ily', 'o', 'u', 'bvw', 'cgjkqsxz', 'd', 'fp', 'mn', 'r', 't'];
const ASCII = 128;
const BLANK = 32;
const SILENT = 'h'.charCodeAt(0);
const BIT_OF = new Uint16Array(ASCII);
for (const [bit, letters] of ALIKE.entries()) {
  for (const letter of letters) BIT_OF[letter.charCodeAt(0)] = 1 << bit;
}

function bitsOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= BIT_OF[word.charCodeAt(at)] ?? 0;
  return bits;
}

/** How a word begins, a silent h aside: compared at once, before how it is heard is worked out. */
function beginningOf(word: string): number {
  return BIT_OF[word.charCodeAt(word.startsWith('h') ? 1 : 0)] ?? 0;
}

/**
 * How far what was typed is from a word, both folded, or null when it is another one. Heard the same goes before a slip,
 * and the whole word before its beginning, which is what a clerk has typed so far.
 */
export function misspelling(typed: string, word: string): number | null {
  if (typed.length < FEWEST_LETTERS || word.startsWith(typed)) return null;
  if (beginningOf(typed) !== beginningOf(word)) return isOneSlip(typed, word) ? 2 : null;
  const typedSound = heard(typed);
  const nearness = (part: string): 'heard' | 'slip' | null => {
    const sound = heard(part);
    if (sound === typedSound) return 'heard';
    return isOneSlip(typed, part) || isOneSlip(typedSound, sound) ? 'slip' : null;
  };
  const whole = nearness(word);
  if (whole) return whole === 'heard' ? 0 : 2;
  const lengths = [typed.length, typed.length + 1, typed.length - 1].filter((length) => length < word.length);
  const beginnings = lengths.map((length) => nearness(word.slice(0, length)));
  if (beginnings.includes('heard')) return 1;
  return beginnings.includes('slip') ? 3 : null;
}

function isMostlyIn(letters: number, word: number): boolean {
  const missing = letters & ~word;
  return (missing & (missing - 1)) === 0;
}

/**
 * The words of `names`, which stand apart by blanks, that begin like the typed one, or are as long, and
 * have all its letters but one; and how often each stands there.
 * A walk over the characters: an office of 100,000 has 350,000 words, nearly all of which are no likely ones.
 */
function likelyWords(typed: string, names: string): Map<string, number> {
  const wanted = bitsOf(typed);
  const first = beginningOf(typed);
  const times = new Map<string, number>();
  let start = 0;
  let seen = 0;
  for (let at = 0; at <= names.length; at += 1) {
    const code = at === names.length ? BLANK : names.charCodeAt(at);
    if (code !== BLANK) {
      seen |= BIT_OF[code] ?? 0;
      continue;
    }
    const length = at - start;
    const begins = names.charCodeAt(start) === SILENT ? start + 1 : start;
    const alike = first === BIT_OF[names.charCodeAt(begins)] || length <= typed.length + 1;
    if (alike && length >= typed.length - 2 && isMostlyIn(wanted, seen)) {
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

/** Each is searched for in its turn: the third nearest is hardly ever meant. */
const MOST_NEAR = 3;

/** The words of the names that one typed word may have been meant for: the nearest first, then the commonest. */
function nearWords(typed: string, names: string): NearWord[] {
  const near: (NearWord & { times: number })[] = [];
  for (const [word, times] of likelyWords(typed, names)) {
    const slips = misspelling(typed, word);
    if (slips !== null) near.push({ word, slips, times });
  }
  return near.toSorted((one, other) => one.slips - other.slips || other.times - one.times).slice(0, MOST_NEAR);
}

/** More words than this are a whole sentence, not a name. */
const MOST_WORDS = 6;

export interface OtherSearch {
  readonly text: string;
  /** The words that stand in the place of typed ones, folded. */
  readonly words: readonly string[];
}

/**
 * What a search that finds nobody may have meant, the likeliest first: where no name has two of its words or more, both
 * as names of the office are written; else one of them. `names` are folded and stand apart by blanks.
 */
export function otherSearches(text: string, names: string): OtherSearch[] {
  const typed = text.split(/\s+/u).filter((word) => word !== '');
  if (typed.length > MOST_WORDS) return [];
  const near = typed.map((word) => (/\d/u.test(word) ? [] : nearWords(fold(word), names)));
  const written = (meant: readonly (string | undefined)[]): OtherSearch => ({
    text: typed.map((word, at) => meant[at] ?? word).join(' '),
    words: meant.filter((word) => word !== undefined),
  });
  const singles = near
    .flatMap((words, at) => words.map(({ word, slips }) => ({ slips, at, word })))
    .toSorted((one, other) => one.slips - other.slips)
    .map(({ at, word }) => written(typed.map((_, place) => (place === at ? word : undefined))));
  const isName = (word: string): boolean => ` ${names}`.includes(` ${fold(word)}`);
  const all = written(typed.map((word, at) => (isName(word) ? undefined : near[at]?.[0]?.word)));
  return all.words.length > 1 ? [all, ...singles] : singles;
}
