import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noteRunning } from '../../src-main/host-electron/running';

test('another program that runs is known until it ends, also where it took its file not away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-running-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const running = noteRunning(folder);
  expect(running.othersRun()).toBe(false);
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  onTestFinished(() => void other.kill('SIGKILL'));
  writeFileSync(join(folder, String(other.pid)), '');
  expect(running.othersRun()).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(running.othersRun()).toBe(false);
  expect(readdirSync(folder)).toEqual([String(process.pid)]);
});

test('where no file can be made nobody knows who else runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-running-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'running'), '');
  expect(noteRunning(join(folder, 'running')).othersRun()).toBe(true);
});
