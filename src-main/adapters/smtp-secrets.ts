import type { MailServer } from '../ports';
import type { Hide } from './smtp-answers';

const HIDDEN = '•••';
/** Of a secret that a server cut off, so much is a part of it and no chance. */
const SHORTEST_PART = 8;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** What follows a sign-in's name, or stands by itself where a server asks for it: in base64, whole or cut off. */
const CODED = /[\w+/-]{8,}={0,2}/gu;
const SIGN_IN = /(?<name>\bAUTH\s+(?:PLAIN|LOGIN|CRAM-MD5|XOAUTH2|OAUTHBEARER))\s+\S+/giu;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** The forms in which a password goes to the server. */
function codedForms({ user, password }: Pick<MailServer, 'user' | 'password'>): string[] {
  return [password, `\0${user}\0${password}`, `${user}\0${user}\0${password}`].map((form) =>
    base64(form).replace(/=+$/u, ''),
  );
}

/** A short password is a part of many a word: it is taken out where it stands alone. */
function plainForm(password: string): RegExp {
  // The words that it is looked for in are one line, with single spaces.
  const one = escaped(password.replace(/\s+/gu, ' ').trim());
  return password.length < SHORTEST_PART
    ? new RegExp(String.raw`(?<![\p{L}\p{N}])${one}(?![\p{L}\p{N}])`, 'giu')
    : new RegExp(one, 'giu');
}

/**
 * Some servers repeat what they did not understand, and that may have been the sign-in: whatever they say is kept, shown and
 * backed up, so what they repeat of the password is taken out first, in whatever form it was sent.
 */
export function hiderOf(server: Pick<MailServer, 'user' | 'password'>): Hide {
  if (server.password.trim() === '') return (words) => words;
  const forms = codedForms(server).map((form) => form.toLowerCase());
  const plain = plainForm(server.password);
  const isPart = (found: string) => {
    const part = found.replace(/=+$/u, '').toLowerCase();
    return forms.some((form) => form.includes(part) || (form.length >= SHORTEST_PART && part.includes(form)));
  };
  return (words) =>
    words
      .replace(SIGN_IN, `$<name> ${HIDDEN}`)
      .replace(plain, HIDDEN)
      .replace(CODED, (found) => (isPart(found) ? HIDDEN : found));
}

/** What is left of words once separators, breaks and marks are out, and where in them each sign of it stands. */
function lettersOf(words: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let letters = '';
  for (const { 0: letter, index } of words.matchAll(/[\p{L}\p{N}]/gu)) {
    const small = letter.toLowerCase();
    letters += small;
    for (let at = 0; at < small.length; at += 1) places.push(index + Math.min(at, letter.length - 1));
  }
  return { letters, places };
}

/** Of a link, what follows the server that it is of: that server's name is no secret, and blocklists are asked by it. */
function secretPart(secret: string): string {
  const rest = /^https?:\/\/[^/?#@]+(?<rest>[/?#].{2,})$/iu.exec(secret)?.groups?.['rest'];
  return rest ?? secret;
}

/** As it stands in the midst of a text in base64: after nothing, one or two bytes of what goes before it. */
function codedWithin(secret: string): string[] {
  const bytes = Buffer.byteLength(secret);
  return [0, 1, 2].map((before) =>
    Buffer.from(`${' '.repeat(before)}${secret}`, 'utf8')
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes) * 8) / 6)),
  );
}

/**
 * Some servers quote what they refuse, and that may be the password or the link that a message is for. It is taken out in
 * whatever form it went, or a part of it: with or without its separators, broken in two by a line's end, or in base64.
 */
export function hiderOfSecret(secret: string): Hide {
  if (secret.trim() === '') return (words) => words;
  const own = secretPart(secret);
  const plain = [secret, own.replace(/^[^\p{L}\p{N}]+/u, '')].filter(Boolean).map(plainForm);
  const parts = new Set<string>();
  for (const form of [own, ...codedWithin(own)]) {
    const { letters } = lettersOf(form);
    for (let at = 0; at + SHORTEST_PART <= letters.length; at += 1) parts.add(letters.slice(at, at + SHORTEST_PART));
  }
  return (words) => {
    const rest = plain.reduce((left, form) => left.replace(form, HIDDEN), words);
    const { letters, places } = lettersOf(rest);
    let shown = '';
    let from = 0;
    for (let at = 0; at + SHORTEST_PART <= letters.length; at += 1) {
      if (!parts.has(letters.slice(at, at + SHORTEST_PART))) continue;
      const begin = places[at] ?? 0;
      // What overlaps the last part, or is next to it, goes with it.
      if (begin >= from) shown += `${rest.slice(from, begin)}${HIDDEN}`;
      from = (places[at + SHORTEST_PART - 1] ?? 0) + 1;
    }
    return shown + rest.slice(from);
  };
}
