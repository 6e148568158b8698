import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Operator } from '../../contract/operators';
import type { Actor } from '../../contract/session';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { fold } from '../../contract/values/text';
import { operators } from '../../data/schema';

/** An operator with what signing in needs; never leaves the core. */
export type OperatorRecord = typeof operators.$inferSelect;

export interface NewOperator {
  readonly name: string;
  readonly email: string;
  readonly role: Operator['role'];
  readonly passwordHash: string;
}

export function recordToOperator(record: OperatorRecord): Operator {
  const { id, name, email, role, active, version } = record;
  return { id, name, email, role, active, version };
}

export function listOperators(db: ReadDb): OperatorRecord[] {
  return db.select().from(operators).orderBy(asc(operators.name)).all();
}

export function findOperatorByEmail(db: ReadDb, email: string): OperatorRecord | undefined {
  return db
    .select()
    .from(operators)
    .where(eq(operators.emailKey, fold(email)))
    .get();
}

const recordById = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(operators)
    .where(eq(operators.id, sql.placeholder('id')))
    .prepare(),
);

export function findOperator(db: ReadDb, id: number): OperatorRecord | undefined {
  return recordById(db).get({ id });
}

export function requireOperator(db: ReadDb, id: number): OperatorRecord {
  const record = findOperator(db, id);
  if (!record) throw new Refusal('NOT_FOUND');
  return record;
}

export function countAdministrators(db: ReadDb): number {
  const where = and(eq(operators.role, 'administrator'), eq(operators.active, true));
  return db.select({ total: count() }).from(operators).where(where).get()?.total ?? 0;
}

export function insertOperator(db: WriteDb, operator: NewOperator): number {
  return db
    .insert(operators)
    .values({ ...operator, emailKey: fold(operator.email) })
    .returning({ id: operators.id })
    .get().id;
}

export function saveOperator(db: WriteDb, id: number, change: Partial<Omit<OperatorRecord, 'id' | 'emailKey'>>): void {
  const emailKey = change.email === undefined ? {} : { emailKey: fold(change.email) };
  db.update(operators)
    .set({ ...change, ...emailKey })
    .where(eq(operators.id, id))
    .run();
}

/** Changes an operator and changes them back: what a save costs the disk, and nothing else. */
export function costASave(db: WriteDb): void {
  for (const step of [1, -1])
    db.run(sql`UPDATE operators SET version = version + ${step} WHERE id = (SELECT min(id) FROM operators)`);
}

/** The operator as whoever is signed in. */
export function actorOf({ id, name, email, role }: OperatorRecord): Actor {
  return { operatorId: id, name, email, role };
}
