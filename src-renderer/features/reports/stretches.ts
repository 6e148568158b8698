/** Whole months, by the first day of the first and a day of the last. */
export interface Stretch {
  readonly fromOn: string;
  readonly toOn: string;
}

export const stretchNames = ['thisMonth', 'lastMonth', 'last3', 'last12', 'thisYear', 'lastYear'] as const;
export type StretchName = (typeof stretchNames)[number];

const MONTHS = 12;

/** The first day of the month so many months before a day's. */
function monthBefore(today: string, months: number): string {
  const index = Number(today.slice(0, 4)) * MONTHS + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / MONTHS)}-${String((index % MONTHS) + 1).padStart(2, '0')}-01`;
}

/** What a stretch is on a day of the office; the present month is in all but the last month's and the last year's. */
export function stretchOf(name: StretchName, today: string): Stretch {
  const year = Number(today.slice(0, 4));
  if (name === 'thisMonth') return { fromOn: monthBefore(today, 0), toOn: today };
  if (name === 'lastMonth') return { fromOn: monthBefore(today, 1), toOn: monthBefore(today, 1) };
  if (name === 'lastYear') return { fromOn: `${year - 1}-01-01`, toOn: `${year - 1}-12-01` };
  if (name === 'thisYear') return { fromOn: `${year}-01-01`, toOn: today };
  return { fromOn: monthBefore(today, name === 'last3' ? 2 : MONTHS - 1), toOn: today };
}
