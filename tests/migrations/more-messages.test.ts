import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office with a message that waits, its recipients and its PDF, and a template of its own. */
function officeBefore() {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(39);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, email, email_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana@x.y', 'ana@x.y', 'ana', 1, 1);
    INSERT INTO mail_messages (id, kind, client_id, client_name, source_id, message_key, subject, body_text, state, reason,
      attempts, created_at_ms, settled_at_ms, operator_name, search_text)
    VALUES (7, 'invoice', 1, 'Ana', 3, 'a.7', 'x', 'y', 'retrying', '', 2, 4, NULL, 'Eva', 'ana'),
      (9, 'notice', NULL, 'Beto', NULL, 'a.9', 'x', 'y', 'failed', 'refused', 1, 4, 6, '', 'beto');
    INSERT INTO mail_recipients (message_id, position, address, state, answer, settled_at_ms)
    VALUES (7, 0, 'ana@x.y', 'waiting', '', NULL), (9, 0, 'b@x.y', 'rejected', 'no', 6);
    INSERT INTO mail_attachments (message_id, position, kind, ref_id) VALUES (7, 0, 'invoice', 3);
    INSERT INTO mail_templates (kind, version, subject, body_text) VALUES ('notice', 4, 's', 't');`);
  return { sqlite, to };
}

const TABLES = ['mail_messages', 'mail_recipients', 'mail_attachments', 'mail_templates', 'clients'];

test('0040: every message, recipient, attachment and template is as it was, and the lists of kinds are wider', () => {
  const { sqlite, to } = officeBefore();
  const rows = () => TABLES.map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const indexes = () =>
    sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'mail_messages'").pluck().all();
  const [before, indexed] = [rows(), indexes()];
  to(40);
  expect(rows()).toEqual(before);
  expect(indexes()).toEqual(expect.arrayContaining(indexed));
  sqlite.exec("UPDATE mail_messages SET kind = 'password' WHERE id = 7");
  sqlite.exec("INSERT INTO mail_attachments (message_id, position, kind, ref_id) VALUES (9, 0, 'file', 1)");
  sqlite.exec("INSERT INTO mail_templates (kind, version, subject, body_text) VALUES ('cut', 1, 's', 't')");
  expect(() => sqlite.exec("UPDATE mail_messages SET kind = 'other'")).toThrow(/CHECK/u);
  // The next number is not one that was given before.
  sqlite.exec(`INSERT INTO mail_messages (kind, client_name, message_key, subject, body_text, state, created_at_ms, operator_name,
    search_text) VALUES ('notice', 'x', 'a.10', 's', 't', 'waiting', 1, '', '')`);
  expect(sqlite.prepare('SELECT max(id) FROM mail_messages').pluck().get()).toBe(10);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
});

const SECRET =
  "UPDATE mail_messages SET kind = 'password' WHERE id = 7; INSERT INTO mail_secrets VALUES (7, 's1.aa.bb')";
const secrets = (sqlite: ReturnType<typeof officeBefore>['sqlite']) =>
  sqlite.prepare('SELECT count(*) FROM mail_secrets').pluck().get();

test.each(['sent', 'failed', 'unsendable', 'cancelled'])('a secret is forgotten once its message is %s', (state) => {
  const { sqlite, to } = officeBefore();
  to(40);
  sqlite.exec(SECRET);
  sqlite.exec("UPDATE mail_messages SET state = 'sending' WHERE id = 7");
  expect(secrets(sqlite)).toBe(1);
  sqlite.exec(`UPDATE mail_messages SET state = '${state}', reason = 'x', settled_at_ms = 9 WHERE id = 7`);
  expect(secrets(sqlite)).toBe(0);
});

test('a secret that waits for an address is forgotten when the client gets another', () => {
  const { sqlite, to } = officeBefore();
  to(40);
  sqlite.exec(SECRET);
  sqlite.exec("UPDATE clients SET email = 'ana@x.y', updated_at_ms = 8");
  expect(secrets(sqlite)).toBe(1);
  sqlite.exec("UPDATE clients SET email = 'otra@x.y', updated_at_ms = 9");
  expect(secrets(sqlite)).toBe(0);
});

test.each([
  "INSERT INTO client_portal_passwords VALUES (1, 'clave-de-ana', 1, '')",
  "INSERT INTO mail_secrets VALUES (7, 'clave-de-ana')",
  "UPDATE portal_settings SET name = 'Mi Norte'",
  'UPDATE portal_settings SET password_groups = 1',
  'UPDATE message_settings SET attachment_limit_mb = 0',
  'INSERT INTO portal_settings (id) VALUES (2)',
])('0040: the last line refuses %s', (statement) => {
  const { sqlite, to } = officeBefore();
  to(40);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK/u);
});
