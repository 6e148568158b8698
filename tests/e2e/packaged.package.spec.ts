import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
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

/** Where the application looks for what came with it. */
const RESOURCES: Partial<Record<NodeJS.Platform, string>> = { darwin: '../Resources' };

function packagedFile(): string {
  const file = join(__dirname, '../../dist', APPLICATION[process.platform] ?? '');
  expect(existsSync(file), 'packaged with `npm run package`').toBe(true);
  return file;
}

test('the packaged application opens its window, and its core answers with the first screen', async ({ folder }) => {
  const file = packagedFile();
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

/** A place of packages that has none newer than the program's own version; tells what it is asked for. */
async function placeOfPackages(version: string) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, answer) => {
    asked.push(url.replace(/\?.*$/u, ''));
    answer.end(`version: ${version}\nfiles: []\npath: none\nsha512: none\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { asked, address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('a package that names an address asks there for a newer one; one that names none asks nobody', async ({
  folder,
}) => {
  const file = packagedFile();
  const addressFile = join(dirname(file), RESOURCES[process.platform] ?? 'resources', 'app-update.yml');
  const place = await placeOfPackages('0.0.1');
  writeFileSync(addressFile, `provider: generic\nurl: ${place.address}\nupdaterCacheDirName: abonado-test\n`);
  // On Linux only what runs from an AppImage is replaced by a newer one.
  const window = await openPackaged(file, [...sandboxArguments, '--data', folder], { APPIMAGE: file });
  try {
    await expect
      .poll(() => place.asked, { timeout: START_WAIT_MS })
      .toEqual([expect.stringMatching(/^\/latest.*\.yml$/u)]);
    expect(await window.close()).toBe(0);
    expect(existsSync(join(folder, 'abonado.log'))).toBe(false);
  } finally {
    window.process.kill('SIGKILL');
    place.close();
    rmSync(addressFile);
  }
});
