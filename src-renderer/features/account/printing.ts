import { z } from 'zod';

/** A sheet, or a roll of 80 mm. */
export const papers = ['a4', 'roll'] as const;
export type Paper = (typeof papers)[number];

/** How an operator prints receipts: on what, and whether as soon as they are saved. */
export const printing = z.object({ paper: z.enum(papers), atOnce: z.boolean() });

export const factoryPrinting: z.output<typeof printing> = { paper: 'a4', atOnce: true };
