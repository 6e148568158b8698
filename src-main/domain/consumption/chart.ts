import type { z } from 'zod';
import type { ClientConsumption, consumptionContract } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import { calendarOf, type Calendar } from './calendar';
import { findLastSample, hasBefore, listContracts, listSums } from './chart-store';
import {
  commonHours,
  DAY_S,
  HOUR_S,
  hoursBetween,
  hoursToEnd,
  type LastData,
  lastDayOf,
  monthIndex,
  type Window,
  windowOf,
} from './rules';

type Asked = z.output<(typeof consumptionContract.ofClient)['input']>;

const HOUR_MS = HOUR_S * 1000;

const NOTHING = { down: 0, up: 0 };
const UNKNOWN = { ...NOTHING, known: false };

function lastDataOf(calendar: Calendar, lastS: number): LastData {
  return { hour: Math.floor(lastS / HOUR_S), day: calendar.dayOf(lastS) };
}

interface Traffic {
  down: number;
  up: number;
}

/** The bytes of each bucket, of all contracts together. */
function byBucket(sums: ReturnType<typeof listSums>): ReadonlyMap<number, Traffic> {
  const buckets = new Map<number, Traffic>();
  for (const [bucket, down, up] of sums) {
    const known = buckets.get(bucket);
    if (known) {
      known.down += down;
      known.up += up;
    } else buckets.set(bucket, { down, up });
  }
  return buckets;
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

function usedInHours(db: ReadDb, owners: readonly number[], hours: { from: number; until: number }) {
  return total(byBucket(listSums(db, 'hour', owners, hours)).values());
}

/** A client's consumption of a period, of one contract or of all, from the sums alone. */
export function clientConsumptionOf(db: ReadDb, asked: Asked): ClientConsumption {
  const contracts = listContracts(db, asked.clientId).map((one) => ({ ...one, live: one.live === 1 }));
  const lastS = findLastSample(db);
  if (lastS === null) {
    const none = { points: [], totals: UNKNOWN, lastDay: UNKNOWN };
    return { contracts, bucket: 'hour', hours: 1, ...none, dataUntilMs: null, earlier: false };
  }
  const all = contracts.map(({ id }) => id);
  const owners = asked.contractId === undefined ? all : all.filter((id) => id === asked.contractId);
  const calendar = calendarOf(db);
  const last = lastDataOf(calendar, lastS);
  const window = inRhythm(db, windowOf(asked.period, asked.back, last), owners, last, calendar);
  const sums = listSums(db, window.bucket === 'hour' ? 'hour' : 'day', owners, window);
  const points = pointsOf(window, byBucket(sums), calendar);
  return {
    contracts,
    bucket: window.bucket,
    hours: hoursOf(window),
    points,
    totals: total(points.filter(({ known }) => known)),
    lastDay: usedInHours(db, owners, lastDayOf(last)),
    dataUntilMs: lastS * 1000,
    earlier: hasBefore(db, owners, window.bucket === 'hour' ? calendar.dayOf(window.from * HOUR_S) : window.from),
  };
}

/** How many of its units a bucket is: of hours as many as lie between samples, of everything else one. */
function hoursOf(window: Window): number {
  return window.bucket === 'hour' ? window.hours : 1;
}

/** Hours before a window that also tell how often there are samples. */
const RHYTHM_HOURS = 168;

/**
 * A window of hours, as its contracts' samples come: where they are further apart than an hour, each bucket is as wide as
 * what lies between them, so that none of it looks like an outage and every figure is what was counted.
 */
function inRhythm(db: ReadDb, window: Window, owners: readonly number[], last: LastData, calendar: Calendar): Window {
  if (window.bucket !== 'hour') return window;
  const { from, until } = window;
  const around = { from: from - RHYTHM_HOURS, until };
  const each = owners.map((owner) => {
    const known = listSums(db, 'hour', [owner], around).map(([hour]) => hour);
    return hoursBetween(known, from);
  });
  const hours = commonHours(each);
  const wallHour = Math.floor(calendar.wallMs(last.hour * HOUR_S) / HOUR_MS);
  const later = hoursToEnd(wallHour, hours);
  return { ...window, from: from + later, until: until + later, hours };
}

type Point = ClientConsumption['points'][number];

/** One point a bucket, also where nothing is known of it, at the wall clock of its beginning. */
function pointsOf(window: Window, used: ReadonlyMap<number, Traffic>, calendar: Calendar): Point[] {
  const points = startsOf(window, calendar).map((wallMs) => ({ wallMs, ...UNKNOWN }));
  for (const [bucket, { down, up }] of used) {
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
  if (window.bucket === 'month') return window.starts.map((start) => start * DAY_S * 1000);
  const width = hoursOf(window);
  return Array.from({ length: (window.until - window.from + 1) / width }, (_, at) => {
    const start = window.from + at * width;
    return window.bucket === 'day' ? start * DAY_S * 1000 : calendar.wallMs(start * HOUR_S);
  });
}

/** Which of a window's buckets an hour or a day lies in. */
function indexIn(window: Window, bucket: number): number {
  if (window.bucket === 'month') return monthIndex(window.starts, bucket);
  return Math.floor((bucket - window.from) / hoursOf(window));
}

/** What all of a client's contracts used in the last 24 hours that the office has samples of; null where it has none. */
export function lastDayOfClient(db: ReadDb, clientId: number) {
  const lastS = findLastSample(db);
  if (lastS === null) return null;
  const owners = listContracts(db, clientId).map(({ id }) => id);
  const window = lastDayOf(lastDataOf(calendarOf(db), lastS));
  return { ...usedInHours(db, owners, window), dataUntilMs: lastS * 1000 };
}
