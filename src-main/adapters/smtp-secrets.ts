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
