import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const compiler = join(root, 'node_modules', '.bin', 'tsc');

/** The nearest tsconfig.json: the one by which the lint and an editor read a file. */
function nearest(file: string): string {
  let folder = dirname(file);
  while (folder !== '.' && !existsSync(join(root, folder, 'tsconfig.json'))) folder = dirname(folder);
  return folder;
}

/** The files that the settings in a folder name. */
function filesOf(folder: string): Set<string> {
  const shown = execFileSync(compiler, ['-p', folder, '--showConfig'], { cwd: root, encoding: 'utf8' });
  const { files } = z.object({ files: z.array(z.string()) }).parse(JSON.parse(shown));
  return new Set(files.map((file) => join(folder, file)));
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
    names.filter((name) => basename(name) === 'tsconfig.json').map((name) => [dirname(name), filesOf(dirname(name))]),
  );
  expect(files.filter((file) => !read.get(nearest(file))?.has(file))).toEqual([]);
});
