import { z } from 'zod';

/** One letter that is not seen: a blank, a control, a mark of direction, a zero-width one, a Hangul or Braille filler. */
const UNSEEN = /(?![\uFE00-\uFE0F])[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Nothing but those, and what is only seen with a letter before it: choosers of that letter's form, and tags. */
const ALL_UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

const isUnseen = (value: string, at: number) => UNSEEN.test(value.charAt(at));

/** Printable letters of ASCII with none but seen ones at its ends: most of what is typed, and tidy as it is. */
const TIDY = /^[!-~](?:[ -~]*[!-~])?$/u;

/**
 * Text without what is not seen around it, Unicode composed. What is copied from a telephone or a chat comes with marks
 * of direction; a text that nobody can see is blank.
 */
export function tidy(value: string): string {
  if (value === '' || TIDY.test(value)) return value;
  const composed = value.normalize('NFC').trim();
  if (ALL_UNSEEN.test(composed)) return '';
  let [start, end] = [0, composed.length];
  while (isUnseen(composed, start)) start += 1;
  while (isUnseen(composed, end - 1)) end -= 1;
  return composed.slice(start, end);
}

/** Text as a clerk types it: tidy, no NUL, at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), { message: 'nul' })
    .transform(tidy);
}

/** `text` that must not be blank. */
export function requiredText(max: number) {
  return text(max).refine((value) => value !== '', { message: 'required' });
}

/** Printable letters of ASCII, no two blanks in a row: most of what is folded, and it has no accents to lose. */
const PLAIN = /^(?:[!-~]| (?! ))*$/u;

/**
 * A text's letters as a keyboard here gives them: those of an East Asian one at full width become the plain ones, marks
 * that are not seen go, fillers are blanks. Only these: `º` and `ñ` stand for themselves.
 */
export function plain(value: string): string {
  if (PLAIN.test(value)) return value;
  return value
    .replace(/[\uFF01-\uFF5E]+/gu, (letters) => letters.normalize('NFKC'))
    .replace(/[\p{Cc}\u115F\u1160\u2800\u3000\u3164\uFFA0]/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/**
 * The form in which words are compared: plain letters, lower case, no accents, every run of blanks one space.
 * `Ñ` folds to `n`, because clerks search `munoz` for `Muñoz` (look.md, Clientes).
 */
export function fold(value: string): string {
  if (PLAIN.test(value)) return value.toLowerCase().trim();
  return plain(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Only the letters and digits of a number-like text, folded: `20-26756539-3` → `20267565393`. */
export function numberKey(value: string): string {
  return fold(value).replace(/[^a-z0-9]/gu, '');
}

const email = z.email();

/** Whether it is one complete e-mail address; blank is not. */
export function isEmail(value: string): boolean {
  return email.safeParse(value).success;
}

/** A day of a database that has none, too. */
const FILLED_BLANK = /^(?:[-–—.]+|n\/[ad]|s\/[dn]|sin datos?|null|00[/-]00[/-]0000|0000-00-00(?: 00:00:00)?)$/iu;

/** Whether a tidy cell of any file says that there is nothing to say, as offices and routers fill a blank. */
export function saysNothing(written: string): boolean {
  return FILLED_BLANK.test(written);
}

/** Where no name can stand, «SD» and «NA» say nothing too; there is a node or a client that is called so. */
export function saysNoValue(written: string): boolean {
  return saysNothing(written) || /^(?:n[ad]|s[dn])$/iu.test(written);
}
