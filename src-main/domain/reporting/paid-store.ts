import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether invoice `i` is paid: what is reported after its payment waits for it. The accounts say so; while there are none,
 * nothing is paid.
 */
export const isPaid: SQL = sql`0`;
