import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type KeptLine, storedLine } from '../../contract/gateway-files';
import { cents, HIGHEST_CENTS } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';

export interface KeptQuery {
  readonly fileId?: number | undefined;
  readonly waiting: boolean;
}

function keptWhere({ fileId, waiting }: KeptQuery): SQL {
  const conditions = [waiting ? sql`l.state = 'waiting'` : sql`1`];
  if (fileId !== undefined) conditions.push(sql`l.file_id = ${fileId}`);
  return sql.join(conditions, sql` AND `);
}

const keptRow = storedLine.extend({
  clientId: z.number().nullable(),
  client: z.string().nullable(),
  clientCustomId: z.string().nullable(),
  paymentId: z.number().nullable(),
  receiptNumber: z.number().nullable(),
  voided: z.number(),
});

function rowToKept(found: unknown): KeptLine {
  const { clientId, client, clientCustomId, paymentId, receiptNumber, voided, ...line } = keptRow.parse(found);
  return {
    ...line,
    isReversal: (line.amountCents ?? 0) < 0,
    client: clientId === null ? null : { id: clientId, name: client ?? '', customId: clientCustomId ?? '' },
    payment:
      paymentId === null || receiptNumber === null ? null : { id: paymentId, receiptNumber, voided: voided === 1 },
  };
}

/** Lines of files: those that wait the newest file's first, else in the file's order. */
export function listKept(db: ReadDb, query: KeptQuery, offset = 0, limit = -1): KeptLine[] {
  return db
    .all(sql`
      SELECT l.id, l.version, l.file_id AS fileId, f.file_name AS fileName, l.row, l.state, l.outcome, l.reason,
        l.paid_on AS paidOn, coalesce(g.name, l.gateway) AS gateway,
        CASE l.reference WHEN '' THEN l.custom_id ELSE l.reference END AS reference, l.national_id AS nationalId,
        l.operation, l.amount_cents AS amountCents, l.fee_cents AS feeCents, l.client_id AS clientId, c.name AS client,
        c.custom_id AS clientCustomId, l.payment_id AS paymentId, p.receipt_number AS receiptNumber,
        p.voided_at_ms IS NOT NULL AS voided
      FROM gateway_lines l JOIN gateway_files f ON f.id = l.file_id
      LEFT JOIN gateways g ON g.id = l.gateway_id
      LEFT JOIN clients c ON c.id = l.client_id
      LEFT JOIN payments p ON p.id = l.payment_id
      WHERE ${keptWhere(query)} ORDER BY l.file_id DESC, l.row LIMIT ${limit} OFFSET ${offset}`)
    .map(rowToKept);
}

/** What an older version kept of a slip's amount is left out of the sum. */
export function countKept(db: ReadDb, query: KeptQuery) {
  const { total, totalCents } = db.get<{ total: number; totalCents: number }>(sql`
    SELECT count(*) AS total,
      coalesce(sum(l.amount_cents) FILTER (WHERE abs(l.amount_cents) <= ${HIGHEST_CENTS}), 0) AS totalCents
    FROM gateway_lines l WHERE ${keptWhere(query)}`);
  return { total, totalCents: cents.parse(totalCents) };
}
