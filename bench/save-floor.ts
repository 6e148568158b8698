import { randomUUID } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { fold } from './floors';

/** A text as it is searched for: as it was typed and, where it has punctuation, without it too. */
const searched = (typed: string, key: string) => [...new Set([fold(typed), key])].join('\n');

/**
 * One client's new address in one durable transaction, with its key, its words for the search and its audit row: the very
 * content that the application leaves, the words of the former address gone.
 */
export function saveFloor(sqlite: Sqlite.Database): (id: number, address: string, atMs: number) => void {
  const read = sqlite.prepare<[number], { address: string; address_key: string; search_text: string }>(
    'SELECT address, address_key, search_text FROM clients WHERE id = ?',
  );
  const update = sqlite.prepare(
    'UPDATE clients SET address = ?, address_key = ?, search_text = ?, version = version + 1, updated_at_ms = ? WHERE id = ?',
  );
  const audit = sqlite.prepare(`
    INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
    VALUES (?, ?, 'Andrea Peña', 'form', 'client', ?, 'updated', 'address', ?, ?)`);
  const save = sqlite.transaction((id: number, address: string, atMs: number) => {
    const before = read.get(id);
    if (!before) throw new Error('no such client');
    const key = fold(address.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
    const words = before.search_text.replace(searched(before.address, before.address_key), () =>
      searched(address, key),
    );
    update.run(address, key, words, atMs, id);
    audit.run(randomUUID(), atMs, id, before.address, address);
  });
  return (id, address, atMs) => save.immediate(id, address, atMs);
}
