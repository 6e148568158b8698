import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSecrets, noSystemKeys } from '../../src-main/adapters/secrets';
import type { SystemKeys } from '../../src-main/ports';
import { refusalOf } from '../support/test-app';

const LINK = 'https://alerta.example/entrar/una-palabra-secreta';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A system that turns a key around, on a computer of this name. */
function systemOf(computer: string): SystemKeys {
  const turned = (text: string) => Array.from(text).toReversed().join('');
  return {
    protect: (key) => Promise.resolve(`${computer}|${turned(key)}`),
    recover: (guarded) =>
      Promise.resolve(guarded.startsWith(`${computer}|`) ? turned(guarded.slice(computer.length + 1)) : null),
  };
}

const keysIn = (folder: string) => readdirSync(join(folder, 'secrets')).map((name) => join(folder, 'secrets', name));

test('a text is sealed as something else each time, and read again by the next run on the same folder', async () => {
  const folder = newFolder();
  const secrets = createSecrets(folder, noSystemKeys);
  const [one, other] = [await secrets.seal(LINK), await secrets.seal(LINK)];
  expect(one).not.toBe(other);
  expect(one).not.toContain('alerta');
  expect(await createSecrets(folder, noSystemKeys).open(one)).toBe(LINK);
  expect(await secrets.open(await secrets.seal(''))).toBe('');
  expect(await secrets.keeping()).toBe('file');
});

test('two that are sealed at once make one key, which its owner alone may read', async () => {
  const folder = newFolder();
  const secrets = createSecrets(folder, noSystemKeys);
  await Promise.all([secrets.seal('a'), secrets.seal('b'), secrets.keeping()]);
  const keys = keysIn(folder);
  expect(keys).toHaveLength(1);
  if (process.platform === 'win32') return;
  expect(keys.map((path) => statSync(path).mode & 0o777)).toEqual([0o600]);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
});

test('a key that the system keeps is no use to another computer, which goes on with one of its own', async () => {
  const folder = newFolder();
  const here = createSecrets(folder, systemOf('caja-1'));
  const sealed = await here.seal(LINK);
  expect(await here.keeping()).toBe('system');
  const there = createSecrets(folder, systemOf('caja-2'));
  expect(await refusalOf(there.open(sealed))).toMatchObject({ code: 'SECRET_UNREADABLE' });
  const theirs = await there.seal('otro');
  expect(await there.open(theirs)).toBe('otro');
  // Back on the first computer, with both keys in the folder.
  const again = createSecrets(folder, systemOf('caja-1'));
  expect(await again.open(sealed)).toBe(LINK);
  expect(await refusalOf(again.open(theirs))).toMatchObject({ code: 'SECRET_UNREADABLE' });
});

test('an office that had its key in a file has the system keep the next one, and still reads the old', async () => {
  const folder = newFolder();
  const sealed = await createSecrets(folder, noSystemKeys).seal(LINK);
  const desktop = createSecrets(folder, systemOf('caja-1'));
  expect(await desktop.keeping()).toBe('system');
  expect(await desktop.open(sealed)).toBe(LINK);
});

test('what is not whole, what was changed, and a key that is gone are a refusal, never a crash', async () => {
  const folder = newFolder();
  const sealed = await createSecrets(folder, noSystemKeys).seal(LINK);
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  const fresh = () => createSecrets(folder, noSystemKeys);
  for (const text of ['', 'hola', 's1.x.y', `${sealed}x`, changed, sealed.slice(0, 40), `s2${sealed.slice(2)}`])
    expect(await refusalOf(fresh().open(text)), text).toMatchObject({ code: 'SECRET_UNREADABLE' });
  const [key = ''] = keysIn(folder);
  const whole = readFileSync(key, 'utf8');
  for (const cut of ['', '{', '{"keeping":"file","key":"QQ=="}', whole.slice(0, 30)]) {
    writeFileSync(key, cut);
    expect(await refusalOf(fresh().open(sealed)), cut).toMatchObject({ code: 'SECRET_UNREADABLE' });
  }
  writeFileSync(key, whole);
  const running = fresh();
  rmSync(join(folder, 'secrets'), { recursive: true });
  expect(await refusalOf(running.open(sealed))).toMatchObject({ code: 'SECRET_UNREADABLE' });
});

test('a key that was put back while the program runs is found', async () => {
  const [folder, aside] = [newFolder(), newFolder()];
  const sealed = await createSecrets(folder, noSystemKeys).seal(LINK);
  cpSync(join(folder, 'secrets'), aside, { recursive: true });
  rmSync(join(folder, 'secrets'), { recursive: true });
  const running = createSecrets(folder, noSystemKeys);
  expect(await refusalOf(running.open(sealed))).toMatchObject({ code: 'SECRET_UNREADABLE' });
  cpSync(aside, join(folder, 'secrets'), { recursive: true });
  expect(await running.open(sealed)).toBe(LINK);
});

test('a random word is long, of letters that an address takes, and no other', () => {
  const secrets = createSecrets(newFolder(), noSystemKeys);
  const words = Array.from({ length: 100 }, () => secrets.newToken());
  expect(new Set(words).size).toBe(100);
  for (const word of words) expect(word).toMatch(/^[\w-]{43}$/u);
});
