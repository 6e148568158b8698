import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BillingParameters } from '../../contract/billing-parameters';
import type { RunPreview } from '../../contract/invoices';
import { addDays, calendarDate, daysThrough } from '../../contract/values/calendar-date';
import { partOf, sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { profileOf } from '../client-billing';
import { CHARGED, chargedColumns, listBilledPeriods, lives, type SettledPeriod } from './settlement-store';
import { type BilledPeriod, takenBackOf } from './settlements';
import { listTerms } from './terms-store';

const row = z.object({
  ...chargedColumns,
  invoiceId: z.number(),
  contractId: z.number(),
  internalNumber: z.number(),
  clientId: z.number(),
  client: z.string(),
  profileId: z.number().nullable(),
  startedOn: calendarDate,
  endedOn: calendarDate,
  startOn: calendarDate,
  endOn: calendarDate,
  isVoidable: z.number().transform((value) => value === 1),
  linesCents: z.number(),
  settlementCents: z.number(),
  totalCents: z.number(),
  creditedCents: z.number(),
  /** What of that was charged again, once an end before was taken back; without the taxes on top. */
  chargedAgainCents: z.number(),
  leftCents: z.number(),
});
type Row = z.infer<typeof row>;

/** How many are named; the rest is counted. */
const NAMED = 200;

/**
 * Invoices of ended contracts that may have charged too much: for days after the last one, however long ago that was told,
 * and, where no other invoice comes that would settle it, before a change of plan. A period has 31 days at most, so that of a
 * contract only its last invoices are read; the joins are crossed, since SQLite would begin with the invoices.
 */
function endedInvoices(db: ReadDb, clientId: number | null): Row[] {
  const ofClient = clientId === null ? sql`` : sql`AND k.client_id = ${clientId}`;
  return db
    .all(sql`
      WITH wanted AS (
        SELECT i.id FROM contracts k
        CROSS JOIN invoices i ON i.contract_id = k.id AND i.period_start_on > date(k.ended_on, '-31 days')
          AND i.period_end_on > k.ended_on AND ${lives('i')}
        WHERE k.ended_on IS NOT NULL ${ofClient}
        UNION
        SELECT i.id FROM contract_changed_days d
        CROSS JOIN contracts k ON k.id = d.contract_id AND k.ended_on IS NOT NULL
        CROSS JOIN contract_courses c ON c.contract_id = k.id AND c.billed_until_on >= k.ended_on
        CROSS JOIN invoices i ON i.contract_id = k.id AND ${lives('i')}
          AND i.period_start_on <= d.through_on AND i.period_end_on >= d.from_on
        WHERE NOT EXISTS (SELECT 1 FROM freed_periods f WHERE f.contract_id = k.id AND f.period_start_on <= k.ended_on)
          ${ofClient}
      )
      SELECT i.id AS invoiceId, i.contract_id AS contractId, i.internal_number AS internalNumber,
        i.client_id AS clientId, c.name AS client, b.profile_id AS profileId, k.started_on AS startedOn,
        k.ended_on AS endedOn, i.period_start_on AS startOn, i.period_end_on AS endOn, i.total_cents AS totalCents,
        ${CHARGED},
        i.fiscal_state IN ('pending', 'rejected') AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE invoice_id = i.id)
          AS isVoidable,
        (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id) AS linesCents,
        (SELECT coalesce(sum(amount_cents), 0) FROM invoice_settlements
          WHERE contract_id = k.id AND invoice_id = i.id AND settled_id <> i.id) AS settlementCents,
        (SELECT coalesce(sum(n.total_cents), 0) FROM credit_notes n WHERE n.invoice_id = i.id AND n.id > (
          SELECT coalesce(min(last_note_id), 0) FROM (
            SELECT last_note_id FROM contract_ends WHERE contract_id = k.id
            UNION ALL
            SELECT d.last_note_id FROM contract_changed_days d WHERE d.contract_id = k.id
              AND i.period_start_on <= d.through_on AND i.period_end_on >= d.from_on
              AND EXISTS (SELECT 1 FROM contract_ends WHERE contract_id = k.id)))) AS creditedCents,
        (SELECT coalesce(sum(u.amount_cents), 0) FROM credited_day_charges x
          CROSS JOIN billing_item_uses u ON u.item_id = x.item_id JOIN invoices j ON j.id = u.invoice_id AND ${lives('j')}
          WHERE x.invoice_id = i.id) AS chargedAgainCents,
        i.total_cents - (SELECT coalesce(sum(total_cents), 0) FROM credit_notes WHERE invoice_id = i.id) AS leftCents
      FROM wanted JOIN invoices i ON i.id = wanted.id
      JOIN contracts k ON k.id = i.contract_id
      JOIN clients c ON c.id = i.client_id
      LEFT JOIN client_billing b ON b.client_id = k.client_id
      ORDER BY k.ended_on DESC, k.id, i.internal_number DESC`)
    .map((found) => row.parse(found));
}

/** Where an invoice's plan changed since; what a note of its own settled of that counts among what was credited. */
function changedOf({ invoiceId }: Row, periods: readonly SettledPeriod[]): BilledPeriod | null {
  const found = periods.find((one) => one.invoiceId === invoiceId);
  return found ? { ...found, settledCents: found.settledCents - found.notedCents } : null;
}

export interface Office {
  readonly known: BillingParameters;
  readonly unit: number;
}

/** What of an invoice's credits was charged again, with its taxes. */
function againOf({ chargedAgainCents, totalCents, linesCents }: Row, unit: number): number {
  return linesCents === 0 ? 0 : partOf(chargedAgainCents, totalCents, linesCents, unit);
}

/**
 * Invoices for days after their contract's last one, or of a plan that it had no more, and what of each is to be taken back;
 * of one client, or of all.
 */
export function listUnused(db: ReadDb, { known, unit }: Office, clientId: number | null = null): RunPreview['unused'] {
  const rows: RunPreview['unused']['rows'] = [];
  let total = 0;
  let invoices = 0;
  const ofContract = Map.groupBy(endedInvoices(db, clientId), ({ contractId }) => contractId);
  const billed = listBilledPeriods(db, [...ofContract.keys()]);
  const terms = listTerms(db, [...ofContract.keys()]);
  for (const [contractId, found] of ofContract) {
    const named = terms.get(contractId);
    const [first] = found;
    if (!named || !first) continue;
    const changed = billed.get(contractId) ?? [];
    const whole = found.map((one) => ({
      ...one,
      creditedCents: Math.max(0, one.creditedCents - againOf(one, unit)),
      roomCents: one.totalCents - one.creditedCents,
      changed: changedOf(one, changed),
    }));
    const how = { prorate: profileOf(known, first)?.prorate !== false, unit };
    for (const [at, amountCents] of takenBackOf(whole, named.terms, how).entries()) {
      const one = found[at];
      if (!one || amountCents === 0) continue;
      invoices += 1;
      total += amountCents;
      if (rows.length < NAMED) rows.push({ ...namedOf(one), amountCents });
    }
  }
  return { invoices, totalCents: sumOf([total]), rows };
}

/** An invoice as the preview names it, with its days after the last one. */
function namedOf(one: Row): Omit<RunPreview['unused']['rows'][number], 'amountCents'> {
  const { invoiceId, internalNumber, clientId, client, startOn, endOn, endedOn, isVoidable } = one;
  const firstOn = endedOn < startOn ? startOn : addDays(endedOn, 1);
  const days = firstOn > endOn ? 0 : daysThrough(firstOn, endOn);
  return { invoiceId, internalNumber, clientId, client, startOn, endOn, endedOn, days, isVoidable };
}
