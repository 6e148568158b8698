import { expect, test } from 'vitest';
import { bucketWords, spanWords, standsAlone } from '../../src-renderer/features/consumption/period-words';

test('a figure stands alone where nothing is known on either side of it, also at the ends', () => {
  const figures = [4, null, 7, 8, null, 0];
  expect(figures.map((_, at) => standsAlone(figures, at))).toEqual([true, false, false, false, false, true]);
});

test('a bucket of several hours ends where the next one begins, and the span with the last one', () => {
  const points = [22, 25, 26].map((hour) => ({
    wallMs: Date.UTC(2026, 8, 5, hour),
    down: 0,
    up: 0,
    known: true,
  }));
  const buckets = { bucket: 'hour', hours: 2, points } as const;
  expect(points.map((_, at) => bucketWords(buckets, at))).toEqual([
    '5 sept, 22:00 – 01:00',
    '6 sept, 01:00 – 02:00',
    '6 sept, 02:00 – 04:00',
  ]);
  expect(spanWords(buckets)).toEqual({ from: '5 sept, 22:00', until: '6 sept, 04:00' });
  expect(spanWords({ ...buckets, hours: 1 })).toEqual({ from: '5 sept, 22:00', until: '6 sept, 02:00' });
});
