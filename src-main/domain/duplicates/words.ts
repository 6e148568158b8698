import { fold } from '../../contract/values/text';

/** Words that a name or an address is complete without. */
const EMPTY_WORDS = new Set(
  'a al barrio calle casa con de del dpto depto departamento don dona e el en la las lo los nro numero n no piso sa sas sh sr sra srl srta su y'.split(
    ' ',
  ),
);

/** How a street is shortened, written whole. */
const WHOLE_WORDS: Readonly<Record<string, string>> = {
  av: 'avenida',
  avda: 'avenida',
  ave: 'avenida',
  bv: 'bulevar',
  blvd: 'bulevar',
  boulevard: 'bulevar',
  cnel: 'coronel',
  cte: 'comandante',
  dr: 'doctor',
  gdor: 'gobernador',
  gob: 'gobernador',
  gral: 'general',
  ing: 'ingeniero',
  ma: 'maria',
  pje: 'pasaje',
  pdte: 'presidente',
  pte: 'presidente',
  prof: 'profesor',
  rn: 'ruta',
  sgto: 'sargento',
  sta: 'santa',
  sto: 'santo',
  tte: 'teniente',
};

/** «Barrio» and «sin número» as they are shortened; nothing tells two addresses apart by them. */
const NO_WORDS = /\bb[°º]|\bs\/n\b/gu;

/** A text's own words, folded and written whole; numbers among them. */
export function wordsOf(value: string): string[] {
  return fold(value)
    .replace(NO_WORDS, ' ')
    .replace(/\b([a-z])\.(?=[a-z]\b)/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => WHOLE_WORDS[word] ?? word)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word));
}

const SHORT = 4;
const LONG = 8;

/** Whether two words are one that was typed twice: the same, an initial of the other, or a slip of the hand apart. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  const shorter = Math.min(one.length, other.length);
  const most = shorter >= LONG ? 2 : 1;
  if (shorter < SHORT || Math.abs(one.length - other.length) > most) return false;
  // One slip leaves either end of a word as it was: most words are told apart by that.
  if (most === 1 && one[0] !== other[0] && one.at(-1) !== other.at(-1)) return false;
  if (/\d/u.test(one + other) || isOtherGender(one, other)) return false;
  return editDistance(one, other) <= most;
}

const stem = (word: string) => word.replace(/[ao]$/u, '');

/** Mario and María, Daniel and Daniela: two people, not a slip of the hand. */
function isOtherGender(one: string, other: string): boolean {
  return stem(one) === stem(other);
}

/** Letters added, left out, changed, or changed places with their neighbour. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_empty, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const costs = [(last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1)];
      const isTurned = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isTurned) costs.push((before[at - 2] ?? 0) + 1);
      next.push(Math.min(...costs));
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}
