import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-outbox-'));
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
  to(32);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  return { sqlite, to };
}

const MESSAGE = `INSERT INTO mail_messages (id, kind, client_id, client_name, message_key, subject, body_text, state,
  created_at_ms, operator_name, search_text) VALUES (1, 'notice', 1, 'Ana', 'a.1', 'x', 'x', 'waiting', 1, '', 'ana')`;

test('0033, 0034: an office from before has an empty outbox, no server, and its clients as they were', () => {
  const { sqlite, to } = officeBefore();
  const before = sqlite.prepare('SELECT * FROM clients').all();
  to(34);
  expect(sqlite.prepare('SELECT * FROM clients').all()).toEqual(before);
  for (const table of ['mail_messages', 'mail_recipients', 'mail_attachments', 'mail_days', 'mail_templates'])
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  expect(sqlite.prepare('SELECT host, paused, version FROM mail_settings').all()).toEqual([
    { host: '', paused: 0, version: 1 },
  ]);
  expect(sqlite.prepare('SELECT state FROM mail_line').pluck().all()).toEqual(['ready']);
});

test('a client that an undone import takes away leaves its messages, under its name', () => {
  const { sqlite, to } = officeBefore();
  to(34);
  sqlite.exec(MESSAGE);
  sqlite.exec('DELETE FROM clients');
  expect(sqlite.prepare('SELECT client_id, client_name FROM mail_messages').get()).toEqual({
    client_id: null,
    client_name: 'Ana',
  });
});

test.each([
  "UPDATE mail_messages SET state = 'failed', settled_at_ms = 1",
  "UPDATE mail_messages SET state = 'sent'",
  "UPDATE mail_messages SET state = 'lost'",
  "UPDATE mail_messages SET message_key = 'a>1'",
  "INSERT INTO mail_recipients (message_id, position, address) VALUES (1, 0, 'a@b.c' || char(10) || 'x')",
  "INSERT INTO mail_recipients (message_id, position, address, state) VALUES (1, 0, 'a@b.c', 'accepted')",
  "UPDATE mail_settings SET trusted_fingerprint = 'x'",
  "UPDATE mail_settings SET security = 'maybe'",
  'INSERT INTO mail_settings (id) VALUES (2)',
])('the last line refuses %s', (statement) => {
  const { sqlite, to } = officeBefore();
  to(34);
  sqlite.exec(MESSAGE);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK/u);
});
