import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from './processes.mjs';

const ROOMS = ['src-main', 'src-renderer', 'tests', 'bench', 'scripts'];

/** The folders with a tsconfig.json of their own, which editors and the lint find by themselves. */
function typedFolders() {
  const found = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map((name) => join(room, name))
      .filter((name) => name.endsWith('tsconfig.json')),
  );
  return ['.', ...found.map((name) => dirname(name)).toSorted()];
}

/** Checks the types of every room, each with what it may know of Node and of a page. */
export async function checkTypes() {
  let failed = 0;
  for (const folder of typedFolders()) {
    const { code } = await run('tsc', ['-p', folder]);
    if (code !== 0) failed += 1;
  }
  return { passed: typedFolders().length - failed, failed };
}

if (process.argv[1]?.endsWith('types.mjs')) process.exit((await checkTypes()).failed === 0 ? 0 : 1);
