import { count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ImportNote, importNote } from '../../contract/imports';
import type { ReadDb, WriteDb } from '../../data/database';
import { importNotes } from '../../data/schema';
import type { ImportDraft } from '../../ports';

const notes = z.array(importNote);

type NotedRow = ReturnType<ImportDraft['toNote']> extends Iterable<infer Row> ? Row : never;

function insertNote(db: WriteDb, importId: number, note: ImportNote): void {
  // A row left out because its client changed may have had a warning of its own: it stays what it was told first.
  db.insert(importNotes)
    .values({ importId, ...note })
    .onConflictDoNothing()
    .run();
}

/** A row that was agreed to and left out after all, since its client was changed meanwhile. */
export function noteLeft(db: WriteDb, importId: number, { row, name }: { row: number; name: string }): void {
  insertNote(db, importId, {
    row,
    name,
    customId: '',
    code: 'changedSince',
    field: 'name',
    other: '',
    stayedOut: true,
  });
}

/** Keeps why rows stay out, and what is to be known of those that come in; one that the clerk left out has no reason. */
export function noteRows(db: WriteDb, importId: number, rows: Iterable<NotedRow>): void {
  for (const { row, customId, name, outcome, problems } of rows) {
    const stayedOut = outcome === 'problem' || outcome === 'skipped';
    if (problems.length === 0) {
      insertNote(db, importId, { row, customId, name, code: 'skipped', field: 'name', other: '', stayedOut });
    }
    for (const problem of problems) insertNote(db, importId, { row, customId, name, ...problem, stayedOut });
  }
}

/** How many rows stayed out of an import, and how many came in with something to know. */
export function countNotes(db: ReadDb, importId: number): { stayedOut: number; noted: number } {
  return db.get<{ stayedOut: number; noted: number }>(sql`
    SELECT count(DISTINCT CASE stayed_out WHEN 1 THEN row END) AS stayedOut,
      count(DISTINCT row) - count(DISTINCT CASE stayed_out WHEN 1 THEN row END) AS noted
    FROM import_notes WHERE import_id = ${importId}`);
}

/** A page of them: those that stayed out first, then by their place in the file. */
export function listNotes(db: ReadDb, importId: number, offset: number, limit: number): ImportNote[] {
  const { row, customId, name, code, field, other, stayedOut } = importNotes;
  const page = db
    .select({ row, customId, name, code, field, other, stayedOut })
    .from(importNotes)
    .where(eq(importNotes.importId, importId))
    .orderBy(sql`stayed_out DESC, row, code, field`)
    .limit(limit)
    .offset(offset)
    .all();
  return notes.parse(page);
}

export function countListed(db: ReadDb, importId: number): number {
  return db.select({ total: count() }).from(importNotes).where(eq(importNotes.importId, importId)).get()?.total ?? 0;
}
