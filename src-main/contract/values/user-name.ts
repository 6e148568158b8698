/**
 * What no user name has in it, though a file or a paste may: a letter that is not seen (a control, a zero-width one, a mark
 * of direction), and what a letter lost became. A name is what the router knows the client by, to the letter (RFC 8265 §3.3
 * has none of these in one either).
 */
const UNREADABLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFFD]/gu;

/** A user name as its clerk is shown it, with � where a letter is not seen or cannot be read; null where all of it can. */
export function unreadableUserName(userName: string): string | null {
  const shown = userName.replace(UNREADABLE, '\uFFFD');
  return shown.includes('\uFFFD') ? shown : null;
}
