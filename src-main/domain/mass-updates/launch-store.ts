import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';

/** Who came with a list as billed: `clients AS c` with `carried`, where it says so by any word for yes. */
const CARRIED = sql.raw(`
  FROM client_carried_columns carried JOIN clients c ON c.id = carried.client_id
  LEFT JOIN client_billing b ON b.client_id = c.id
  WHERE c.state = 'active' AND lower(trim(carried.billing_enabled)) IN ('sí', 'si', 's', 'yes', 'y', '1', 'true', 'verdadero')`);
const NOT_YET = sql.raw('coalesce(b.enabled, 0) = 0');

interface LaunchGroup {
  readonly condition: string;
  readonly invoiceTypes: string[];
  readonly clients: number;
}

/** Those who are not billed yet, by the list's own words for their tax condition; the most first. */
export function listLaunchGroups(db: ReadDb): LaunchGroup[] {
  const rows = db.all<{ condition: string; invoiceType: string; clients: number }>(sql`
    SELECT trim(carried.tax_condition) AS condition, trim(carried.invoice_type) AS invoiceType, count(*) AS clients
    ${CARRIED} AND ${NOT_YET} GROUP BY 1, 2 ORDER BY 1, 3 DESC`);
  const groups = new Map<string, { condition: string; invoiceTypes: string[]; clients: number }>();
  for (const { condition, invoiceType, clients } of rows) {
    const group = groups.get(condition) ?? { condition, invoiceTypes: [], clients: 0 };
    groups.set(condition, group);
    group.clients += clients;
    if (invoiceType !== '') group.invoiceTypes.push(invoiceType);
  }
  return [...groups.values()].toSorted((one, other) => other.clients - one.clients);
}

/** Of those whom a list says to be billed, how many are by now. */
export function countLaunched(db: ReadDb): number {
  return db.get<{ total: number }>(sql`SELECT count(*) AS total ${CARRIED} AND NOT ${NOT_YET}`).total;
}

/** The clients of one of the groups, in the order of the grid. */
export function listOfGroup(db: ReadDb, condition: string): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT c.id ${CARRIED} AND ${NOT_YET} AND trim(carried.tax_condition) = ${condition} ORDER BY c.name_key, c.id`)
    .map(({ id }) => id);
}

/**
 * Clients whose main e-mail is another's with a digit in front, the official workaround for a shared one (specification
 * §5), and whose real one is not notified yet.
 */
export function listSpoilt(db: ReadDb): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT c.id FROM clients c
      WHERE c.state = 'active' AND c.email_key >= '0' AND c.email_key < ':' AND c.email_key <> ''
        AND EXISTS (
          SELECT 1 FROM clients other
          WHERE other.email_key = substr(c.email_key, 2) AND other.email_key <> '' AND other.state = 'active')
        AND NOT EXISTS (
          SELECT 1 FROM client_billing b WHERE b.client_id = c.id
            AND instr(',' || lower(b.notification_emails) || ',', ',' || lower(substr(c.email, 2)) || ',') > 0)
      ORDER BY c.name_key, c.id`)
    .map(({ id }) => id);
}
