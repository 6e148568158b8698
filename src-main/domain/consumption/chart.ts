import type { z } from 'zod';
import type { ClientConsumption, consumptionContract } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import { calendarOf, type Calendar } from './calendar';
import { findFirst, findLastSample, hasBefore, listContracts, listSums } from './chart-store';
import { DAY_S, HOUR_S, lastDayOf, monthIndex, type LastData, type Window, windowOf } from './rules';

type Asked = z.output<(typeof consumptionContract.ofClient)['input']>;

const NOTHING = { down: 0, up: 0 };

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

function total(parts: Iterable<Traffic>): Traffic {
  const all = { down: 0, up: 0 };
  for (const { down, up } of parts) {
    all.down += down;
    all.up += up;
  }
  return all;
}

function usedInHours(db: ReadDb, owners: readonly number[], hours: { from: number; until: number }): Traffic {
  return total(byBucket(listSums(db, 'hour', owners, hours)).values());
}

/** A client's consumption of a period, of one contract or of all, from the sums alone. */
export function clientConsumptionOf(db: ReadDb, asked: Asked): ClientConsumption {
  const contracts = listContracts(db, asked.clientId).map((one) => ({ ...one, live: one.live === 1 }));
  const lastS = findLastSample(db);
  if (lastS === null) {
    const none = { points: [], totals: NOTHING, lastDay: NOTHING, knownFromWallMs: null };
    return { contracts, bucket: 'hour', ...none, dataUntilMs: null, earlier: false };
  }
  const all = contracts.map(({ id }) => id);
  const owners = asked.contractId === undefined ? all : all.filter((id) => id === asked.contractId);
  const calendar = calendarOf(db);
  const last = lastDataOf(calendar, lastS);
  const window = windowOf(asked.period, asked.back, last);
  const sums = listSums(db, window.bucket === 'hour' ? 'hour' : 'day', owners, window);
  const points = pointsOf(window, byBucket(sums), calendar);
  return {
    contracts,
    bucket: window.bucket,
    points,
    totals: total(points),
    knownFromWallMs: knownFrom(window, findFirst(db, window.bucket === 'hour' ? 'hour' : 'day', owners), calendar),
    lastDay: usedInHours(db, owners, lastDayOf(last)),
    dataUntilMs: lastS * 1000,
    earlier: hasBefore(db, owners, window.bucket === 'hour' ? calendar.dayOf(window.from * HOUR_S) : window.from),
  };
}

/** Where the bucket begins that the first known hour or day is in; before the window it is in none of it. */
function knownFrom(window: Window, first: number | null, calendar: Calendar): number | null {
  if (first === null) return null;
  if (window.bucket === 'hour') return calendar.wallMs(first * HOUR_S);
  if (window.bucket === 'day') return first * DAY_S * 1000;
  return (window.starts[monthIndex(window.starts, first)] ?? first) * DAY_S * 1000;
}

/** One point a bucket, also where nothing was used, at the wall clock of its beginning. */
function pointsOf(window: Window, used: ReadonlyMap<number, Traffic>, calendar: Calendar): ClientConsumption['points'] {
  if (window.bucket === 'month') {
    const months = window.starts.map((start) => ({ wallMs: start * DAY_S * 1000, down: 0, up: 0 }));
    for (const [day, { down, up }] of used) {
      const month = months[monthIndex(window.starts, day)];
      if (!month) continue;
      month.down += down;
      month.up += up;
    }
    return months;
  }
  return Array.from({ length: window.until - window.from + 1 }, (_, at) => {
    const bucket = window.from + at;
    const { down, up } = used.get(bucket) ?? NOTHING;
    return { wallMs: window.bucket === 'day' ? bucket * DAY_S * 1000 : calendar.wallMs(bucket * HOUR_S), down, up };
  });
}

/** What all of a client's contracts used in the last 24 hours that the office has samples of; null where it has none. */
export function lastDayOfClient(db: ReadDb, clientId: number) {
  const lastS = findLastSample(db);
  if (lastS === null) return null;
  const owners = listContracts(db, clientId).map(({ id }) => id);
  const window = lastDayOf(lastDataOf(calendarOf(db), lastS));
  return { ...usedInHours(db, owners, window), dataUntilMs: lastS * 1000 };
}
