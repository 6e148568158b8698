import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../renderer/components');

/** What a screen asked is read at once; only that nothing was asked may be (`toEqual([])`), since no waiting shows it. */
const READ_AT_ONCE = /(?<!\.poll\()expect\(\(?await stage\.asked\([^)]*\)\)?(?:\.at\(-1\)\))?\.(?!toEqual\(\[\]\))/u;

test('what a click asks for is waited for: a busy machine asks a moment later', () => {
  const specs = globSync('*.spec.ts', { cwd: folder });
  expect(specs.length).toBeGreaterThan(20);
  const hasty = specs.flatMap((spec) =>
    readFileSync(resolve(folder, spec), 'utf8')
      .split('\n')
      .flatMap((line, at) => (READ_AT_ONCE.test(line) ? [`${spec}:${at + 1}`] : [])),
  );
  expect(hasty).toEqual([]);
  expect(READ_AT_ONCE.test("  expect(await stage.asked('clients.create')).toHaveLength(1);")).toBe(true);
  expect(READ_AT_ONCE.test("  expect((await stage.asked('clients.create')).at(-1)).toEqual({")).toBe(true);
});
