import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const compiler = join(root, 'node_modules', '.bin', 'tsc');

/** The nearest tsconfig.json: the one by which the lint and an editor read a file. */
function nearest(file: string): string {
  let folder = dirname(file);
  while (folder !== '.' && !existsSync(join(root, folder, 'tsconfig.json'))) folder = dirname(folder);
  return folder;
}

test('every file is read by the tsconfig.json that is nearest to it, so that the lint knows its types', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const names = tracked.split('\n').filter((name) => existsSync(join(root, name)));
  const files = names.filter((name) => /\.(?:tsx?|mjs)$/u.test(name));
  expect(files.length).toBeGreaterThan(300);
  const read = new Map(
    names
      .filter((name) => basename(name) === 'tsconfig.json')
      .map((name) => {
        const listed = execFileSync(compiler, ['-p', name, '--listFilesOnly'], { cwd: root, encoding: 'utf8' });
        return [dirname(name), new Set(listed.split('\n').map((file) => relative(root, file)))];
      }),
  );
  expect(files.filter((file) => !read.get(nearest(file))?.has(file))).toEqual([]);
});
