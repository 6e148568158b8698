import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function outboxBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-held-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(35);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1), (2, 'other', 'Beto', 'beto', 'beto', 1, 1)`);
  const message = sqlite.prepare(`INSERT INTO mail_messages (id, kind, client_id, client_name, message_key, subject,
    body_text, state, attempts, first_attempt_at_ms, next_attempt_at_ms, created_at_ms, settled_at_ms, operator_name,
    search_text) VALUES (?, 'notice', ?, 'x', 'a.' || ?, 'x', 'x', ?, ?, ?, ?, 1, ?, '', 'x')`);
  message.run(1, 1, 1, 'sent', 1, 5, 0, 9);
  message.run(2, 1, 2, 'retrying', 3, 5, 5000, null);
  message.run(3, 1, 3, 'waiting', 0, null, 0, null);
  message.run(4, 2, 4, 'waiting', 0, null, 0, null);
  message.run(5, null, 5, 'waiting', 0, null, 0, null);
  sqlite.exec(`INSERT INTO mail_recipients (message_id, position, address) VALUES (2, 0, 'ana@correo.example');
    UPDATE mail_line SET state = 'login', answer = '500 AUTH PLAIN secreto'`);
  return { sqlite, to };
}

test('0038: nothing is held or typed, what stands behind another is due with it, and everything else is as it was', () => {
  const { sqlite, to } = outboxBefore();
  const read = () =>
    sqlite
      .prepare<[], Record<string, unknown>>('SELECT * FROM mail_messages ORDER BY id')
      .all()
      .map(({ held: _held, first_attempt_at_ms: _first, next_attempt_at_ms: _next, ...rest }) => rest);
  const before = read();
  to(38);
  expect(read()).toEqual(before);
  expect(sqlite.prepare('SELECT id, held, next_attempt_at_ms FROM mail_messages ORDER BY id').raw().all()).toEqual([
    [1, 0, 0],
    [2, 0, 5000],
    [3, 0, 5000],
    [4, 0, 0],
    [5, 0, 0],
  ]);
  expect(sqlite.prepare('SELECT typed, address FROM mail_recipients').all()).toEqual([
    { typed: 0, address: 'ana@correo.example' },
  ]);
  expect(sqlite.prepare('SELECT state, answer FROM mail_line').all()).toEqual([{ state: 'login', answer: '' }]);
});

test.each([
  'UPDATE mail_messages SET held = 2 WHERE id = 3',
  'UPDATE mail_messages SET held = 1 WHERE id = 1',
  'UPDATE mail_recipients SET typed = 2',
])('the last line refuses %s', (statement) => {
  const { sqlite, to } = outboxBefore();
  to(38);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK/u);
});
