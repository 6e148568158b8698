import type { ClientFields } from '../../contract/clients';
import { fold, numberKey, plain } from '../../contract/values/text';

/** What is stored beside a client's typed text so that it can be found, sorted and compared. */
export interface ClientKeys {
  readonly nameKey: string;
  readonly customIdKey: string;
  readonly nationalIdKey: string;
  readonly phoneKey: string;
  readonly mobileKey: string;
  readonly emailKey: string;
  readonly addressKey: string;
  readonly searchText: string;
}

const SORTABLE_DIGITS = 12;

/**
 * Numbers inside an id sort by value: `A-9` before `A-10`. Two ids that are the same in plain letters have the same key,
 * and so have some that are not: `7` and `007`.
 */
export function sortableId(value: string): string {
  return fold(value).replace(/\d+/gu, (digits) => digits.padStart(SORTABLE_DIGITS, '0'));
}

function digitsOf(value: string): string {
  return fold(value).replace(/\D/gu, '');
}

/** Letters and digits with one blank between words. */
const ONLY_WORDS = /^[a-z\d]*(?: [a-z\d]+)*$/u;

/** Words without their punctuation, so that `Gral. Paz 12` and `gral paz 12` are one. */
export function wordsKey(value: string): string {
  // Of most there is nothing to take away, and a class of every alphabet's letters is slow to look for.
  const folded = fold(value);
  return ONLY_WORDS.test(folded) ? folded : fold(plain(value).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '));
}

/**
 * Derives every key. `searchText` holds what a clerk may type in the quick search (look.md, Clientes): words folded,
 * and document, phones and tax id both as typed and by their digits alone.
 */
export function clientKeys(fields: ClientFields, formerNames: readonly string[]): ClientKeys {
  const filled = [
    fields.name,
    fields.firstName,
    fields.middleName,
    fields.lastName,
    fields.secondLastName,
    ...formerNames,
    fields.customId,
    fields.nationalId,
    fields.taxId,
    fields.phone,
    fields.mobile,
    fields.email,
    fields.address,
  ].filter((part) => part !== '');
  const numbers = [fields.nationalId, fields.taxId, fields.phone, fields.mobile].map(numberKey);
  const words = filled.flatMap((part) => [fold(part), wordsKey(part)]);
  return {
    nameKey: wordsKey(fields.name),
    customIdKey: sortableId(fields.customId),
    nationalIdKey: numberKey(fields.nationalId),
    phoneKey: digitsOf(fields.phone),
    mobileKey: digitsOf(fields.mobile),
    emailKey: fold(fields.email),
    addressKey: wordsKey(fields.address),
    searchText: [...new Set([...words, ...numbers])].filter((part) => part !== '').join('\n'),
  };
}
