import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { exportsContract } from '../../src-main/contract/exports';
import { openDatabase } from '../../src-main/data/database';
import type { CommandHandler, FileHandler } from '../../src-main/domain/handler';
import type { mapContract } from '../../src-main/contract/map';

test('work that answers with a promise is no transaction: it is refused, and nothing of it is kept', () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  database.sqlite.exec('CREATE TABLE notes (text TEXT)');
  const write = (text: string, answer: unknown) =>
    database.write((db): unknown => {
      db.run(sql`INSERT INTO notes VALUES (${text})`);
      return answer;
    });
  expect(() => write('uno', Promise.resolve())).toThrow('promise');
  write('dos', 'listo');
  expect(database.sqlite.prepare('SELECT text FROM notes').pluck().all()).toEqual(['dos']);
});

test('a handler that waits in its transaction does not compile', () => {
  const file: FileHandler<typeof exportsContract.clients> = {
    prepare: () => Promise.resolve({ fileToken: '', fileName: '', rows: 0 }),
    // @ts-expect-error -- what is written after the wait would be in no transaction
    record: async () => Promise.resolve(),
  };
  const command: CommandHandler<typeof mapContract.updateSettings> = {
    // @ts-expect-error -- what is written after the wait would be in no transaction
    write: async () => Promise.resolve({ done: true as const }),
  };
  expect([typeof file.record, typeof command.write]).toEqual(['function', 'function']);
});
