import { fold } from '../../../src-main/contract/values/text';

/** The words of a quick search as they are compared: without accents or case. */
export function searchedWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '');
}

export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

const letters = new Map<string, string>();

/** A letter by itself, kept: a page of rows asks for thousands. */
function foldedLetter(letter: string): string {
  const folded = letters.get(letter) ?? fold(letter)[0] ?? ' ';
  letters.set(letter, folded);
  return folded;
}

const PLAIN = /^[ -~]*$/u;

/** Each letter folded by itself: an accent, a capital or a blank never moves what follows it. */
function foldedLetters(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_, at) => foldedLetter(text[at] ?? ' ')).join('');
}

const isDigits = (word: string) => /^[\d.\-/()+]*\d[\d.\-/()+]*$/u.test(word);

const APOSTROPHE = /['’‘´`ʼ]/u;

/** A folded word wherever it stands, with an apostrophe between its letters or without. */
function overApostrophes(word: string): RegExp | null {
  const signs = Array.from(word.split(APOSTROPHE).join(''));
  if (signs.length === 0) return null;
  const exact = signs.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&'));
  return new RegExp(exact.join(`${APOSTROPHE.source}?`), 'gu');
}

/**
 * Where `word` stands in `text`, first and behind the last letter: a number is found over its dots and dashes, a name over
 * its apostrophe.
 */
function placesIn(text: string, folded: string, word: string): (readonly [number, number])[] {
  const endsOf = (pattern: RegExp) =>
    [...folded.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length] as const);
  if (isDigits(word)) {
    const digits = word.replace(/\D/gu, '');
    return endsOf(new RegExp(digits.split('').join('[\\D]*'), 'gu'));
  }
  if (APOSTROPHE.test(text) || APOSTROPHE.test(word)) {
    const pattern = overApostrophes(word);
    return pattern ? endsOf(pattern) : [];
  }
  const places: (readonly [number, number])[] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    places.push([at, at + word.length]);
  }
  return places;
}

/** A text cut where the searched words begin and end. */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const folded = foldedLetters(text);
  const marked = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    for (const [from, to] of placesIn(text, folded, word)) marked.fill(true, from, to);
  }
  const stretches: Stretch[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[start]) continue;
    stretches.push({ text: text.slice(start, at), marked: marked[start] === true });
    start = at;
  }
  return stretches;
}

/** Where a searched word stands in `text`. */
export function placesOf(text: string, word: string): (readonly [number, number])[] {
  return placesIn(text, foldedLetters(text), word);
}
