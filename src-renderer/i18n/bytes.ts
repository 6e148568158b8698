import { formatFigure } from './format';

/** By thousands, as network equipment and plans count. */
const UNITS = [
  { unit: 'TB', bytes: 1e12 },
  { unit: 'GB', bytes: 1e9 },
  { unit: 'MB', bytes: 1e6 },
  { unit: 'kB', bytes: 1e3 },
] as const;
const SMALLEST = { unit: 'B', bytes: 1 } as const;

/** The unit in which the largest of some figures is read best: chosen once for all that stand side by side. */
export function unitFor(largest: number): { readonly unit: string; readonly bytes: number } {
  return UNITS.find(({ bytes }) => largest >= bytes) ?? SMALLEST;
}

/** `612 GB`, `21,4 MB`. */
export function formatBytes(bytes: number): string {
  const { unit, bytes: size } = unitFor(bytes);
  return `${formatFigure(bytes / size)} ${unit}`;
}
