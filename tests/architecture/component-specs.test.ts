import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../renderer/components');

/** Where the specs have a line of this kind. */
function linesWith(kind: RegExp): string[] {
  const specs = globSync('*.spec.ts', { cwd: folder });
  expect(specs.length).toBeGreaterThan(20);
  return specs.flatMap((spec) =>
    readFileSync(resolve(folder, spec), 'utf8')
      .split('\n')
      .flatMap((line, at) => (kind.test(line) ? [`${spec}:${at + 1}`] : [])),
  );
}

/** What a screen asked is read at once; only that nothing was asked may be (`toEqual([])`), since no waiting shows it. */
const READ_AT_ONCE = /(?<!\.poll\()expect\(\(?await stage\.asked\([^)]*\)\)?(?:\.at\(-1\)\))?\.(?!toEqual\(\[\]\))/u;

/** What a spec does to the browser's process through a session of its own stays done to the page, which the next one has too. */
const OWN_SESSION = /\.newCDPSession\(/u;

test('what a click asks for is waited for: a busy machine asks a moment later', () => {
  expect(linesWith(READ_AT_ONCE)).toEqual([]);
  expect(READ_AT_ONCE.test("  expect(await stage.asked('clients.create')).toHaveLength(1);")).toBe(true);
  expect(READ_AT_ONCE.test("  expect((await stage.asked('clients.create')).at(-1)).toEqual({")).toBe(true);
});

test('no spec leaves the page that the next one has slow: a session with the browser is opened, and ended, in the support', () => {
  expect(linesWith(OWN_SESSION)).toEqual([]);
});
