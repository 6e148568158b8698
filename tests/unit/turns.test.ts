import { expect, test } from 'vitest';
import { createTurns } from '../../src-main/jobs/turns';

test('who comes at the moment in which a turn ends waits behind those who were waiting', async () => {
  const inTurn = createTurns(2);
  const begun: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string, until: Promise<void>) =>
    inTurn(async () => {
      begun.push(name);
      running += 1;
      most = Math.max(most, running);
      await until;
      running -= 1;
    });
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const nothing = Promise.resolve();
  const all = [work('a', held), work('b', held), work('c', nothing), work('d', nothing)];
  // At every step of what follows the end, somebody new comes.
  end();
  for (let step = 0; step < 10; step += 1) {
    all.push(work(`new ${step}`, nothing));
    await Promise.resolve();
  }
  await Promise.all(all);
  expect(most).toBe(2);
  expect(begun.slice(0, 4)).toEqual(['a', 'b', 'c', 'd']);
  expect(begun).toHaveLength(14);
});
