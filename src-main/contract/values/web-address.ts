/**
 * An address of the web's that an office types, whole; undefined for anything else. One with a name or a password in it is
 * none, and so is one with a backslash: it looks like one place's and leads to another's.
 */
export function readWebAddress(text: string): URL | undefined {
  if (!/^https?:\/\/[^\s\\]+$/iu.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' && !/^https?:\/\/[^/?#]*@/iu.test(text) ? url : undefined;
}
