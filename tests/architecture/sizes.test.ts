import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** About 300 lines: what is a little longer says one thing still. */
const MOST_LINES = 320;

/** Files from before that are longer, each with how long it may be: a number here only ever shrinks, and none is added. */
const LONGER: Readonly<Record<string, number>> = {
  'src-main/contract/imports.ts': 432,
  'src-main/ports/index.ts': 422,
  'tests/integration/account-sequences.test.ts': 383,
  'tests/integration/account.test.ts': 396,
  'tests/integration/accountant-sheet.test.ts': 478,
  'tests/integration/automatic-states.test.ts': 350,
  'tests/integration/clients.test.ts': 409,
  'tests/integration/contract-imports.test.ts': 322,
  'tests/integration/contracts.test.ts': 428,
  'tests/integration/gateway-files.test.ts': 522,
  'tests/integration/mass-updates.test.ts': 402,
  'tests/support/command-inputs.ts': 430,
};

/** Catalogues of words are as long as what there is to say. */
const WORDS = /^src-renderer\/i18n\/locales\//u;

function linesOf(path: string): number {
  return readFileSync(join(root, path), 'utf8').split('\n').length - 1;
}

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(?:tsx?|mjs)$/u.test(path) && !WORDS.test(path) && existsSync(join(root, path)));

test('a file is about 300 lines long, but for those that are longer from before, and they only shrink', () => {
  expect(sources.length).toBeGreaterThan(300);
  const long = sources.map((path) => ({ path, lines: linesOf(path) })).filter(({ lines }) => lines > MOST_LINES);
  expect(long.filter(({ path, lines }) => lines > (LONGER[path] ?? MOST_LINES))).toEqual([]);
});

test('what has shrunk is taken off the list', () => {
  const done = Object.keys(LONGER).filter((path) => !sources.includes(path) || linesOf(path) <= MOST_LINES);
  expect(done).toEqual([]);
});
