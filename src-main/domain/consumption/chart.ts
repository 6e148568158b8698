import type { z } from 'zod';
import type { ClientConsumption, consumptionContract } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import { findLastSample } from '../last-sample';
import { calendarOf, type Calendar } from './calendar';
import { hasBefore, listContracts, listSums, listTellings, sumHours } from './chart-store';
import { commonHours, type Grid, gridOf, hoursBetween, inBuckets, type Told, toldBy } from './rhythm-rules';
import { bucketIndex, DAY_S, HOUR_S, type HourWindow, type LastData, lastDayOf, type Window, windowOf } from './rules';

type Asked = z.output<(typeof consumptionContract.ofClient)['input']>;

const HOUR_MS = HOUR_S * 1000;

/** Hours before a window that also tell how often there are samples. */
const RHYTHM_HOURS = 168;

const NOTHING = { down: 0, up: 0 };
const UNKNOWN = { ...NOTHING, known: false };
const NO_HOURS = { down: null, up: null, last: null, before: null };

function lastDataOf(calendar: Calendar, lastS: number): LastData {
  return { hour: Math.floor(lastS / HOUR_S), day: calendar.dayOf(lastS) };
}

interface Traffic {
  down: number;
  up: number;
}

/** What all parts come to; unknown where there is none. */
function total(parts: Iterable<Traffic>): Traffic & { known: boolean } {
  const all = { ...UNKNOWN };
  for (const { down, up } of parts) {
    all.down += down;
    all.up += up;
    all.known = true;
  }
  return all;
}

/** What the last 24 hours of the office's samples have of some contracts, and until when they tell. */
function lastDayIn(db: ReadDb, owners: readonly number[], last: LastData, lastS: number) {
  const window = lastDayOf(last);
  const lastDay = { ...UNKNOWN };
  // Measured by the hour, which most are, the last sample tells of no hour but its own.
  let isSparse = false;
  for (const owner of owners) {
    const { down, up, last: at, before } = sumHours(db, owner, window) ?? NO_HOURS;
    lastDay.down += down ?? 0;
    lastDay.up += up ?? 0;
    lastDay.known ||= at !== null;
    if (at === window.until && before !== at - 1) isSparse = true;
  }
  const ends = isSparse ? owners.map((owner) => endOfLast(db, owner, window) * HOUR_MS) : [];
  return { lastDay, dataUntilMs: Math.max(lastS * 1000, ...ends) };
}

const hoursIn = (sums: ReturnType<typeof listSums>) => sums.map(([hour]) => hour);

interface Hours {
  readonly from: number;
  readonly until: number;
}

/** The hour until which a contract's last sample tells, where it is of several hours; else 0. */
function endOfLast(db: ReadDb, owner: number, window: Hours): number {
  const around = { from: window.from - RHYTHM_HOURS, until: window.until };
  const hours = hoursIn(listSums(db, 'hour', [owner], around));
  const rhythm = hours.at(-1) === window.until ? hoursBetween(hours, window.from) : 1;
  if (rhythm === 1) return 0;
  const last = toldBy(hours, rhythm, askToldAtEnd(db, owner, around)).at(-1);
  return last ? last.first + last.hours : 0;
}

/** Whether the sample of an hour was told at its end, by the import that has it. */
function askToldAtEnd(db: ReadDb, owner: number, window: Hours): (hour: number) => boolean {
  const tellings = listTellings(db, owner, window);
  return (hour) => tellings.findLast(({ from, until }) => from <= hour && hour <= until)?.atEnd === 1;
}

/** A client's consumption of a period, of one contract or of all, from the sums alone. */
export function clientConsumptionOf(db: ReadDb, asked: Asked): ClientConsumption {
  const contracts = listContracts(db, asked.clientId);
  const lastS = findLastSample(db);
  if (lastS === null) {
    const none = { points: [], totals: UNKNOWN, lastDay: UNKNOWN };
    return { contracts, bucket: 'hour', hours: 1, ...none, dataUntilMs: null, earlier: false };
  }
  const all = contracts.map(({ id }) => id);
  const owners = asked.contractId === undefined ? all : all.filter((id) => id === asked.contractId);
  const calendar = calendarOf(db);
  const last = lastDataOf(calendar, lastS);
  const window = inRhythm(db, windowOf(asked.period, asked.back, last), owners, calendar);
  const sums = listSums(db, window.bucket === 'hour' ? 'hour' : 'day', owners, window);
  const points = pointsOf(window, sums, calendar);
  return {
    contracts,
    bucket: window.bucket,
    hours: hoursOf(window),
    points,
    totals: total(points.filter(({ known }) => known)),
    ...lastDayIn(db, owners, last, lastS),
    earlier: hasBefore(db, owners, window.bucket === 'hour' ? calendar.dayOf(window.from * HOUR_S) : window.from),
  };
}

/** How many of its units a bucket is: of hours as many as lie between samples, of everything else one. */
function hoursOf(window: Window): number {
  return window.bucket === 'hour' ? window.hours : 1;
}

/**
 * A window of hours, as its contracts' samples come: where they are further apart than an hour, each bucket is as wide as
 * what lies between them, so that none of it looks like an outage and every figure is what was counted.
 */
function inRhythm(db: ReadDb, window: Window, owners: readonly number[], calendar: Calendar): Window {
  if (window.bucket !== 'hour') return window;
  const { from, until } = window;
  const around = { from: from - RHYTHM_HOURS, until };
  const each = owners.map((owner) => {
    const known = hoursIn(listSums(db, 'hour', [owner], around));
    return { owner, known, rhythm: hoursBetween(known, from) };
  });
  const hours = commonHours(each.map(({ rhythm }) => rhythm));
  if (hours === 1) return window;
  const told = each.flatMap(({ owner, known, rhythm }) => toldBy(known, rhythm, askToldAtEnd(db, owner, around)));
  return inBuckets(window, hours, gridOfShown(told, hours, window, calendar));
}

/** Where the buckets of a window begin, by what is shown in it. */
function gridOfShown(told: readonly Told[], hours: number, { from }: HourWindow, calendar: Calendar): Grid {
  const wallHour = (hour: number) => Math.floor(calendar.wallMs(hour * HOUR_S) / HOUR_MS);
  const shown = told.filter(({ first }) => first >= from);
  return gridOf(shown, hours, wallHour);
}

type Point = ClientConsumption['points'][number];

/** One point a bucket, also where nothing is known of it, at the wall clock of its beginning. */
function pointsOf(window: Window, sums: ReturnType<typeof listSums>, calendar: Calendar): Point[] {
  const points = startsOf(window, calendar).map((wallMs) => ({ wallMs, ...UNKNOWN }));
  for (const [bucket, down, up] of sums) {
    const point = points[indexIn(window, bucket)];
    if (!point) continue;
    point.down += down;
    point.up += up;
    point.known = true;
  }
  return points;
}

/** Where each bucket begins, by the wall clock. */
function startsOf(window: Window, calendar: Calendar): number[] {
  if (window.bucket === 'hour') return window.starts.map((start) => calendar.wallMs(start * HOUR_S));
  if (window.bucket === 'month') return window.starts.map((start) => start * DAY_S * 1000);
  return Array.from({ length: window.until - window.from + 1 }, (_, at) => (window.from + at) * DAY_S * 1000);
}

/** Which of a window's buckets an hour or a day lies in. */
function indexIn(window: Window, bucket: number): number {
  return window.bucket === 'day' ? bucket - window.from : bucketIndex(window.starts, bucket);
}

/** What all of a client's contracts used in the last 24 hours that the office has samples of; null where it has none. */
export function lastDayOfClient(db: ReadDb, clientId: number) {
  const lastS = findLastSample(db);
  if (lastS === null) return null;
  const owners = listContracts(db, clientId).map(({ id }) => id);
  const { lastDay, dataUntilMs } = lastDayIn(db, owners, lastDataOf(calendarOf(db), lastS), lastS);
  return { ...lastDay, dataUntilMs };
}
