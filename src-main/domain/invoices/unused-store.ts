import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BillingParameters } from '../../contract/billing-parameters';
import type { RunPreview } from '../../contract/invoices';
import { addDays, calendarDate, type CalendarDate, daysThrough } from '../../contract/values/calendar-date';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { profileOf } from '../client-billing';
import { CHARGED } from './settlement-store';
import { unusedOf } from './settlements';

const row = z.object({
  invoiceId: z.number(),
  internalNumber: z.number(),
  clientId: z.number(),
  client: z.string(),
  profileId: z.number().nullable(),
  startedOn: calendarDate,
  endedOn: calendarDate,
  startOn: calendarDate,
  endOn: calendarDate,
  isVoidable: z.number().transform((value) => value === 1),
  cycleDays: z.number(),
  charged: z
    .string()
    .transform((json) =>
      z.array(z.object({ startOn: calendarDate, endOn: calendarDate, priceCents: z.number() })).parse(JSON.parse(json)),
    ),
  chargedCents: z.number(),
  linesCents: z.number(),
  totalCents: z.number(),
  creditedCents: z.number(),
});

/** Longer ago nobody proposes anything: whoever left it so meant it. */
const PROPOSED_DAYS = 90;
/** How many are named; the rest is counted. */
const NAMED = 200;

/** Invoices for days after their contract's last one, and what of each is to be taken back. */
export function listUnused(
  db: ReadDb,
  { known, unit, today }: { readonly known: BillingParameters; readonly unit: number; readonly today: CalendarDate },
): RunPreview['unused'] {
  const rows: RunPreview['unused']['rows'] = [];
  let total = 0;
  let invoices = 0;
  const found = db.all(sql`
    SELECT i.id AS invoiceId, i.internal_number AS internalNumber, i.client_id AS clientId, c.name AS client,
      b.profile_id AS profileId, k.started_on AS startedOn, k.ended_on AS endedOn, i.period_start_on AS startOn,
      i.period_end_on AS endOn, i.total_cents AS totalCents, ${CHARGED},
      i.fiscal_state IN ('pending', 'rejected') AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE invoice_id = i.id)
        AS isVoidable,
      (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id) AS linesCents,
      (SELECT coalesce(sum(total_cents), 0) FROM credit_notes WHERE invoice_id = i.id) AS creditedCents
    FROM contracts k
    JOIN clients c ON c.id = k.client_id
    JOIN invoices i ON i.contract_id = k.id AND i.voided_at_ms IS NULL AND i.period_end_on > k.ended_on
    LEFT JOIN client_billing b ON b.client_id = k.client_id
    WHERE k.ended_on >= ${addDays(today, 0 - PROPOSED_DAYS)}
    ORDER BY k.ended_on DESC, i.internal_number`);
  for (const one of found) {
    const { charged, chargedCents, cycleDays, linesCents, totalCents, creditedCents, ...shown } = row.parse(one);
    if (profileOf(known, shown)?.prorate === false) continue;
    const { startedOn, profileId: _profileId, ...named } = shown;
    const billed = { charged, chargedCents, cycleDays, linesCents, totalCents, creditedCents };
    const amountCents = unusedOf({ ...billed, startedOn, endedOn: shown.endedOn }, unit);
    if (amountCents === 0) continue;
    invoices += 1;
    total += amountCents;
    const firstOn = shown.endedOn < shown.startOn ? shown.startOn : addDays(shown.endedOn, 1);
    if (rows.length < NAMED) rows.push({ ...named, days: daysThrough(firstOn, shown.endOn), amountCents });
  }
  return { invoices, totalCents: sumOf([total]), rows };
}
