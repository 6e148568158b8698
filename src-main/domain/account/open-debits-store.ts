import { z } from 'zod';
import type { ReadDb } from '../../data/database';
import { query } from '../../data/statements';
import { OPEN_DEBIT, PAID_BY } from './ledger-store';
import type { OpenDebit } from './rules';

interface OpenRow {
  readonly id: number;
  readonly clientId: number;
  readonly kind: 'invoice' | 'surcharge' | 'opening';
  readonly dueOn: string;
  readonly restCents: number;
  readonly amountCents: number;
  readonly secondDueOn: string | null;
  readonly secondSurchargeCents: number | null;
  readonly thirdDueOn: string | null;
  readonly thirdSurchargeCents: number | null;
  readonly asked: string;
  readonly lateAfterDue: number;
  readonly lateAfterSecond: number;
}

const askedSurcharges = z.array(z.object({ step: z.number(), amountCents: z.number() }));

/** What payments that stand paid of a debit, `d`, after a day; of one that nothing was paid of nothing is read. */
const paidAfter = (day: string) => `
    CASE WHEN i.second_due_on IS NULL OR d.paid_cents = 0 THEN 0 ELSE (
      SELECT coalesce(sum(a.amount_cents), 0) FROM ${PAID_BY}
      WHERE a.debit_id = d.id AND a.reversed_at_ms IS NULL AND p.paid_on > ${day}
    ) END`;

const openDebits = query<OpenRow>(`
  SELECT d.id, d.client_id AS clientId, d.kind, d.due_on AS dueOn, d.amount_cents - d.paid_cents AS restCents,
    d.amount_cents AS amountCents, i.second_due_on AS secondDueOn, i.second_surcharge_cents AS secondSurchargeCents,
    i.third_due_on AS thirdDueOn, i.third_surcharge_cents AS thirdSurchargeCents,
    CASE WHEN i.second_due_on IS NULL THEN '[]' ELSE (
      SELECT json_group_array(json_object('step', s.surcharge_step, 'amountCents', s.amount_cents)) FROM debits s
      WHERE s.invoice_id = d.invoice_id AND s.kind = 'surcharge' AND s.cancelled_at_ms IS NULL
    ) END AS asked,
    ${paidAfter('d.due_on')} AS lateAfterDue,
    ${paidAfter('i.second_due_on')} AS lateAfterSecond
  FROM json_each(?) AS wanted
  CROSS JOIN debits d ON d.client_id = wanted.value AND ${OPEN_DEBIT}
  LEFT JOIN invoices i ON i.id = d.invoice_id AND d.kind = 'invoice'
  ORDER BY d.client_id, d.due_on, d.id`);

interface OpenOf extends OpenDebit {
  readonly clientId: number;
}

/** What these clients owe, the oldest due first. Clients travel as one JSON text. */
export function listOpenDebits(db: ReadDb, clientIds: readonly number[]): OpenOf[] {
  return openDebits(db, JSON.stringify(clientIds)).map(rowToOpen);
}

function rowToOpen(row: OpenRow): OpenOf {
  const { id, clientId, kind, dueOn, restCents, amountCents, secondDueOn, thirdDueOn } = row;
  const { secondSurchargeCents, thirdSurchargeCents } = row;
  const late = {
    totalCents: amountCents,
    dueOn,
    secondDueOn,
    secondSurchargeCents: secondSurchargeCents ?? 0,
    thirdDueOn,
    thirdSurchargeCents: thirdSurchargeCents ?? 0,
    asked: askedSurcharges.parse(JSON.parse(row.asked)),
    paidLateCents: { 2: row.lateAfterDue, 3: row.lateAfterSecond },
  };
  return { id, clientId, dueOn, restCents, late: kind === 'invoice' ? late : null };
}
