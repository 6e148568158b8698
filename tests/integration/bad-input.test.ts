import { anything, assert, asyncProperty, constantFrom, dictionary, integer, oneof, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '../../src-main/contract';
import type { Endpoint } from '../../src-main/contract/endpoint';
import { Refusal } from '../../src-main/contract/failures';
import { createTestOffice } from '../support/test-app';

const features: Record<string, Record<string, Endpoint>> = contract;
const endpoints = Object.entries(features).flatMap(([feature, verbs]) =>
  Object.keys(verbs).map((verb) => [feature, verb] as const),
);

/** What breaks programs: SQL, FTS operators, paths, HTML, NUL, marks that turn text around, and a great deal of it. */
const nasty = constantFrom(
  "' OR 1=1 --",
  '"a" NEAR b*',
  '../../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\u202Eabc',
  '=cmd|calc',
  'x'.repeat(300_000),
);
const plausible = constantFrom<unknown[]>(
  1,
  0,
  '',
  'Ana',
  'ana@correo.example',
  true,
  [],
  ['name'],
  { kind: 'ids', ids: [1] },
  {
    text: '"',
    state: 'all',
  },
);
const value = oneof(nasty, integer(), string(), anything());

/** Half of the inputs have the endpoint's own names, so that they come past its door and are refused for what they hold. */
function inputOf(endpoint: Endpoint | undefined) {
  const names = endpoint && 'shape' in endpoint.input ? Object.keys(Object(endpoint.input.shape)) : [];
  const right = record(Object.fromEntries(names.map((name) => [name, oneof(value, plausible)])));
  return oneof(anything(), dictionary(string(), value), right, right);
}

test.each(endpoints)('%s.%s answers 200 generated inputs with its shape or a typed refusal', async (feature, verb) => {
  const app = await createTestOffice();
  await assert(
    asyncProperty(inputOf(features[feature]?.[verb]), async (generated) => {
      try {
        await app.app.dispatch({ actor: app.session.actor }, feature, verb, generated);
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
      }
    }),
    { numRuns: 200 },
  );
  expect(app.unexpected).toEqual([]);
  expect(await app.callAs({ actor: null }, 'office', 'get', {})).toMatchObject({ office: { country: 'AR' } });
});

test('an endpoint that does not exist is refused, whatever its name', async () => {
  const app = await createTestOffice();
  for (const [feature, verb] of [
    ['clients', 'drop'],
    ['__proto__', 'toString'],
    ['clients', 'constructor'],
    ['', ''],
  ]) {
    const call = app.app.dispatch(app.session, feature ?? '', verb ?? '', {});
    await expect(call).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  }
});
