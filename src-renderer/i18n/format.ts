import { i18n } from './setup';

/** es-AR groups thousands from 1.000 on, which plain `es` does not. */
function locale(): string {
  return i18n.language === 'en' ? 'en-GB' : 'es-AR';
}

/** `12930` → `12.930`. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** An instant as the day it was in the office's time zone: `24/11/2026`. */
export function formatDay(instantMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone }).format(
    instantMs,
  );
}

/** An instant with its minute, in the office's time zone: `24/11/2026, 10:32`. */
export function formatMoment(instantMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instantMs);
}
