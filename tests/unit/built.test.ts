import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BUILT, MANIFESTS, needsBuild, SOURCES } from '../../scripts/built.mjs';

/** Seconds since 1970: when the sources were written, and when they were built. */
const WRITTEN_AT = 1_700_000_000;
const BUILT_AT = WRITTEN_AT + 60;

let project: string;

function put(name: string, seconds: number): void {
  const path = join(project, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, name);
  utimesSync(path, seconds, seconds);
  utimesSync(dirname(path), WRITTEN_AT, WRITTEN_AT);
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'abonado-built-'));
  for (const name of MANIFESTS) put(name, WRITTEN_AT);
  for (const folder of SOURCES) {
    put(join(folder, 'deep', 'source.ts'), WRITTEN_AT);
    utimesSync(join(project, folder), WRITTEN_AT, WRITTEN_AT);
  }
  for (const name of BUILT) put(name, BUILT_AT);
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

test('what was built after its sources runs as it is', () => {
  expect(needsBuild(project)).toBe(false);
});

describe('it is built again', () => {
  test.each(BUILT)('without %s', (name) => {
    rmSync(join(project, name));
    expect(needsBuild(project)).toBe(true);
  });

  test.each(BUILT)('with %s older than a source', (name) => {
    put(name, WRITTEN_AT - 60);
    expect(needsBuild(project)).toBe(true);
  });

  test.each(SOURCES)('with something newer in %s', (folder) => {
    put(join(folder, 'deep', 'source.ts'), BUILT_AT + 60);
    expect(needsBuild(project)).toBe(true);
  });

  test.each(SOURCES)('with something taken out of %s', (folder) => {
    utimesSync(join(project, folder, 'deep'), BUILT_AT + 60, BUILT_AT + 60);
    expect(needsBuild(project)).toBe(true);
  });

  test.each(MANIFESTS)('with another %s', (name) => {
    put(name, BUILT_AT + 60);
    expect(needsBuild(project)).toBe(true);
  });
});
