import type { ClientConsumption, ConsumptionPeriod } from '../../../src-main/contract/consumption';
import { formatWall } from '../../i18n/format';

type Bucket = ClientConsumption['bucket'];

/** What the words of a bucket are chosen by. */
export function kindOf({ bucket, hours }: Pick<ClientConsumption, 'bucket' | 'hours'>): Bucket | 'hours' {
  return hours > 1 ? 'hours' : bucket;
}

const HOUR_MS = 3_600_000;

/** The buckets of a chart, and what they are named by. */
export type Buckets = Pick<ClientConsumption, 'bucket' | 'hours' | 'points'>;

/** Where a bucket ends: of several hours one may be shorter or longer where the clock changes. */
function endMs({ hours, points }: Buckets, at: number): number {
  return points[at + 1]?.wallMs ?? startMs({ points }, at) + hours * HOUR_MS;
}

const startMs = ({ points }: Pick<Buckets, 'points'>, at: number) => points[at]?.wallMs ?? 0;

/** A bucket as a hover and the table name it; one of several hours from the first to the end of the last. */
export function bucketWords(buckets: Buckets, at: number): string {
  const { bucket, hours } = buckets;
  const wallMs = startMs(buckets, at);
  if (bucket === 'hour') {
    const start = formatWall(wallMs, 'dayHour');
    return hours === 1 ? start : `${start} – ${formatWall(endMs(buckets, at), 'hour')}`;
  }
  return formatWall(wallMs, bucket === 'day' ? 'day' : 'monthYear');
}

/** A bucket below the axis, as short as its period lets it be. */
export function tickWords(period: ConsumptionPeriod, wallMs: number): string {
  const kinds = { day: 'hour', week: 'weekday', month: 'date', year: 'month' } as const;
  return formatWall(wallMs, kinds[period]);
}

const DAY_MS = 24 * HOUR_MS;
const dayOf = (wallMs: number) => Math.floor(wallMs / DAY_MS);

/** Whether a bucket is the first of its day: at midnight, or the next where none begins at it. */
export function beginsDay(buckets: Buckets, at: number): boolean {
  const wallMs = startMs(buckets, at);
  // Of the day that a chart begins within there may be too little left to be named.
  if (at === 0) return wallMs - dayOf(wallMs) * DAY_MS < buckets.hours * HOUR_MS;
  return dayOf(wallMs) !== dayOf(startMs(buckets, at - 1));
}

/** From when to when a chart goes: by its first and its last bucket; where they are of several hours, to the end of it. */
export function spanWords(buckets: Buckets): { from: string; until: string } {
  const { points, hours } = buckets;
  if (points.length === 0) return { from: '', until: '' };
  const last = points.length - 1;
  const words = (at: number) => bucketWords({ ...buckets, hours: 1 }, at);
  return { from: words(0), until: hours === 1 ? words(last) : formatWall(endMs(buckets, last), 'dayHour') };
}

/** Whether a figure is known and neither of those beside it is. */
export function standsAlone(figures: readonly unknown[], at: number): boolean {
  const isKnown = (place: number) => typeof figures[place] === 'number';
  return isKnown(at) && !isKnown(at - 1) && !isKnown(at + 1);
}
