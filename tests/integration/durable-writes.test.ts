import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';

/** SQLite's number for `synchronous = FULL`: what was acknowledged is on the disk. */
const FULL = 2;

test('every connection that an office is opened with writes through to the disk, in a log of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-durable-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  expect(database.sqlite.pragma('synchronous', { simple: true })).toBe(FULL);
  expect(database.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});
