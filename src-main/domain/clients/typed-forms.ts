import { fold, numberKey } from '../../contract/values/text';
import { wordsKey } from './keys';

/** Initials as long as a company's kind has them. */
const INITIALS = /^[a-z]{2,4}$/u;
/** A number as doors of long streets have it, which some write with its dot. */
const THOUSANDS = /^([1-9]\d{0,2})(\d{3})$/u;

/** The parts between which a word may have been written with dots: `srl` → s, r, l; `1200` → 1, 200. None of others. */
function partsOf(word: string): string[] {
  return INITIALS.test(word) ? word.split('') : (THOUSANDS.exec(word)?.slice(1) ?? []);
}

/** Letters that stand by themselves with dots or blanks between them, and thousands with their dot, as one word. */
function joinDots(text: string): string {
  const joined = fold(text).replace(/\b(\d{1,3})\.(?=\d{3}\b)/gu, '$1');
  return wordsKey(joined).replace(/\b[a-z](?: [a-z]\b)+/gu, (letters) => letters.replaceAll(' ', ''));
}

/** So many ways of one text are asked for: of more short words than four, the last four are also taken apart. */
const MOST_FORMS = 16;

/** Words with and without blanks within those that may have been written with dots. */
function partings(words: readonly string[]): string[][] {
  return words.reduceRight<string[][]>(
    (forms, word) => {
      const apart = partsOf(word).join(' ');
      const ways = apart === '' || forms.length === MOST_FORMS ? [word] : [word, apart];
      return ways.flatMap((way) => forms.map((form) => [way, ...form]));
    },
    [[]],
  );
}

/**
 * Other ways in which words may stand in a key, since that has a blank for every dot: `Cable SRL` is `Cable S.R.L.` as
 * well, and `1.200` is `1200`. Where such a word is the first or the last one it has a blank around it, as it has to be
 * whole: `s a` is also in `gomes alberto`.
 */
export function wordForms(text: string): string[] {
  const typed = wordsKey(text);
  const [first, last] = [typed.split(' ')[0], typed.split(' ').at(-1)];
  return partings(joinDots(text).split(' '))
    .map((words) => words.join(' '))
    .filter((form) => form !== typed)
    .map((form) => {
      const words = form.split(' ');
      return `${words[0] === first ? '' : ' '}${form}${words.at(-1) === last ? '' : ' '}`;
    });
}

/** The longest word that stands in a key as it was typed in all of its forms. */
export function sharedWord(typed: string, forms: readonly string[]): string | undefined {
  const inForms = forms.map((form) => new Set(form.split(' ')));
  return typed
    .split(' ')
    .filter((word) => word !== '' && inForms.every((words) => words.has(word)))
    .toSorted((one, other) => other.length - one.length)[0];
}

/** Initials with their dots, of a length that the index of three letters has once they are without. */
const DOTTED = /^(?:[a-z]\.){2,3}[a-z]?\.?$/u;
const SHORTEST_INDEXED = 3;

/**
 * A word of the quick search as it may stand in the text that is searched: with dots, which few texts have so that it is
 * soon looked for, or without them. A door has a blank before it, or it would be in every document.
 */
export function dottedForms(word: string): string[] {
  if (DOTTED.test(word)) {
    const joined = word.replaceAll('.', '');
    return joined.length < SHORTEST_INDEXED ? [] : [joined];
  }
  const dotted = partsOf(word).join('.');
  if (dotted === '') return [];
  return [INITIALS.test(word) ? dotted : ` ${dotted}`];
}

/** How the kind of a document is written before its number, in letters alone. */
const KINDS_OF_DOCUMENT = ['dni', 'lc', 'le', 'ci', 'cedula', 'doc', 'documento', 'cuit', 'cuil'];
const WITH_KIND = new RegExp(`^(?:${KINDS_OF_DOCUMENT.join('|')})(\\d+)$`, 'u');

/** The key of a document without the kind that may be written before its number. */
export function bareDocument(text: string): string {
  const key = numberKey(text);
  return WITH_KIND.exec(key)?.[1] ?? key;
}

/** The keys that a document may have: its number, alone or with its kind before it. */
export function documentForms(text: string): string[] {
  const number = bareDocument(text);
  return /^\d+$/u.test(number) ? [number, ...KINDS_OF_DOCUMENT.map((kind) => kind + number)] : [number];
}
