import type { WriteStream } from 'node:fs';

/**
 * Gives up a file that is being written, and answers once it is closed: one that is still being opened would come into its
 * folder after it was removed there.
 */
export async function closeFile(file: WriteStream): Promise<void> {
  file.destroy();
  if (!file.closed) await new Promise<void>((closed) => file.once('close', closed));
}
