import { sql } from 'drizzle-orm';
import type { Contract } from '../../contract/contracts';
import type { ReadDb } from '../../data/database';

/** The day on which a contract's plan or price changed last; null where it never did. */
export function findLastPlanChange(db: ReadDb, contractId: number): string | null {
  return db.get<{ lastOn: string | null }>(
    sql`SELECT max(until_on) AS lastOn FROM contract_former_plans WHERE contract_id = ${contractId}`,
  ).lastOn;
}

/** `findLastPlanChange` of many contracts; one that never changed is not there. */
export function listLastPlanChanges(db: ReadDb, contractIds: readonly number[]): Map<number, string> {
  const rows = db.all<{ id: number; lastOn: string }>(sql`
    SELECT contract_id AS id, max(until_on) AS lastOn FROM contract_former_plans
    WHERE contract_id IN (SELECT value FROM json_each(${JSON.stringify(contractIds)})) GROUP BY contract_id`);
  return new Map(rows.map(({ id, lastOn }) => [id, lastOn]));
}

/**
 * The first day after a contract's own first one on which its plan or price changed, or is agreed to; null where there is
 * none. What changed before it began, or as it did, was held on no day.
 */
export function findFirstPlanChange(
  db: ReadDb,
  { id, startedOn, nextPlanOn }: Pick<Contract, 'id' | 'startedOn' | 'nextPlanOn'>,
): string | null {
  const { firstOn } = db.get<{ firstOn: string | null }>(
    sql`SELECT min(until_on) AS firstOn FROM contract_former_plans
      WHERE contract_id = ${id} AND until_on > ${startedOn}`,
  );
  return firstOn ?? (nextPlanOn !== null && nextPlanOn > startedOn ? nextPlanOn : null);
}
