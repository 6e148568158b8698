import { expect, test } from 'vitest';
import { outcomeOf } from '../../scripts/outcome.mjs';

const green = { passed: 12, failed: 0, notRun: [], proves: false };
const without = { ...green, notRun: ['end to end in Chromium: no Chromium'] };

test('a run in which all passed ends well, and one with a failure does not', () => {
  expect(outcomeOf(green)).toEqual({ text: '\n12 passed, 0 failed', code: 0 });
  expect(outcomeOf({ ...green, failed: 1 })).toEqual({ text: '\n12 passed, 1 failed', code: 1 });
});

test('what could not be run is named; it fails the run that is to prove the project', () => {
  const named = 'No se ejecutó: end to end in Chromium: no Chromium\n\n';
  expect(outcomeOf(without)).toEqual({ text: `${named}12 passed, 0 failed`, code: 0 });
  expect(outcomeOf({ ...without, proves: true })).toEqual({ text: `${named}12 passed, 1 failed`, code: 1 });
});
