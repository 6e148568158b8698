import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';

/** What broke in a window: its number there, of what kind it is, and where in the code. Never what it said. */
const windowFault = z.strictObject({
  id: z.string().regex(/^[\da-f]{8}$/u),
  kind: z.string().max(60),
  where: z.array(z.string().max(300)).max(12),
});
export type WindowFault = z.infer<typeof windowFault>;

export const supportContract = {
  /** Puts a window's fault into the log, under the number that the clerk sees. */
  report: command('public', windowFault, done),
  /** What whoever helps needs to know, and nothing of any person: versions, the disk, and the last lines of the log. */
  diagnose: query('public', nothing, z.object({ text: z.string() })),
};
