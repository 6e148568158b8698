import { z } from 'zod';

/** Text as a clerk types it: outer blanks cut, Unicode composed, no NUL, at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), { message: 'nul' })
    .transform((value) => value.normalize('NFC').trim());
}

/** `text` that must not be blank. */
export function requiredText(max: number) {
  return text(max).refine((value) => value !== '', { message: 'required' });
}

/** Printable letters of ASCII, no two blanks in a row: most of what is folded, and it has no accents to lose. */
const PLAIN = /^(?:[!-~]| (?! ))*$/u;

/**
 * The form in which words are compared: lower case, no accents, every run of blanks one space.
 * `Ñ` folds to `n`, because clerks search `munoz` for `Muñoz` (look.md, Clientes).
 */
export function fold(value: string): string {
  if (PLAIN.test(value)) return value.toLowerCase().trim();
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
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
