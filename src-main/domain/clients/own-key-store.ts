import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '../../contract/client-conditions';
import type { ReadDb } from '../../data/database';
import { requireCountry } from '../office';
import { phoneCores, phoneSpellings } from '../phones';
import { wordsKey } from './keys';
import { bareDocument, documentForms, sharedWord, wordForms } from './typed-forms';

type Typed = ConditionOf<'text'>;

/** Whether a key is what was typed, or has it in it. Of what has neither letter nor digit nobody has anything. */
export function keyIs(column: SQL, key: string, match: Typed['match']): SQL {
  // Not 0, by which SQLite would find no use for the index that it is told to take.
  if (key === '') return sql`length(${column}) < 0`;
  return match === 'equals' ? sql`${column} = ${key}` : sql`instr(${column}, ${key})`;
}

const anyOf = (conditions: readonly SQL[]) => sql`(${sql.join([...conditions], sql` OR `)})`;

/** Whether a key of the client's own, which the index of the conditions has, is one of these forms or has it in it. */
function ownKeyIs(column: SQL, forms: readonly string[], match: Typed['match']): SQL {
  const listed = sql.join(
    forms.map((form) => sql`${form}`),
    sql`, `,
  );
  const isListed = match === 'equals' && forms.length > 1;
  const found = isListed ? sql`${column} IN (${listed})` : anyOf(forms.map((form) => keyIs(column, form, match)));
  return sql`(${column} <> '' AND ${found})`;
}

/** A key of the client's own: the index of the conditions has it. */
export const ownKey =
  (name: string, keyOf: (text: string) => string) =>
  (_db: ReadDb, { text, match }: Typed): SQL =>
    ownKeyIs(sql.raw(`c.${name}`), [keyOf(text)], match);

/** Signs alone (`***`, `✅`) are in no key: they are looked for in the texts as those were typed, over `clients AS c`. */
function hasSigns(names: readonly string[], { text, match }: Typed): SQL {
  const signs = text.trim();
  const found = names.map((name) => {
    const column = sql.raw(name);
    return match === 'equals' ? sql`trim(${column}) = ${signs}` : sql`instr(${column}, ${signs})`;
  });
  return sql`c.id IN (SELECT id FROM clients NOT INDEXED WHERE ${anyOf(found)})`;
}

/** The same of words, however their dots were written. */
export const ownWords =
  (name: 'name' | 'address') =>
  (_db: ReadDb, typed: Typed): SQL => {
    const { text, match } = typed;
    const column = sql.raw(`c.${name}_key`);
    const key = wordsKey(text);
    if (key === '') return hasSigns([name], typed);
    const forms = wordForms(text);
    if (forms.length === 0) return ownKeyIs(column, [key], match);
    if (match === 'equals') return ownKeyIs(column, [key, ...forms.map((form) => form.trim())], match);
    return sql`(${column} <> '' AND ${maySuit(column, key, forms)} AND ${anyOf([
      keyIs(column, key, match),
      ...forms.map((form) => hasForm(column, form)),
    ])})`;
  };

/** Within a key with a blank at either end, which SQLite makes of the few alone that have the form without its own. */
function hasForm(column: SQL, form: string): SQL {
  return sql`(instr(${column}, ${form.trim()}) AND instr(' ' || ${column} || ' ', ${form}))`;
}

/** So many forms are looked for sooner than a key's blanks are taken out. */
const FEW_FORMS = 3;

/** What all forms of a text have in them, so that of 100,000 keys few are asked for each: a word, or else all letters. */
function maySuit(column: SQL, key: string, forms: readonly string[]): SQL {
  const word = sharedWord(key, forms);
  if (word !== undefined) return sql`instr(${column}, ${word})`;
  return forms.length > FEW_FORMS ? sql`instr(replace(${column}, ' ', ''), ${key.replaceAll(' ', '')})` : sql`1`;
}

export function isDocument(_db: ReadDb, typed: Typed): SQL {
  const { text, match } = typed;
  if (bareDocument(text) === '') return hasSigns(['national_id'], typed);
  return ownKeyIs(sql`c.national_id_key`, match === 'equals' ? documentForms(text) : [bareDocument(text)], match);
}

/** Phone and mobile are one question: whoever rings somebody up does not care which field holds the number. */
export function isPhone(db: ReadDb, typed: Typed): SQL {
  const { text, match } = typed;
  if (!/[\p{L}\p{N}]/u.test(text)) return hasSigns(['phone', 'mobile'], typed);
  const country = requireCountry(db);
  const forms = match === 'equals' ? phoneSpellings(country, text) : phoneCores(country, text);
  const asked = forms.length === 0 ? [''] : forms;
  return anyOf([sql`c.phone_key`, sql`c.mobile_key`].map((column) => ownKeyIs(column, asked, match)));
}
