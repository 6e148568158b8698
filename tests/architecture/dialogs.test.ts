import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { type Facts, factsOf } from '../support/source-facts';

const root = resolve(import.meta.dirname, '../..');

/** The fields of the library in which a clerk types; what the house has of its own is made of these. */
const TYPED_IN = ['TextInput', 'Textarea', 'NumberInput', 'PasswordInput', 'PinInput', 'Autocomplete', 'TagsInput'];

/** A form dialog, and what is made of one: they ask before what is typed in them is lost. */
const ASKS = /(?:Form|Act)Dialog$/u;

/** Dialogs in which something is typed and that are no form dialogs, each with why; one that is gone is off the list. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'src-renderer/features/contracts/contract-editor.tsx': 'guards the whole window, as the client’s form does',
  'src-renderer/features/gateway-files/decide-dialog.tsx':
    'what is typed only looks for a client, and is saved nowhere',
};

const files = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => `src-renderer/${name.replaceAll(sep, '/')}`);

const facts = new Map(
  files.map((path) => [path, factsOf({ path, text: readFileSync(join(root, path), 'utf8') })] as const),
);

/** The parts that a file draws with, and theirs, as far as the next dialog that asks. */
function partsOf(from: Facts, met = new Set<Facts>()): ReadonlySet<Facts> {
  met.add(from);
  for (const to of from.imports) {
    const part = facts.get(`${to}.tsx`) ?? facts.get(`${to}.ts`) ?? facts.get(`${to}/index.ts`);
    if (part && !met.has(part) && ![...part.uses].some((name) => ASKS.test(name))) partsOf(part, met);
  }
  return met;
}

const isTypedIn = ({ uses }: Facts) => TYPED_IN.some((name) => uses.has(name));

test('a dialog in which something is typed is a form dialog, which asks before it is lost', () => {
  const dialogs = [...facts.values()].filter(({ uses }) => uses.has('Modal') || uses.has('WorkDialog'));
  expect(dialogs.length).toBeGreaterThan(20);
  const found = dialogs.filter((dialog) => [...partsOf(dialog)].some(isTypedIn)).map(({ path }) => path);
  expect(found.toSorted()).toEqual(Object.keys(OTHERWISE).toSorted());
});
