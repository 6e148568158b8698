import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { fetchTestElectron, TEST_ELECTRON_VERSION } from './fetch-test-electron.mjs';
import { electronVersion, findElectron } from './find-electron.mjs';
import { root, run } from './processes.mjs';

const CONFIGURATION = 'electron-builder.yml';

/** Electron's own distribution, which is what gets shipped. */
async function ownDistribution() {
  const electron = await findElectron();
  if (!electron) return null;
  const folder = process.platform === 'darwin' ? electron.split('/Electron.app/')[0] : dirname(electron);
  return { folder, version: electronVersion(), configuration: CONFIGURATION, node: false };
}

/**
 * The tests' stand-in as a distribution: a copy without what it carried, since the fuses are written into it. It is older
 * than one of the fuses, and its Node than the database driver, so that a Node goes with the application.
 */
async function standInDistribution() {
  const electron = await fetchTestElectron();
  if (!electron) return null;
  const folder = join(root, '.cache', 'package-electron');
  rmSync(folder, { recursive: true, force: true });
  cpSync(dirname(electron), folder, { recursive: true });
  rmSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const configuration = join('.cache', CONFIGURATION);
  const lines = readFileSync(join(root, CONFIGURATION), 'utf8').split('\n');
  const known = lines.filter((line) => !line.includes('grantFileProtocolExtraPrivileges'));
  mkdirSync(dirname(configuration), { recursive: true });
  writeFileSync(join(root, configuration), known.join('\n'));
  return { folder, version: TEST_ELECTRON_VERSION, configuration, node: true };
}

/** The unpacked desktop application of this platform, in dist/; `--all` makes its installers too. */
const installers = process.argv.includes('--all');
const distribution = (await ownDistribution()) ?? (installers ? null : await standInDistribution());
if (!distribution) {
  console.error('No se puede empaquetar: Electron no está instalado y no se pudo descargar.');
  process.exit(1);
}
/** Where installed programs look for newer ones; none is asked unless the package was made with an address. */
const updates = process.env.ABONADO_UPDATES ?? '';
if (updates !== '' && new URL(updates).protocol !== 'https:') {
  console.error('ABONADO_UPDATES tiene que ser una dirección https.');
  process.exit(1);
}
await build();
const { code, output } = await run(
  'electron-builder',
  [
    ...(installers ? [] : ['--dir']),
    '--publish=never',
    ...(updates === '' ? [] : ['-c.publish.provider=generic', `-c.publish.url=${updates}`]),
    `--config=${distribution.configuration}`,
    `-c.electronDist=${distribution.folder}`,
    `-c.electronVersion=${distribution.version}`,
  ],
  { quiet: true },
);
if (code !== 0) {
  console.error(output);
  process.exit(code);
}
if (distribution.node) {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  cpSync(node, join(root, 'dist', 'linux-unpacked', 'resources', 'node'));
  console.log(`Con Electron ${distribution.version}, que reemplaza al propio en las pruebas: no se entrega.`);
}
console.log('Abonado empaquetado en dist/.');
