import { existsSync } from 'node:fs';
import { fetchTestElectron } from './fetch-test-electron.mjs';
import { electronVersion, findElectron, hasDisplay } from './find-electron.mjs';
import { run } from './processes.mjs';

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

/** The Chromium that the browser's specs run in, or what is missing for it. */
export async function browserHost() {
  const browser = await findChromium();
  return browser ? { env: { CHROMIUM_PATH: browser }, display: true } : { missing: 'no Chromium' };
}

/** The Electron that the window's specs run in, with a display; or what is missing for it. */
export async function windowHost() {
  const electron = await findAnyElectron();
  if (!electron) return { missing: 'no Electron' };
  if (process.platform === 'linux') {
    const { code } = await run('sh', ['-c', `command -v xvfb-run && ! ldd '${electron.binary}' | grep 'not found'`], {
      quiet: true,
    });
    if (code !== 0) await install(WINDOW_PACKAGES.split(' '));
  }
  const display = hasDisplay();
  if (!display && !existsSync('/usr/bin/xvfb-run')) return { missing: 'no display' };
  return { name: electron.name, env: { ABONADO_ELECTRON: electron.binary }, display };
}

/** The command, its arguments and its environment that run a project's specs in a host: all, or the named ones. */
export function playwright({ env, display }, project, specs = []) {
  // A folder of its own: each run empties it first.
  const command = ['playwright', 'test', ...specs, '--project', project, '--output', `test-results/${project}`];
  const [program, ...args] = display ? command : ['xvfb-run', '-a', ...command];
  return [program, args, env];
}

/** Builds what a project's specs need, and runs them in Chromium: all, or the named ones. Answers the exit code. */
export async function runInChromium(project, build, specs = []) {
  const { missing, ...host } = await browserHost();
  if (missing) {
    console.log(`No se ejecutó: ${missing}`);
    return 1;
  }
  await build();
  const [program, args, env] = playwright(host, project, specs);
  return (await run(program, args, { env })).code;
}
