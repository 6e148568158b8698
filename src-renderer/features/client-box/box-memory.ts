import { z } from 'zod';

/** The tabs in their order (specification §1); the client's own data at a glance comes last. */
export const boxTabs = ['contracts', 'consumption', 'map', 'gateways', 'devices', 'audit', 'data'] as const;
export type BoxTab = (typeof boxTabs)[number];

/** The box as its operator left it; the width in pixels. */
export const boxMemory = z.object({ open: z.boolean(), width: z.number().min(320).max(900), tab: z.enum(boxTabs) });
export type BoxMemory = z.infer<typeof boxMemory>;

export const factoryBox: BoxMemory = { open: true, width: 464, tab: 'contracts' };

/** Keeps a dragged width within what can be read and what leaves the list in sight. */
export function clampWidth(width: number, windowWidth: number): number {
  return Math.round(Math.max(320, Math.min(width, 900, windowWidth * 0.6)));
}
