import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { numberKey } from '../../contract/values/text';
import { wordsKey } from './keys';

/** Texts that have no key of their own in the register, with whose they are; long ones by the index of those that there are. */
const SCANNED = {
  customId: { from: sql.raw('clients'), text: sql.raw('custom_id'), client: sql.raw('id') },
  taxId: { from: sql.raw('clients'), text: sql.raw('tax_id'), client: sql.raw('id') },
  notes: { from: sql.raw('clients INDEXED BY clients_notes'), text: sql.raw('notes'), client: sql.raw('id') },
  contractNotes: {
    from: sql.raw('contracts INDEXED BY contracts_notes'),
    text: sql.raw('notes'),
    client: sql.raw('client_id'),
  },
  gatewayReference: { from: sql.raw('client_gateways'), text: sql.raw('reference'), client: sql.raw('client_id') },
} as const;

/** Over `clients AS c`: who has nothing of such a text is nowhere in the index of those that have. */
export const WITHOUT_TEXT = {
  notes: sql`+c.id NOT IN (SELECT id FROM clients INDEXED BY clients_notes WHERE notes <> '')`,
  taxId: sql`+c.id NOT IN (SELECT id FROM clients INDEXED BY clients_tax_id WHERE tax_id <> '')`,
  contractNotes: sql`+c.id IN (
    SELECT client_id FROM contracts INDEXED BY contracts_started WHERE ended_on IS NULL AND +id NOT IN (
      SELECT id FROM contracts INDEXED BY contracts_notes WHERE notes <> '' AND ended_on IS NULL))`,
};

const STANDING: Partial<Record<keyof typeof SCANNED, SQL>> = {
  contractNotes: sql`ended_on IS NULL`,
  gatewayReference: sql`detached_at_ms IS NULL`,
};

/** How such a text is compared: by its words, or as a number, of which what stands between its digits is no part. */
const KEY_OF = {
  customId: numberKey,
  taxId: numberKey,
  notes: wordsKey,
  contractNotes: wordsKey,
  gatewayReference: numberKey,
};

/** Marks that stand beside a letter or are not seen at all, and are no part of a key: SQLite cannot look through them. */
const MARKS = '[\u{AD}\u{300}-\u{36F}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FE00}-\u{FE0F}\u{FEFF}]';

/** A letter in either case, or any that is not of the plain ones: it may be that letter with an accent. */
function letterClass(letter: string): string {
  const plain = /[a-z0-9]/u.test(letter) ? `${letter}${letter.toUpperCase()}` : '';
  return `[${plain}\u{80}-\u{10FFFF}]`;
}

/**
 * What a text has to look like for the key to be in it, told to SQLite so that few texts are folded one by one. Of plain
 * letters alone a text has the key as it stands, which is told eight times as fast as what accents may be over.
 */
function mayHave(column: SQL, key: string, kind: 'words' | 'number'): SQL {
  const longest = key.split(' ').toSorted((one, other) => other.length - one.length)[0] ?? '';
  const letters = Array.from(longest);
  const asItIs = `%${letters.join(kind === 'number' ? '%' : '')}%`;
  const accented = `*${letters.map(letterClass).join(kind === 'number' ? '*' : '')}*`;
  return sql`(${column} LIKE ${asItIs} OR octet_length(${column}) <> length(${column})
    AND (${column} GLOB ${accented} OR ${column} GLOB ${`*${MARKS}*`}))`;
}

/** Signs alone are no part of a key: they are looked for as they were typed. */
function signsIn(column: SQL, signs: string, match: string): SQL {
  return match === 'equals' ? sql`trim(${column}) = ${signs}` : sql`instr(${column}, ${signs})`;
}

/** The clients one of whose texts is what was typed, or has it in it: folded, without accents, case, dots or spaces. */
export function clientsByText(
  db: ReadDb,
  field: keyof typeof SCANNED,
  { text, match }: { readonly text: string; readonly match: string },
): number[] {
  const keyOf = KEY_OF[field];
  const key = keyOf(text);
  const { from, text: column, client } = SCANNED[field];
  const standing = STANDING[field] ?? sql`1`;
  if (key === '')
    return db
      .all<{ client: number }>(sql`
    SELECT ${client} AS client FROM ${from} WHERE ${column} <> '' AND ${signsIn(column, text.trim(), match)} AND ${standing}`)
      .map((row) => row.client);
  const found = db.all<{ client: number; text: string }>(sql`
    SELECT ${client} AS client, ${column} AS text FROM ${from}
    WHERE ${column} <> '' AND ${mayHave(column, key, keyOf === numberKey ? 'number' : 'words')} AND ${standing}`);
  const is = match === 'equals' ? (other: string) => other === key : (other: string) => other.includes(key);
  return found.filter((row) => is(keyOf(row.text))).map((row) => row.client);
}
