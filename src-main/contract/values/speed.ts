/** The fastest that a plan can be, in Mb/s. */
const FASTEST_MBPS = 100_000;

/** A speed typed in Mb/s, `100`, `0,5` or `1.000`, in kb/s; null when it is none. */
export function parseMbps(typed: string): number | null {
  const text = typed.replace(/\s/gu, '');
  // A point before three digits groups thousands, as everywhere in the office; a comma never does.
  const plain = /^\d{1,3}(?:\.\d{3})+$/u.test(text) ? text.replaceAll('.', '') : text.replace(',', '.');
  if (!/^\d+(?:\.\d{1,3})?$/u.test(plain)) return null;
  const mbps = Number(plain);
  return mbps > FASTEST_MBPS ? null : Math.round(mbps * 1000);
}

/** A speed in kb/s as `parseMbps` reads it, `0,512`: for a file, which has no window to write it. */
export function writtenMbps(kbps: number): string {
  return String(kbps / 1000).replace('.', ',');
}
