/** An apostrophe in any of the letters in which people type one. */
const APOSTROPHE = /['’‘´`ʼ]/u;

/**
 * What stands before an apostrophe in the surnames of here (decision): O'Higgins; D'Angelo, L'Huillier and N'Diaye before
 * a vowel or a silent h; Dell'Orto, Dall'Ara, Sant'Anna.
 */
const ELIDED = /^(?<particle>o|(?:dell|dall|sant)(?=[aeiou])|[dln](?=[aeiouh]))(?<rest>[a-z]{3,})$/u;

/** A folded word as the two of a name that an apostrophe joins: `ohiggins`, `o'higgins` → `o higgins`. Null for any other. */
export function partElided(word: string): string | null {
  const [first = '', rest = '', ...more] = word.split(APOSTROPHE);
  if (first !== '' && rest !== '' && more.length === 0) return `${first} ${rest}`;
  const { particle, rest: name } = ELIDED.exec(word)?.groups ?? {};
  return particle === undefined || name === undefined ? null : `${particle} ${name}`;
}

/** A word with an apostrophe in it as somebody writes it who leaves that out; any other is itself. */
export function withoutApostrophe(word: string): string {
  return partElided(word) === null ? word : word.replace(APOSTROPHE, '');
}
