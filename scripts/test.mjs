import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { build } from './build.mjs';
import { fetchTestElectron } from './fetch-test-electron.mjs';
import { electronVersion, findElectron, hasDisplay } from './find-electron.mjs';
import { run } from './processes.mjs';
import { checkTypes } from './types.mjs';

const results = { passed: 0, failed: 0 };
const notRun = [];

function report(name, passed, failed) {
  results.passed += passed;
  results.failed += failed;
  console.log(`\n== ${name}: ${passed} passed, ${failed} failed`);
}

async function check(name, command, args) {
  const { code } = await run(command, args);
  report(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

function count(output, word) {
  const lines = stripVTControlCharacters(output).split('\n');
  const found = lines.findLast(
    (line) => new RegExp(`^\\s*(Tests\\s|\\d+ ${word}).*`, 'u').test(line) && line.includes(word),
  );
  return Number(new RegExp(`(\\d+) ${word}`, 'u').exec(found ?? '')?.[1] ?? 0);
}

async function suite(name, command, args, env = {}) {
  const { code, output } = await run(command, args, { env });
  const passed = count(output, 'passed');
  const failed = count(output, 'failed');
  report(name, passed, code === 0 ? failed : Math.max(failed, 1));
}

/** Installs Debian's packages where that is allowed; whoever asks looks whether they came. */
async function install(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { quiet: true, env });
}

/** Debian's Chromium, installed when it may be. */
async function findChromium() {
  const known = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(known)) await install(['chromium', 'fonts-dejavu-core']);
  return existsSync(known) ? known : null;
}

/** What an Electron window needs of Debian: a display without a screen, and the libraries it draws with. */
const WINDOW_PACKAGES =
  'xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libnotify4 libdrm2 libxkbcommon0 libatk-bridge2.0-0';

/** Electron's own binary, or the older one that stands in for it in tests. */
async function findAnyElectron() {
  const own = await findElectron();
  if (own) return { binary: own, name: `Electron ${electronVersion()}` };
  const standIn = await fetchTestElectron();
  return standIn && { binary: standIn, name: 'Electron 25.1.1, the stand-in for tests' };
}

async function testInBrowser() {
  const browser = await findChromium();
  if (!browser) {
    notRun.push('end to end in Chromium: no Chromium');
    return;
  }
  await suite('end to end in Chromium', 'playwright', ['test', '--project', 'browser'], { CHROMIUM_PATH: browser });
}

async function testInWindow() {
  const electron = await findAnyElectron();
  if (!electron) {
    notRun.push('end to end in the desktop window: no Electron');
    return;
  }
  if (process.platform === 'linux') {
    const { code } = await run('sh', ['-c', `command -v xvfb-run && ! ldd '${electron.binary}' | grep 'not found'`], {
      quiet: true,
    });
    if (code !== 0) await install(WINDOW_PACKAGES.split(' '));
  }
  const command = ['playwright', 'test', '--project', 'window'];
  const [program, ...args] = hasDisplay() ? command : ['xvfb-run', '-a', ...command];
  if (!hasDisplay() && !existsSync('/usr/bin/xvfb-run')) {
    notRun.push('end to end in the desktop window: no display');
    return;
  }
  console.log(`\nThe desktop window runs in ${electron.name}`);
  await suite(`end to end in ${electron.name}`, program, args, { ABONADO_ELECTRON: electron.binary });
  await check('packaging', 'node', ['scripts/package.mjs']);
  await suite('the packaged application', program, [...args.slice(0, -1), 'package']);
}

await check('format', 'biome', ['format', '.']);
const types = await checkTypes();
report('types', types.passed, types.failed);
await check('lint', 'oxlint', ['--type-aware']);
await check('unused code', 'knip', ['--no-progress']);
await suite('unit, integration, migrations, architecture, renderer', 'vitest', ['run']);
await suite('killed without warning, five times each', 'node', ['scripts/tool.mjs', 'faults', '--rounds', '5']);
await build();
await testInBrowser();
await testInWindow();

for (const part of notRun) console.log(`No se ejecutó: ${part}`);
if (process.env.CI && notRun.length > 0) results.failed += notRun.length;
console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
