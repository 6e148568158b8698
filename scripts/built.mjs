import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build leaves behind, and `npm start` runs: the page, both hosts, and the threads of each. */
export const BUILT = [
  'out/renderer/index.html',
  'out/browser/main.mjs',
  'out/browser/thread.mjs',
  'out/main/main.cjs',
  'out/main/core.cjs',
  'out/main/thread.cjs',
  'out/preload/preload.cjs',
];
/** What a build is made from. */
export const SOURCES = ['src-main', 'src-renderer', 'assets', 'scripts/vite'];
export const MANIFESTS = ['package.json', 'package-lock.json', 'scripts/build.mjs'];

function newest(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...['.', ...names].map((name) => statSync(join(folder, name)).mtimeMs));
}

/** Whether something of what runs is missing in the project, or is older than what it is made from. */
export function needsBuild(project) {
  const inProject = (name) => join(project, name);
  if (!BUILT.map(inProject).every((file) => existsSync(file))) return true;
  const changedAt = (name) => statSync(inProject(name)).mtimeMs;
  const oldest = Math.min(...BUILT.map(changedAt));
  return Math.max(...SOURCES.map(inProject).map(newest), ...MANIFESTS.map(changedAt)) > oldest;
}
