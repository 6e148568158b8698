import { i18n } from './setup';

/** es-AR groups thousands from 1.000 on, which plain `es` does not. */
function locale(): string {
  return i18n.language === 'en' ? 'en-GB' : 'es-AR';
}

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const numbers = new Map<string, Intl.NumberFormat>();
const moments = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a millisecond, which a row that moves with the arrow key has not to give: each is kept. */
function momentFormat(kind: 'day' | 'moment', timeZone: string): Intl.DateTimeFormat {
  const key = `${locale()} ${kind} ${timeZone}`;
  const format =
    moments.get(key) ?? new Intl.DateTimeFormat(locale(), { ...(kind === 'day' ? DAY : MOMENT), timeZone });
  moments.set(key, format);
  return format;
}

/** `12930` → `12.930`. */
export function formatNumber(value: number): string {
  const format = numbers.get(locale()) ?? new Intl.NumberFormat(locale());
  numbers.set(locale(), format);
  return format.format(value);
}

/** An instant as the day it was in the office's time zone: `24/11/2026`. */
export function formatDay(instantMs: number, timeZone: string): string {
  return momentFormat('day', timeZone).format(instantMs);
}

/** An instant with its minute, in the office's time zone: `24/11/2026, 10:32`. */
export function formatMoment(instantMs: number, timeZone: string): string {
  return momentFormat('moment', timeZone).format(instantMs);
}

/** `el mismo teléfono, el mismo e-mail y el mismo documento`. */
export function joinWords(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** `ARS` → `peso argentino`. */
export function currencyName(code: string): string {
  return new Intl.DisplayNames(locale(), { type: 'currency' }).of(code) ?? code;
}
