import type { ClientConsumption, ConsumptionPeriod } from '../../../src-main/contract/consumption';
import { formatWall } from '../../i18n/format';

type Points = ClientConsumption['points'];
type Bucket = ClientConsumption['bucket'];

/** What the words of a bucket are chosen by. */
export function kindOf({ bucket, hours }: Pick<ClientConsumption, 'bucket' | 'hours'>): Bucket | 'hours' {
  return hours > 1 ? 'hours' : bucket;
}

const HOUR_MS = 3_600_000;

/** A bucket as a hover and the table name it; one of several hours from the first to the end of the last. */
export function bucketWords({ bucket, hours }: Pick<ClientConsumption, 'bucket' | 'hours'>, wallMs: number): string {
  if (bucket === 'hour') {
    const start = formatWall(wallMs, 'dayHour');
    return hours === 1 ? start : `${start} – ${formatWall(wallMs + hours * HOUR_MS, 'hour')}`;
  }
  return formatWall(wallMs, bucket === 'day' ? 'day' : 'monthYear');
}

/** A bucket below the axis, as short as its period lets it be. */
export function tickWords(period: ConsumptionPeriod, wallMs: number): string {
  const kinds = { day: 'hour', week: 'weekday', month: 'date', year: 'month' } as const;
  return formatWall(wallMs, kinds[period]);
}

/** From when to when a chart goes. */
export function spanWords(bucket: Bucket, points: Points): { from: string; until: string } {
  const [first, last] = [points[0], points.at(-1)];
  const words = (wallMs: number) => bucketWords({ bucket, hours: 1 }, wallMs);
  return { from: first ? words(first.wallMs) : '', until: last ? words(last.wallMs) : '' };
}

/** Whether a figure is known and neither of those beside it is. */
export function standsAlone(figures: readonly unknown[], at: number): boolean {
  const isKnown = (place: number) => typeof figures[place] === 'number';
  return isKnown(at) && !isKnown(at - 1) && !isKnown(at + 1);
}
