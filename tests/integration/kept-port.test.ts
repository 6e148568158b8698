import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listenWhereKept } from '../../src-main/host-browser/kept-port';

function portFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-port-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'window', 'port.json');
}

/** Starts on the office's folder; answers the port, and how to stop. */
async function start(file: string, asked: number | null = null) {
  const server = createServer();
  const stop = () => new Promise((stopped) => server.close(stopped));
  onTestFinished(async () => {
    await stop();
  });
  return { port: await listenWhereKept(server, asked, file), stop };
}

test('an office is served where it was the last time', async () => {
  const file = portFile();
  const first = await start(file);
  await first.stop();
  // Another program starts meanwhile, and takes a port of its own.
  await start(portFile());
  const second = await start(file);
  expect(second.port).toBe(first.port);
});

test('a port that is taken is no reason not to start, and is the one of next time all the same', async () => {
  const file = portFile();
  const first = await start(file);
  const second = await start(file);
  expect(second.port).not.toBe(first.port);
  await second.stop();
  await first.stop();
  expect((await start(file)).port).toBe(first.port);
});

test('the port that is asked for wins, and is remembered; one that is taken is told', async () => {
  const [file, free] = [portFile(), await start(portFile())];
  await start(file).then(({ stop }) => stop());
  await expect(start(file, free.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await free.stop();
  expect((await start(file, free.port)).port).toBe(free.port);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ port: free.port });
});

test.each(['', '{', '{"port":0}', '{"port":70000}', '{"port":"80"}'])(
  'a file that says no port, %j, is as if it was not there',
  async (text) => {
    const file = portFile();
    await start(file).then(({ stop }) => stop());
    writeFileSync(file, text);
    expect((await start(file)).port).toBeGreaterThan(0);
  },
);
