import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFileLog } from '../../src-main/adapters/file-log';

/** What must not be in a log that somebody mails to whoever helps. */
const PEOPLE = ['José', 'Muñoz', 'Munoz', 'jose@correo.example', '28114902', 'Belgrano', 'clave-de-ana', 'anaruiz'];

function logIn() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'abonado.log');
  return { path, log: createFileLog(folder, { nowMs: () => 1000 }), read: () => readFileSync(path, 'utf8') };
}

/** An error that quotes a client wherever an error has room for words. */
function quoting(): Error {
  const told = 'Munoz José, DNI 28114902, jose@correo.example, Belgrano 1200, clave-de-ana';
  const inner = Object.assign(new Error(`${told}\n    at Munoz (/home/anaruiz/Munoz/x.js:1:2)`), { name: told });
  const outer = new TypeError(`Failed query: insert into clients values ('${told}')\n    at José (${told}:1:2)`, {
    cause: Object.assign(inner, { code: told }),
  });
  const frames = outer.stack?.replaceAll(/\(.*?(?<file>[^/\\]+:\d+:\d+)\)/gu, '(/home/anaruiz/Munoz/$<file>)');
  outer.stack = `${frames}\n    at José Muñoz (file:///C:/Users/anaruiz/Abonado/main.cjs:10:20)`;
  return Object.assign(outer, { params: [told] });
}

test('an error that quotes a client in its message, name, code, cause and paths leaves none of it in the log', () => {
  const { log, read } = logIn();
  log.error('a1b2c3d4', quoting());
  log.error('a1b2c3d5', 'Munoz José');
  log.error('a1b2c3d6', { name: 'José', message: 'Munoz' });
  const text = read();
  for (const word of PEOPLE) expect(text.includes(word), word).toBe(false);
  const [line = ''] = text.split('\n');
  expect(JSON.parse(line)).toMatchObject({
    id: 'a1b2c3d4',
    atMs: 1000,
    kind: 'TypeError',
    where: expect.arrayContaining([expect.stringMatching(/file-log\.test\.ts:\d+:\d+$/u)]),
    cause: { kind: 'Error' },
  });
});

test('what SQLite says about the form of the register is the cause, and is there', () => {
  const { log, read } = logIn();
  const refused = Object.assign(new Error('UNIQUE constraint failed: clients.custom_id'), {
    name: 'SqliteError',
    code: 'SQLITE_CONSTRAINT_UNIQUE',
  });
  log.error('a1b2c3d4', new Error('Failed query', { cause: refused }));
  expect(JSON.parse(read())).toMatchObject({
    kind: 'Error',
    cause: {
      kind: 'SqliteError',
      code: 'SQLITE_CONSTRAINT_UNIQUE',
      about: 'UNIQUE constraint failed: clients.custom_id',
    },
  });
});

test('a log that has grown begins anew and keeps the one before', () => {
  const { log, path, read } = logIn();
  writeFileSync(path, `${'x'.repeat(1024 * 1024)}\n`);
  log.error('a1b2c3d4', new Error('no'));
  expect(read().trimEnd().split('\n')).toHaveLength(1);
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(1024 * 1024 + 1);
});

test('the last lines are given to whoever helps', () => {
  const { log } = logIn();
  for (let count = 0; count < 50; count += 1) log.error(`a1b2c3${count}`, new Error('no'));
  expect(log.recent?.()).toHaveLength(40);
  expect(log.recent?.().at(-1)).toContain('a1b2c349');
});
