import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Who else runs this program on the computer, each with an office of its own. */
interface Running {
  /** Whether another one runs now; true where that cannot be told. */
  othersRun(): boolean;
}

const failed = z.object({ code: z.string() });

/** Signal 0 reaches nobody: it only asks. Somebody else's process may not be asked, and is there. */
function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (cause) {
    return failed.safeParse(cause).data?.code === 'EPERM';
  }
}

/** Notes by a file that this process runs. One that ended without taking its file away is taken away by whoever looks. */
export function noteRunning(folder: string): Running {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, String(process.pid)), '');
  } catch {
    return { othersRun: () => true };
  }
  return {
    othersRun() {
      const others = readdirSync(folder).filter((name) => Number(name) !== process.pid);
      const gone = others.filter((name) => !isAlive(Number(name)));
      for (const name of gone) rmSync(join(folder, name), { force: true });
      return others.length > gone.length;
    },
  };
}
