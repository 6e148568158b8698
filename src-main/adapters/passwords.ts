import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '../ports';

/** scrypt's cost: 2^15 blocks of 8 take 32 MB and about a tenth of a second. */
const COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAXIMUM_MEMORY = 128 * 1024 * 1024;

/** Letters and digits that nobody takes for another: no 0 O 1 I L 5 S 8 B. */
const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXYZ234679';
const CODE_GROUPS = 5;
const GROUP_LENGTH = 4;

/** Hashes are `scrypt$cost$block$parallel$salt$key`, so that the cost can rise without a migration. */
export function createPasswords(cost = COST): Passwords {
  const written = (salt: Buffer, key: Buffer) =>
    ['scrypt', cost, BLOCK_SIZE, PARALLEL, salt.toString('base64'), key.toString('base64')].join('$');
  return {
    async hash(secret) {
      const salt = randomBytes(SALT_BYTES);
      return written(salt, await derive(secret, salt, KEY_BYTES, { N: cost, r: BLOCK_SIZE, p: PARALLEL }));
    },
    absentHash: () => written(randomBytes(SALT_BYTES), randomBytes(KEY_BYTES)),
    async verify(secret, hash) {
      const [name, blocks, blockSize, parallel, salt, key] = hash.split('$');
      if (name !== 'scrypt' || salt === undefined || key === undefined) return false;
      const expected = Buffer.from(key, 'base64');
      const options = { N: Number(blocks), r: Number(blockSize), p: Number(parallel) };
      const found = await derive(secret, Buffer.from(salt, 'base64'), expected.length, options);
      return timingSafeEqual(found, expected);
    },
    newCode(groups = CODE_GROUPS) {
      return Array.from({ length: groups }, codeGroup).join('-');
    },
  };
}

function derive(secret: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, length, { ...options, maxmem: MAXIMUM_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function codeGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, codeLetter).join('');
}

function codeLetter(): string {
  return CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length));
}
