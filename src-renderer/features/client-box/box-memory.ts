import { z } from 'zod';

/** The six tabs in their order (specification §1). */
export const boxTabs = ['contracts', 'consumption', 'map', 'gateways', 'devices', 'audit'] as const;
export type BoxTab = (typeof boxTabs)[number];

/** The box as its operator left it; the width in pixels. A tab that is no more leaves the rest as it was. */
export const boxMemory = z.object({
  open: z.boolean(),
  width: z.number().min(320).max(900),
  tab: z.enum(boxTabs).catch('contracts'),
});
export type BoxMemory = z.infer<typeof boxMemory>;

export const factoryBox: BoxMemory = { open: true, width: 464, tab: 'contracts' };

/** Keeps a dragged width within what can be read and what leaves the list in sight. */
export function clampWidth(width: number, windowWidth: number): number {
  return Math.round(Math.max(320, Math.min(width, 900, windowWidth * 0.6)));
}
