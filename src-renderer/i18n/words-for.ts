import { z } from 'zod';

/** A word for each of a closed list's codes. */
export function wordsFor<const Code extends string>(codes: readonly [Code, ...Code[]], word: (code: Code) => string) {
  return z.record(z.enum(codes), z.string()).parse(Object.fromEntries(codes.map((code) => [code, word(code)])));
}
