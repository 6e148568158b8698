import { dirname } from 'node:path';
import { build } from './build.mjs';
import { electronVersion, findElectron } from './find-electron.mjs';
import { run } from './processes.mjs';

/** The unpacked desktop application of this platform, in dist/; `--all` makes its installers too. */
const electron = await findElectron();
if (!electron) {
  console.error('No se puede empaquetar: Electron no está instalado y no se pudo descargar.');
  process.exit(1);
}
await build();
const distribution = process.platform === 'darwin' ? electron.split('/Electron.app/')[0] : dirname(electron);
const { code } = await run('electron-builder', [
  ...(process.argv.includes('--all') ? [] : ['--dir']),
  '--publish=never',
  `-c.electronDist=${distribution}`,
  `-c.electronVersion=${electronVersion()}`,
]);
process.exit(code);
