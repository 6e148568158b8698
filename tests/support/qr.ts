import type { Locator } from '@playwright/test';
import { create } from 'qrcode';

/** The blank edge around a code, in modules, as its drawing has it. */
const QUIET = 4;

/** The dark modules of the code of a text, each by its column and row. */
export function modulesOf(text: string): Set<string> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const places = Array.from({ length: modules.size ** 2 }, (_, at) => [
    at % modules.size,
    Math.floor(at / modules.size),
  ]);
  return new Set(places.flatMap(([x = 0, y = 0]) => (modules.get(y, x) ? [`${x},${y}`] : [])));
}

/** The dark modules that a drawing has, by the path of its ink. */
export function modulesDrawn(path: string): Set<string> {
  const drawn = path.matchAll(/M(?<x>\d+) (?<y>\d+)h1v1h-1z/gu);
  return new Set([...drawn].map(({ groups }) => `${Number(groups?.x) - QUIET},${Number(groups?.y) - QUIET}`));
}

/** The dark modules of a code on the screen. */
export async function modulesShown(code: Locator): Promise<Set<string>> {
  return modulesDrawn((await code.locator('.qr-ink').getAttribute('d')) ?? '');
}
