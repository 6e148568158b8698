import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

const names = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: names, devDependencies: names }).parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional() })),
  })
  .parse(JSON.parse(read('package-lock.json')));

/** The lines of the page: a package, and what is said of it. */
const lines = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Package'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every direct dependency has its line in docs/dependencies.md, as the lock has it, and no line is left over', () => {
  const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).toSorted();
  const expected = direct.map((name) => {
    const { version, license } = lock.packages[`node_modules/${name}`] ?? {};
    return `${name} ${version} ${license}`;
  });
  expect(lines.map(([, name, version, licence]) => `${name} ${version} ${licence}`).toSorted()).toEqual(
    expected.toSorted(),
  );
});

test('each says why it is there, how it is kept and what guards against it', () => {
  const short = lines.filter((cells) => cells.slice(4, 7).some((cell) => cell.length < 4));
  expect(short.map(([, name]) => name)).toEqual([]);
});

/** What a program that is sold with its source closed or open may carry. Another one is decided, not slipped in. */
const LICENCES = /^(?:MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|OFL-1\.1|MIT OR Apache-2\.0)$/u;

test('what ships has a licence that lets it ship', () => {
  const shipped = Object.keys(manifest.dependencies).map((name) => [
    name,
    lock.packages[`node_modules/${name}`]?.license ?? 'none',
  ]);
  expect(shipped.filter(([, licence = '']) => !LICENCES.test(licence))).toEqual([]);
});
