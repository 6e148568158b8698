import { mkdirSync } from 'node:fs';
import type { Log } from '../ports';

/**
 * What goes wrong in main itself is logged, and main goes on: it holds no data, and the window and the core live
 * outside of it. Electron's own answer is a box in English that stops everything until somebody presses its button.
 * Answers whether anything went wrong, for the exit code.
 */
export function logUnexpected(folder: string, log: Log): () => boolean {
  let happened = false;
  const take = (cause: unknown) => {
    happened = true;
    process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
    try {
      mkdirSync(folder, { recursive: true });
    } catch {
      // The log itself says nothing where nobody may write.
    }
    log.error('main', cause);
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
  return () => happened;
}
