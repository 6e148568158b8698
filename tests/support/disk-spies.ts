import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** Has what imported a call of the disk by its name meet what stands in its place, until it is mended or the test ends. */
export function haveOnDisk(...spies: readonly { mockRestore(): void }[]): () => void {
  syncBuiltinESMExports();
  const mend = () => {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  };
  onTestFinished(mend);
  return mend;
}
