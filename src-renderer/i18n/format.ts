import { type Country, currencies } from '../../src-main/contract/office';
import { parseCents, writtenBasisPoints, writtenCents } from '../../src-main/contract/values/money';
import { localeOf, writeNumber } from './numbers';
import { i18n } from './setup';

const locale = (): string => localeOf(i18n.language);

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
  return writeNumber(value, i18n.language);
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

/** A calendar day as a clerk writes it: `2026-11-24` → `24/11/2026`. */
export function formatDate(day: string): string {
  return day.split('-').toReversed().join('/');
}

function moneyFormat(country: Country): Intl.NumberFormat {
  const key = `${locale()} ${country}`;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(locale(), {
      style: 'currency',
      currency: currencies[country],
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
    });
  numbers.set(key, format);
  return format;
}

/** The whole units and the cents of an amount, by its digits: no fraction ever holds one. */
function digitsOf(amount: number): { readonly whole: string; readonly decimals: string } {
  const [whole = '', decimals = ''] = writtenCents(Math.abs(amount)).split('.');
  return { whole: formatNumber(Number(whole)), decimals };
}

/** An amount with its country's sign: `1230000` cents → `$ 12.300,00`. */
export function formatMoney(amount: number, country: Country): string {
  const { whole, decimals } = digitsOf(amount);
  return moneyFormat(country)
    .formatToParts(amount < 0 ? -1 : 1)
    .map(({ type, value }) => (type === 'integer' ? whole : type === 'fraction' ? decimals : value))
    .join('');
}

/** An amount that the core wrote, with its country's sign: `12300.00` → `$ 12.300,00`. What is none stays as it is. */
export function formatWrittenMoney(written: string, country: Country): string {
  const cents = parseCents(written);
  return cents === null ? written : formatMoney(cents, country);
}

/** An amount as it is typed, without its sign: `1230000` cents → `12.300,00`. */
export function formatAmount(amount: number): string {
  const { whole, decimals } = digitsOf(amount);
  return `${amount < 0 ? '-' : ''}${whole}${i18n.language === 'en' ? '.' : ','}${decimals}`;
}

/** `1050` basis points → `10,5 %`. */
export function formatRate(rateBp: number): string {
  const written = writtenBasisPoints(rateBp);
  return `${i18n.language === 'en' ? written : written.replace('.', ',')} %`;
}

const KBPS_IN_MBPS = 1000;

/** A speed in Mb/s, without its unit: `512` → `0,512`. One of 0 was told by nobody, as where a list made the plan: `—`. */
export function formatMbps(kbps: number): string {
  return kbps === 0 ? '—' : formatNumber(kbps / KBPS_IN_MBPS);
}

/** Both speeds of a plan, down and up: `100 / 50 Mb/s`, `100 / — Mb/s`; `—` alone where neither was told. */
export function formatSpeeds({ downKbps, upKbps }: { readonly downKbps: number; readonly upKbps: number }): string {
  return downKbps === 0 && upKbps === 0 ? '—' : `${formatMbps(downKbps)} / ${formatMbps(upKbps)} Mb/s`;
}

const WALL = {
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayHour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short', day: 'numeric' },
  date: { day: 'numeric', month: 'short' },
  day: DAY,
  month: { month: 'short' },
  monthYear: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const walls = new Map<string, Intl.DateTimeFormat>();

/** A reading of the office's wall clock, taken as if it were UTC: `14:00`, `9 nov`, `lun 9`. */
export function formatWall(wallMs: number, kind: keyof typeof WALL): string {
  const key = `${locale()} ${kind}`;
  const format = walls.get(key) ?? new Intl.DateTimeFormat(locale(), { ...WALL[kind], timeZone: 'UTC' });
  walls.set(key, format);
  return format.format(wallMs);
}

const figures = new Map<string, Intl.NumberFormat>();

/** A figure to three digits: `612`, `21,4`, `0,05`. */
export function formatFigure(value: number): string {
  const format = figures.get(locale()) ?? new Intl.NumberFormat(locale(), { maximumSignificantDigits: 3 });
  figures.set(locale(), format);
  return value >= 1000 ? formatNumber(Math.round(value)) : format.format(value);
}
