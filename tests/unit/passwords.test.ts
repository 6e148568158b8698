import { expect, test } from 'vitest';
import { createPasswords } from '../../src-main/adapters/passwords';

/** What OWASP asks of scrypt at least (Password Storage Cheat Sheet): N = 2^15 with r = 8 and p = 3, or N = 2^17 and p = 1. */
const LEAST_BYTES = 32 * 1024 * 1024;

test('a password costs whoever guesses it 32 MB a try, and two hashes of one differ', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('clave-de-ana');
  const [name, blocks, blockSize, parallel] = hash.split('$');
  expect(name).toBe('scrypt');
  expect(128 * Number(blocks) * Number(blockSize)).toBeGreaterThanOrEqual(LEAST_BYTES);
  expect(Number(parallel)).toBeGreaterThanOrEqual(1);
  expect(await passwords.verify('clave-de-ana', hash)).toBe(true);
  expect(await passwords.verify('clave-de-ano', hash)).toBe(false);
  expect(await passwords.hash('clave-de-ana')).not.toBe(hash);
});

test('an accent typed in two ways is one password', async () => {
  const passwords = createPasswords(2 ** 4);
  expect(await passwords.verify('contrasen\u0303a', await passwords.hash('contrase\u00f1a'))).toBe(true);
});
