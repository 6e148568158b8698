import { type SQL, sql } from 'drizzle-orm';
import type { ClientCondition } from '../../contract/client-conditions';
import { type ClientFilter, type ClientSort, clientCatalogs } from '../../contract/clients';
import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { findNetworkAround } from '../contracts';
import { requireCountry } from '../office';
import { phoneCores } from '../phones';
import { conditionSql } from './condition-store';
import { partElided, withoutApostrophe } from './elided-names';
import { joinIp, joinMac, networkSpellings } from './network-words';
import { dottedForms } from './typed-forms';

const TRIGRAM = 3;

/** The words of a quick search, in any order, each to be found somewhere. */
function searchWords(text: string): string[] {
  return fold(joinIp(joinMac(text)))
    .split(' ')
    .filter((word) => word !== '');
}

function digitsAlone(word: string): string {
  return /^[\d.\-/()+]+$/u.test(word) && /\d/u.test(word) ? word.replace(/\D/gu, '') : word;
}

/** Whether the trigram index has no word as short as this one, were it written with dots or dashes. */
function isShort(word: string): boolean {
  return digitsAlone(word).length < TRIGRAM;
}

/**
 * As a word may stand in what is the client's own: as it was typed (an ID `2024-0012`, a door `34-56`), or, where it is a
 * number with dots or dashes, by its digits (a document `28.114.902`). What has another spelling in it finds no more.
 */
function ownSpellings(word: string): string[] {
  const digits = digitsAlone(word);
  return word.includes(digits) ? [digits] : [digits, word];
}

/** A whole address finds whoever has the network that it lies in, as the consumption of that address is theirs. */
function networkAround(db: ReadDb, word: string): string[] {
  if (!/^[0-9a-f]*[.,:][0-9a-f.,:]+$/u.test(word)) return [];
  const ip = parseIp(word);
  const network = isIpProblem(ip) ? undefined : findNetworkAround(db, { ipKey: ip.key, ipEndKey: ip.endKey });
  return network === undefined ? [] : [network];
}

/** Fewer digits are no whole phone in any country of ours: such a word is asked for as it is. */
const SHORTEST_PHONE = 8;

/** A whole phone without what is dialled before it, and as a mobile's is written. */
function phoneForms(db: ReadDb, word: string): string[] {
  const digits = digitsAlone(word);
  return digits.length >= SHORTEST_PHONE && /^\d+$/u.test(digits) ? phoneCores(requireCountry(db), digits) : [];
}

/** A word in every form in which it may stand in an index: as the client's own, and as a contract's addresses are. */
function indexedForms(db: ReadDb, word: string): string[] {
  const own = [...ownSpellings(word), withoutApostrophe(word), ...dottedForms(word), ...phoneForms(db, word)];
  return [...new Set([...own, ...networkSpellings(word), ...networkAround(db, word)])];
}

/**
 * Where a name that an apostrophe joins stands in the client's text, whose second spelling has a blank for it: never
 * within a word, since `o higgins` is also in `Pedro Higgins`. Its first line begins with nothing before it.
 */
function elidedForms(word: string): { within: string[]; first: string } | null {
  const parted = partElided(word);
  return parted === null ? null : { within: [` ${parted}`, `\n${parted}`], first: parted };
}

/** `%` and `_` typed by a clerk are letters, not wildcards. */
function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/gu, (character) => `\\${character}`)}%`;
}

function ftsPhrase(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** What the trigram index is asked for: every word that is long enough, in any of its forms. Undefined without such. */
function indexedPhrase(db: ReadDb, text: string): string | undefined {
  const long = searchWords(text).filter((word) => !isShort(word));
  if (long.length === 0) return undefined;
  return long.map((word) => `(${phrasesOf(db, word).join(' OR ')})`).join(' AND ');
}

function phrasesOf(db: ReadDb, word: string): string[] {
  const elided = elidedForms(word);
  const forms = [...indexedForms(db, word), ...(elided?.within ?? [])].map(ftsPhrase);
  return elided ? [...forms, `^${ftsPhrase(elided.first)}`] : forms;
}

/**
 * Words too short for the trigram index are looked for one by one, among what is the client's own; with dots (`sa` as
 * `S.A.`) only where others narrow it down, as without those everybody is read for each form.
 */
function shortWordConditions(text: string): SQL[] {
  const words = searchWords(text);
  const isNarrowed = !words.every(isShort);
  return words.filter(isShort).map((word) => {
    const forms = [...ownSpellings(word), ...(isNarrowed ? dottedForms(word) : [])];
    const found = forms.map((form) => sql`c.search_text LIKE ${likePattern(form)} ESCAPE '\\'`);
    return sql`(${sql.join(found, sql` OR `)})`;
  });
}

/**
 * 0 for a client whose name has every word of the search at the start of one of its own, 1 for the others: a clerk who
 * types a surname means the people of that name before the street that bears it. None without a search, nor for words
 * that no index has: those are taken as the names come, or every client would have to be looked at.
 */
export function searchRank(text: string): SQL | undefined {
  const words = searchWords(text);
  if (words.every(isShort)) return undefined;
  return sql`NOT (${nameHas(words)})`;
}

/**
 * Of how many clients, as their names come, a page is looked for: enough for what one client in sixty has, as a street
 * with its door (`San Martín 12`) in an office of 100,000. Where the page mostly ends much sooner, the rest is not read;
 * where it does not end, that is what the attempt may cost, in milliseconds ten.
 */
const WALKED = 6000;

/**
 * The first `wanted` ids of a search that finds many, in the order of the names and those with the words in their name
 * first, taken from the index of the names: to collect and sort every hit would cost the more, the more there are. Null
 * where that is not the way: few hits, another order, further filters, or hits that are too far between.
 */
export function walkForHits(db: ReadDb, filter: ClientFilter, sort: ClientSort, wanted: number): number[] | null {
  const { text, state, conditions } = filter;
  const phrase = indexedPhrase(db, text);
  const narrowed = state === 'all' || conditions.length > 0;
  if (phrase === undefined || narrowed || sort.column !== 'name' || findsFew(db, phrase)) return null;
  const named = nameHas(searchWords(text));
  const order = sql.raw(sort.descending ? 'c.name_key DESC, c.id DESC' : 'c.name_key, c.id');
  const first = db.all<{ id: number }>(
    sql`SELECT c.id FROM clients c WHERE c.state = ${state} AND ${named} ORDER BY ${order} LIMIT ${wanted}`,
  );
  const missing = wanted - first.length;
  const others = db.all<{ id: number }>(sql`
    SELECT c.id FROM (
      SELECT c.id, c.name_key, c.search_text, c.contract_text FROM clients c
      WHERE c.state = ${state} ORDER BY ${order} LIMIT ${WALKED}
    ) AS c WHERE ${textHas(db, text)} AND NOT (${named}) LIMIT ${missing}`);
  return others.length < missing ? null : [...first, ...others].map(({ id }) => id);
}

/** What `filterCondition` asks of the index, asked of the texts themselves. */
function textHas(db: ReadDb, text: string): SQL {
  const long = searchWords(text).filter((word) => !isShort(word));
  const found = long.map((word) => {
    const forms = indexedForms(db, word).map(
      (form) => sql`instr(c.search_text, ${form}) OR instr(c.contract_text, ${form})`,
    );
    const elided = elidedForms(word);
    for (const form of elided?.within ?? []) forms.push(sql`instr(c.search_text, ${form})`);
    if (elided) forms.push(sql`instr(c.search_text, ${elided.first}) = 1`);
    return sql`(${sql.join(forms, sql` OR `)})`;
  });
  return sql.join([...found, ...shortWordConditions(text)], sql` AND `);
}

/**
 * Whether the name of `clients AS c` has every one of these folded words at the start of one of its own. The longest
 * word, which fewest names have, is looked for first, and anywhere before it is at a start: the whole index of the names
 * may be read for it.
 */
function nameHas(words: readonly string[]): SQL {
  const found = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => {
      const parted = partElided(word);
      const forms = parted === null ? [digitsAlone(word)] : [word, withoutApostrophe(word), parted];
      const begun = [...new Set(forms)].map(
        (form) =>
          sql`instr(c.name_key, ${form}) AND ' ' || c.name_key LIKE ${`% ${likePattern(form).slice(1)}`} ESCAPE '\\'`,
      );
      return sql`(${sql.join(begun, sql` OR `)})`;
    });
  return sql.join(found, sql` AND `);
}

/** Whether a list is in the order of what the accounts come to. */
export function isByAccount({ column }: ClientSort): boolean {
  return column === 'balance' || column === 'unpaidInvoices';
}

/** Whether a filter asks for the clients of one state, and for nothing else. */
export function asksStateAlone({ text, state, conditions }: ClientFilter): boolean {
  return text === '' && state !== 'all' && conditions.length === 0;
}

/**
 * Whether a list or a count may read every client, which takes over 50 ms in an office of 100,000: no index has words of
 * one or two letters, nor what most conditions ask for, nor a catalogue's clients in another order than that of names.
 */
export function readsWholeOffice(filter: ClientFilter, sort?: ClientSort): boolean {
  if (sort && isByAccount(sort) && !asksStateAlone(filter)) return true;
  const words = searchWords(filter.text);
  if (words.length > 0) return words.every(isShort);
  const [only, ...others] = filter.conditions;
  if (!only) return false;
  const ordered = sort === undefined || sort.column === 'name';
  return others.length > 0 || !hasOwnIndex(only) || !ordered || filter.state === 'all';
}

/** Whether the clients of a condition lie together in an index, in the order of their names. */
function hasOwnIndex(condition: ClientCondition): boolean {
  if (condition.kind === 'text') return condition.field === 'email' && condition.match === 'empty' && !condition.not;
  return (
    condition.kind === 'entries' &&
    Object.hasOwn(clientCatalogs, condition.field) &&
    condition.ids.length === 1 &&
    condition.ids[0] !== null &&
    !condition.not
  );
}

/**
 * Every name in a state, folded, one after the other with blanks between them: one text of the index alone, since
 * 100,000 rows take longer to hand over than to read.
 */
export function joinNames(db: ReadDb, state: ClientFilter['state']): string {
  const where = state === 'all' ? sql`1` : sql`state = ${state}`;
  const row = db.get<{ names: string | null }>(
    sql`SELECT group_concat(name_key, ' ') AS names FROM clients WHERE ${where}`,
  );
  return row.names ?? '';
}

/** The WHERE of a filter, over `clients AS c`: every word of its search stands in the client's texts or its contracts'. */
export function filterCondition(db: ReadDb, filter: ClientFilter): SQL {
  const conditions = narrowings(db, filter);
  const phrase = indexedPhrase(db, filter.text);
  if (phrase !== undefined) {
    conditions.push(sql`c.id IN (SELECT rowid FROM clients_search WHERE clients_search MATCH ${phrase})`);
  }
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` AND `);
}

/** So many clients are looked up one by one sooner than an index of 100,000 is walked over, also when the disk is read. */
const FEW = 2000;

/**
 * The same rows as FROM and WHERE, for whoever takes all of them. A few that the search index finds are looked up one by
 * one (CROSS JOIN keeps SQLite to that order); for many, the index of the state and the order is walked over, which has
 * no need of the rows themselves.
 */
export function fromFiltered(db: ReadDb, filter: ClientFilter): SQL {
  const phrase = indexedPhrase(db, filter.text);
  if (phrase === undefined || !findsFew(db, phrase)) return sql`FROM clients c WHERE ${filterCondition(db, filter)}`;
  const conditions = [sql`clients_search MATCH ${phrase}`, ...narrowings(db, filter)];
  return sql`FROM clients_search CROSS JOIN clients c ON c.id = clients_search.rowid WHERE ${sql.join(conditions, sql` AND `)}`;
}

function findsFew(db: ReadDb, phrase: string): boolean {
  const { hits } = db.get<{ hits: number }>(sql`
    SELECT count(*) AS hits FROM (SELECT 1 FROM clients_search WHERE clients_search MATCH ${phrase} LIMIT ${FEW + 1})`);
  return hits <= FEW;
}

/** What a filter asks for, but for the words that the search index has. */
function narrowings(db: ReadDb, { text, state, conditions }: ClientFilter): SQL[] {
  const narrowed = shortWordConditions(text);
  if (state !== 'all') narrowed.push(sql`c.state = ${state}`);
  return [...narrowed, ...conditions.map((condition) => conditionSql(db, condition))];
}

/** The name of one client of a filter that has these folded words in it; undefined where nobody does. */
export function findNamed(db: ReadDb, filter: ClientFilter, words: readonly string[]): string | undefined {
  const [row] = db.all<{ name: string }>(sql`SELECT c.name ${fromFiltered(db, filter)} AND ${nameHas(words)} LIMIT 1`);
  return row?.name;
}
