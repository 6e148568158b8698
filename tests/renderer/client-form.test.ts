import { expect, test } from 'vitest';
import { mergeEdits, takeFields } from '../../src-renderer/api/merge-edits';
import {
  blankEditorFields,
  draftProblems,
  editorFieldNames,
  type EditorFields,
  placeFailures,
  problemsAfter,
} from '../../src-renderer/features/client-editor/draft';
import { hasProblem, tabOf } from '../../src-renderer/features/client-editor/editor-tabs';
import { matchTyped, rankEntries } from '../../src-renderer/ui/entry-match';

const base: EditorFields = { ...blankEditorFields, name: 'José Muñoz', phone: '1', mobile: '2', zoneId: 1 };

test('what only one of two windows changed is joined, and what both changed is asked', () => {
  const mine = { ...base, phone: '10', address: 'San Martín 1240', mobile: '20' };
  const theirs = { ...base, phone: '11', zoneId: 2, mobile: '20' };
  const { merged, conflicts, taken } = mergeEdits(editorFieldNames, base, mine, theirs);
  expect(conflicts).toEqual(['phone']);
  expect(taken).toEqual(['zoneId']);
  expect(merged).toEqual({ ...mine, zoneId: 2 });
  expect(takeFields(merged, theirs, ['phone'])).toEqual({ ...merged, phone: '11' });
});

test('two windows that change different things have nothing to ask', () => {
  const { merged, conflicts } = mergeEdits(editorFieldNames, base, { ...base, notes: 'a' }, { ...base, zoneId: null });
  expect(conflicts).toEqual([]);
  expect(merged).toEqual({ ...base, notes: 'a', zoneId: null });
});

test('everything wrong in a draft is found at once, each at its field', () => {
  const wrong = draftProblems({
    ...blankEditorFields,
    personType: 'natural',
    firstName: 'José',
    email: 'sin-arroba',
    notes: 'x'.repeat(20_001),
    cycleDay: 0,
  });
  expect(wrong).toMatchObject({
    name: { params: { reason: 'required' } },
    middleName: { code: 'PHYSICAL_NAMES', params: { missing: 3 } },
    email: { params: { reason: 'email' } },
    notes: { params: { reason: 'too_big' } },
    cycleDay: { params: { reason: 'too_small' } },
  });
  expect(draftProblems(base)).toEqual({});
});

test('an edit clears its own problem, and that of the names once there are enough', () => {
  const natural: EditorFields = { ...base, personType: 'natural', firstName: 'José', lastName: 'Muñoz' };
  const problems = { ...draftProblems({ ...natural, email: 'x' }) };
  expect(Object.keys(problems).toSorted()).toEqual(['email', 'middleName']);
  expect(Object.keys(problemsAfter(problems, ['email'], natural))).toEqual(['middleName']);
  const done = { ...natural, secondLastName: 'Ríos' };
  expect(Object.keys(problemsAfter(problems, ['secondLastName'], done))).toEqual(['email']);
});

test('a blank name is no mistake where the other four of a persona física are filled in', () => {
  const parts = { firstName: 'José', middleName: 'María', lastName: 'Muñoz' };
  const three: EditorFields = { ...blankEditorFields, personType: 'natural', ...parts };
  const problems = draftProblems(three);
  expect(Object.keys(problems).toSorted()).toEqual(['name', 'secondLastName']);
  const four = { ...three, secondLastName: 'Ríos' };
  expect(draftProblems(four)).toEqual({});
  expect(problemsAfter(problems, ['secondLastName'], four)).toEqual({});
  expect(draftProblems({ ...four, personType: 'other' })).toMatchObject({ name: { params: { reason: 'required' } } });
});

test("the core's refusals land at their fields, and the others are kept", () => {
  const taken = { code: 'EMAIL_TAKEN', params: { name: 'Ana' }, field: 'email' } as const;
  const gone = { code: 'NOT_FOUND', params: {} } as const;
  expect(placeFailures([taken, gone])).toEqual({ atFields: { email: taken }, elsewhere: [gone] });
});

const entry = (id: number, name: string, more: { retired?: boolean; mergedIntoId?: number } = {}) => ({
  id,
  kind: 'zone' as const,
  name,
  retired: false,
  mergedIntoId: null,
  version: 1,
  ...more,
});
const zones = [
  entry(1, 'Norte y Sur'),
  entry(2, 'Surubí'),
  entry(3, 'Sur'),
  entry(4, 'Súr viejo', { retired: true }),
  entry(5, 'Zona S', { retired: true, mergedIntoId: 3 }),
];

test('the same word comes first, then what begins with it, then what holds it', () => {
  expect(rankEntries(zones, 'SÚR').map(({ id }) => id)).toEqual([3, 2, 1]);
});

test.each([
  ['sur', undefined, 3],
  ['  SÚR ', zones[0], 3],
  ['sur', zones[1], 3],
  ['suru', zones[1], 2],
  ['oeste', undefined, undefined],
  ['súr viejo', undefined, undefined],
  ['zona s', undefined, 3],
  ['', undefined, null],
  ['', zones[1], 2],
])('leaving a field with %j and an entry in the light gives %s', (typed, highlighted, id) => {
  expect(matchTyped(zones, typed, highlighted)).toBe(id);
});

test('lists of two windows are compared by what is in them, and merged like any other field', () => {
  const before = { ...base, taxIds: [1, 2], notificationEmails: ['a@correo.com'] };
  const mine = { ...before, taxIds: [1, 2], cycleDay: 10 };
  const theirs = { ...before, notificationEmails: ['a@correo.com', 'b@correo.com'], taxIds: [1, 2] };
  expect(mergeEdits(editorFieldNames, before, mine, theirs)).toEqual({
    merged: { ...mine, notificationEmails: theirs.notificationEmails },
    conflicts: [],
    taken: ['notificationEmails'],
  });
});

test('a problem marks the tab of its field; that of the tax id marks both, and is shown where the clerk is', () => {
  const needed = { code: 'VALIDATION', params: {} } as const;
  expect([hasProblem({ cycleDay: needed }, 'basic'), hasProblem({ cycleDay: needed }, 'billing')]).toEqual([
    false,
    true,
  ]);
  expect([hasProblem({ phone: needed }, 'basic'), hasProblem({ phone: needed }, 'billing')]).toEqual([true, false]);
  expect([hasProblem({ taxId: needed }, 'basic'), hasProblem({ taxId: needed }, 'billing')]).toEqual([true, true]);
  expect([tabOf('taxId', 'basic'), tabOf('taxId', 'billing')]).toEqual(['basic', 'billing']);
  expect([tabOf('phone', 'billing'), tabOf('cycleDay', 'basic')]).toEqual(['basic', 'billing']);
});
