import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0049: nothing was overtaken, what was said of a message with a secret is let go of, and all else is as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-overtaken-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  const to = (isIn: (number: number) => boolean) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => isIn(number)),
    );
  to((number) => number < 49);
  sqlite.exec(`
    INSERT INTO clients (id, person_type, name, name_key, search_text, email, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 'vieja@correo.example', 1, 1);
    INSERT INTO mail_messages (id, kind, client_id, client_name, message_key, subject, body_text, state, reason, answer,
      created_at_ms, settled_at_ms, operator_name, search_text)
    VALUES (1, 'password', 1, 'Ana', 'a.1', 'x', 'x', 'failed', 'refused', '550 Clave: ABCD', 1, 2, '', 'x'),
      (2, 'notice', 1, 'Ana', 'a.2', 'x', 'x', 'failed', 'refused', '550 no existe', 1, 2, '', 'x'),
      (3, 'device', 1, 'Ana', 'a.3', 'x', 'x', 'sending', '', '', 1, NULL, '', 'x');
    INSERT INTO mail_recipients (message_id, position, address, state, answer, settled_at_ms)
    VALUES (1, 0, 'ana@correo.example', 'rejected', '550 Clave: ABCD', 2),
      (2, 0, 'ana@correo.example', 'rejected', '550 no existe', 2), (3, 0, 'ana@correo.example', 'waiting', '', NULL);
    INSERT INTO mail_secrets (message_id, sealed) VALUES (3, 's1.x')`);
  const rows = () => sqlite.prepare<[], Record<string, unknown>>('SELECT * FROM mail_messages ORDER BY id').all();
  const before = rows();
  to((number) => number <= 49);
  expect(rows()).toEqual(
    before.map((row) => ({ ...row, overtaken_by: '', answer: row['kind'] === 'notice' ? row['answer'] : '' })),
  );
  const answers = sqlite.prepare('SELECT answer FROM mail_recipients ORDER BY message_id').pluck().all();
  expect(answers).toEqual(['', '550 no existe', '']);
  // An address that changes forgets the secret of what is on its way too.
  sqlite.exec("UPDATE clients SET email = 'nueva@correo.example'");
  expect(sqlite.prepare('SELECT count(*) FROM mail_secrets').pluck().get()).toBe(0);
});
