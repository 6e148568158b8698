import { expect, test } from 'vitest';
import { takeTurns } from '../../src-main/jobs/password-turns';
import { refusalOf } from '../support/test-app';

/** Hashes that end when they are told to. */
function heldHashes() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const held = async <Result>(result: Result): Promise<Result> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((end) => ends.push(end));
    running -= 1;
    return result;
  };
  const passwords = takeTurns({
    hash: () => held('hash'),
    verify: () => held(true),
    absentHash: () => '',
    newCode: () => '',
  });
  const endAll = async () => {
    for (let end = ends.shift(); end; end = ends.shift()) {
      end();
      await new Promise((later) => setImmediate(later));
    }
  };
  return { passwords, endAll, most: () => most };
}

test('of a hundred sign-ins at once one is hashed at a time, eight wait, and the others are told to wait', async () => {
  const { passwords, endAll, most } = heldHashes();
  const asked = Array.from({ length: 100 }, (_, index) =>
    index % 2 === 0 ? passwords.verify('clave', 'hash') : passwords.hash('clave'),
  );
  const late = await Promise.all(asked.slice(9).map(refusalOf));
  expect(new Set(late.map((failure) => JSON.stringify(failure)))).toEqual(
    new Set([JSON.stringify({ code: 'LOCKED', params: { seconds: 5 } })]),
  );
  await endAll();
  expect(await Promise.all(asked.slice(0, 9))).toHaveLength(9);
  expect(most()).toBe(1);
  const again = passwords.verify('clave', 'hash');
  await endAll();
  expect(await again).toBe(true);
});
