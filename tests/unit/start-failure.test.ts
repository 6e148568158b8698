import { expect, test } from 'vitest';
import { startProblemOf, startSentence } from '../../src-main/app/start-failure';
import { Refusal } from '../../src-main/contract/failures';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each([
  [withCode('SQLITE_CORRUPT_INDEX'), 'damaged'],
  [withCode('SQLITE_READONLY_DIRECTORY'), 'readOnly'],
  [withCode('SQLITE_BUSY'), 'inUse'],
  [withCode('EPERM'), 'readOnly'],
  [new Error('a query failed', { cause: withCode('SQLITE_FULL') }), 'diskFull'],
  // What a thread of the core refuses with while the office is being opened.
  [new Refusal('DATABASE_DAMAGED'), 'damaged'],
  [new Refusal('DISK_FULL'), 'diskFull'],
  [new Refusal('FOLDER_READ_ONLY'), 'readOnly'],
  [new Refusal('CONFLICT'), 'unknown'],
  [new Error('anything'), 'unknown'],
] as const)('%s keeps an office from opening as %s', (cause, problem) => {
  expect(startProblemOf(cause, import.meta.dirname)).toBe(problem);
  expect(startSentence(problem)).toMatch(/\.$/u);
});
