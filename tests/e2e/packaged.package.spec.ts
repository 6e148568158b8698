import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/office-window';
import { openPackaged } from '../support/packaged-window';

/** What `npm run package` makes on this platform. */
const APPLICATION: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/abonado',
  win32: 'win-unpacked/Abonado.exe',
  darwin: 'mac/Abonado.app/Contents/MacOS/Abonado',
};

const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
/** A first start reads everything from the disk, beside whatever the machine does. */
const START_WAIT_MS = 45_000;

test('the packaged application opens its window, and its core answers with the first screen', async ({ folder }) => {
  const file = join(__dirname, '../../dist', APPLICATION[process.platform] ?? '');
  expect(existsSync(file), 'packaged with `npm run package`').toBe(true);
  const window = await openPackaged(file, [...sandboxArguments, '--data', folder]);
  try {
    expect(window.url).toBe('app://abonado/');
    const title = () => window.evaluate("document.querySelector('h1')?.textContent ?? ''");
    await expect.poll(title, { timeout: START_WAIT_MS }).toBe('Abrir la oficina');
    expect(existsSync(join(folder, 'abonado.db'))).toBe(true);
    expect(await window.close()).toBe(0);
  } finally {
    window.process.kill('SIGKILL');
  }
});
