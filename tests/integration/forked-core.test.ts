import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startForked } from '../../src-main/host-electron/forked-core';

/** A core that, told to stop, hangs up, says so in a file, and lives on until it is killed. */
const HANGS_UP = `
setInterval(() => undefined, 1000);
process.on('message', () => process.disconnect());
process.on('disconnect', () => setImmediate(() => require('node:fs').writeFileSync(process.argv[2], '')));
process.send({ kind: 'ready' });
`;

function startHangingUp() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-core-'));
  const file = join(folder, 'core.cjs');
  const hungUp = join(folder, 'hung-up');
  writeFileSync(file, HANGS_UP);
  const core = startForked(file, [hungUp], process.execPath);
  onTestFinished(() => {
    core.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return { core, hungUp };
}

test('a letter to a core that is just ending is lost in silence, and its end is told', async () => {
  const { core, hungUp } = startHangingUp();
  await new Promise<void>((ready) => core.onMessage(() => ready()));
  const ended = new Promise<void>((end) => core.onExit(() => end()));
  core.send({ kind: 'stop' });
  // Main is kept busy, so that it cannot have heard yet that the channel is closed. Without a listener the unsent
  // letter would be an uncaught error, which vitest reports.
  while (!existsSync(hungUp));
  core.send({ kind: 'closed', portId: 1 });
  core.kill();
  await expect(ended).resolves.toBeUndefined();
});

test('a Node that is not there is told as an end too', async () => {
  const core = startForked('core.cjs', [], join(tmpdir(), 'no-such-node'));
  await expect(new Promise<void>((end) => core.onExit(() => end()))).resolves.toBeUndefined();
});
