import { z } from 'zod';

/** A calendar day of the office, `YYYY-MM-DD`, that exists (no 31 February). */
export const calendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .refine(isRealDay, { message: 'date' })
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof calendarDate>;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDay(value: string): boolean {
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = (MONTHS[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0);
  return year >= 1 && day >= 1 && day <= length;
}

/** Nothing that an office writes down is older: a day before it is a slip of the pen, mostly in its year. */
export const EARLIEST_DAY = calendarDate.parse('1900-01-01');

const DAY_MS = 86_400_000;

/**
 * Days that were counted with, by their number and back: an office's are few, and a run of invoices counts each of them a
 * hundred thousand times. Beyond so many, which no office has, they are forgotten.
 */
const KNOWN_DAYS = 20_000;
const dayOf = new Map<number, CalendarDate>();
const numbers = new Map<string, number>();
const dayWritten = new Map<string, CalendarDate>();

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  if (known.size >= KNOWN_DAYS) known.clear();
  known.set(key, made);
  return made;
}

function countedNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

function writtenDay(number: number): CalendarDate {
  return calendarDate.parse(new Date(number * DAY_MS).toISOString().slice(0, 10));
}

/** A day's number, counted from 1 January 1970: days follow one another by one, whatever clocks do. */
function numberOf(day: string): number {
  return kept(numbers, day, countedNumber);
}

function dayOfNumber(number: number): CalendarDate {
  return kept(dayOf, number, writtenDay);
}

/** The day so many days later; earlier where they are negative. */
export function addDays(day: string, days: number): CalendarDate {
  return dayOfNumber(numberOf(day) + days);
}

/** How many days there are from one to the other, both counted: from a day to itself is 1. */
export function daysThrough(fromOn: string, toOn: string): number {
  return numberOf(toOn) - numberOf(fromOn) + 1;
}

/** 0 is Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: string): number {
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

const written = (value: number, length: number) => String(value).padStart(length, '0');

/** This day of the month of `day`, or of one so many months later; 28 is the last that every month has. */
export function inMonth(day: string, dayOfMonth: number, months = 0): CalendarDate {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const text = `${written(Math.floor(month / 12), 4)}-${written((month % 12) + 1, 2)}-${written(dayOfMonth, 2)}`;
  return kept(dayWritten, text, (one) => calendarDate.parse(one));
}
