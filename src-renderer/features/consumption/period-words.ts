import type { ClientConsumption, ConsumptionPeriod } from '../../../src-main/contract/consumption';
import { formatWall } from '../../i18n/format';

type Points = ClientConsumption['points'];
type Bucket = ClientConsumption['bucket'];

/** A bucket as a hover and the table name it. */
export function bucketWords(bucket: Bucket, wallMs: number): string {
  if (bucket === 'hour') return formatWall(wallMs, 'dayHour');
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
  return { from: first ? bucketWords(bucket, first.wallMs) : '', until: last ? bucketWords(bucket, last.wallMs) : '' };
}

/** Whether anything is known of a point; before an office's first file of a contract its use is unknown, not nothing. */
export function isKnownFrom(fromWallMs: number | null): (point: { readonly wallMs: number }) => boolean {
  return ({ wallMs }) => fromWallMs !== null && wallMs >= fromWallMs;
}

/** Whether a figure is known and neither of those beside it is. */
export function standsAlone(figures: readonly unknown[], at: number): boolean {
  const isKnown = (place: number) => typeof figures[place] === 'number';
  return isKnown(at) && !isKnown(at - 1) && !isKnown(at + 1);
}
