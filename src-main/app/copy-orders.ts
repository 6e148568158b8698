import { z } from 'zod';
import { backupChoice, secondFolderFile } from '../contract/backups';

/**
 * What the thread that brings a copy is told: where to, and the key of sealed ones, which it has no way to itself; empty
 * where copies are not sealed.
 */
export const bringOrder = z.object({ second: secondFolderFile, key: z.string() });
/** What the thread that takes a copy is told. */
export const copyOrder = z.object({ kind: z.enum(['beforeChange', 'atEnd']), stamp: z.string() });

export type BringOrder = z.infer<typeof bringOrder>;
export type CopyOrder = z.infer<typeof copyOrder>;

/** Which copy is laid ready, and where: at its own place beside the database when nothing is said. */
export const stageOrder = z.object({ choice: backupChoice, to: z.string().optional() });
export type StageOrder = z.infer<typeof stageOrder>;
