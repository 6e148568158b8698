import type { z } from 'zod';
import type { ClientConsumption, consumptionContract } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import { calendarOf, type Calendar } from './calendar';
import { findLastSample, hasBefore, listContracts, listSums, type Sum, sumHours } from './chart-store';
import { DAY_S, HOUR_S, lastDayOf, monthIndex, type LastData, type Window, windowOf } from './rules';

type Asked = z.output<(typeof consumptionContract.ofClient)['input']>;

const NOTHING = { down: 0, up: 0 };

function lastDataOf(calendar: Calendar, lastS: number): LastData {
  return { hour: Math.floor(lastS / HOUR_S), day: calendar.dayOf(lastS) };
}

function total(sums: readonly { down: number; up: number }[]): { down: number; up: number } {
  let [down, up] = [0, 0];
  for (const sum of sums) {
    down += sum.down;
    up += sum.up;
  }
  return { down, up };
}

/** A client's consumption of a period, of one contract or of all, from the sums alone. */
export function clientConsumptionOf(db: ReadDb, asked: Asked): ClientConsumption {
  const contracts = listContracts(db, asked.clientId).map((one) => ({ ...one, live: one.live === 1 }));
  const lastS = findLastSample(db);
  if (lastS === null) {
    const none = { points: [], totals: NOTHING, lastDay: NOTHING, dataUntilMs: null, earlier: false };
    return { contracts, bucket: 'hour', ...none };
  }
  const all = contracts.map(({ id }) => id);
  const owners = asked.contractId === undefined ? all : all.filter((id) => id === asked.contractId);
  const calendar = calendarOf(db);
  const last = lastDataOf(calendar, lastS);
  const window = windowOf(asked.period, asked.back, last);
  const points = pointsOf(window, listSums(db, window.bucket === 'hour' ? 'hour' : 'day', owners, window), calendar);
  return {
    contracts,
    bucket: window.bucket,
    points,
    totals: total(points),
    lastDay: sumHours(db, owners, lastDayOf(last)),
    dataUntilMs: lastS * 1000,
    earlier: hasBefore(db, owners, window.bucket === 'hour' ? calendar.dayOf(window.from * HOUR_S) : window.from),
  };
}

/** One point a bucket, also where nothing was used, at the wall clock of its beginning. */
function pointsOf(window: Window, sums: readonly Sum[], calendar: Calendar): ClientConsumption['points'] {
  if (window.bucket === 'month') {
    const months = window.starts.map((start) => ({ wallMs: start * DAY_S * 1000, down: 0, up: 0 }));
    for (const { bucket, down, up } of sums) {
      const month = months[monthIndex(window.starts, bucket)];
      if (!month) continue;
      month.down += down;
      month.up += up;
    }
    return months;
  }
  const known = new Map(sums.map((sum) => [sum.bucket, sum]));
  return Array.from({ length: window.until - window.from + 1 }, (_, at) => {
    const bucket = window.from + at;
    const { down, up } = known.get(bucket) ?? NOTHING;
    return { wallMs: window.bucket === 'day' ? bucket * DAY_S * 1000 : calendar.wallMs(bucket * HOUR_S), down, up };
  });
}

/** What all of a client's contracts used in the last 24 hours that the office has samples of; null where it has none. */
export function lastDayOfClient(db: ReadDb, clientId: number) {
  const lastS = findLastSample(db);
  if (lastS === null) return null;
  const owners = listContracts(db, clientId).map(({ id }) => id);
  const window = lastDayOf(lastDataOf(calendarOf(db), lastS));
  return { ...sumHours(db, owners, window), dataUntilMs: lastS * 1000 };
}
