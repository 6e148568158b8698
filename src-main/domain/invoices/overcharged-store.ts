import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../data/database';
import { listBilledPeriods, lives, type SettledPeriod } from './settlement-store';
import type { ChargedInvoice } from './settlements';
import { listTerms, type NamedTerms } from './terms-store';

const flag = z.number().transform((value) => value === 1);

const row = z.object({
  invoiceId: z.number(),
  internalNumber: z.number(),
  clientId: z.number(),
  client: z.string(),
  profileId: z.number().nullable(),
  hasEnded: flag,
  linesCents: z.number(),
  totalCents: z.number(),
  leftCents: z.number(),
  isVoidable: flag,
});

export type ChangedInvoice = ChargedInvoice & z.infer<typeof row>;

/** A contract that goes on and had days billed that changed since: its terms, and those invoices, the earliest first. */
export interface ChangedContract extends Pick<NamedTerms, 'terms'> {
  readonly contractId: number;
  readonly profileId: number | null;
  readonly invoices: readonly ChangedInvoice[];
}

/** Contracts that go on and had billed days which changed since; of one client, or of all. */
export function listChangedContracts(db: ReadDb, clientId: number | null): number[] {
  const ofClient = clientId === null ? sql`` : sql`AND k.client_id = ${clientId}`;
  return db
    .all<{ id: number }>(sql`
      SELECT k.id FROM contracts k WHERE k.ended_on IS NULL ${ofClient} AND EXISTS (
        SELECT 1 FROM contract_changed_days d CROSS JOIN invoices i ON i.contract_id = d.contract_id AND ${lives('i')}
          AND i.period_start_on <= d.through_on AND i.period_end_on >= d.from_on
        WHERE d.contract_id = k.id)
      ORDER BY k.id`)
    .map(({ id }) => id);
}

function invoiceRows(db: ReadDb, invoiceIds: readonly number[]): Map<number, z.infer<typeof row>> {
  const rows = db
    .all(sql`
      SELECT i.id AS invoiceId, i.internal_number AS internalNumber, k.client_id AS clientId, c.name AS client,
        b.profile_id AS profileId, k.ended_on IS NOT NULL AS hasEnded, i.total_cents AS totalCents,
        (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id) AS linesCents,
        i.total_cents - (SELECT coalesce(sum(total_cents), 0) FROM credit_notes WHERE invoice_id = i.id) AS leftCents,
        i.fiscal_state IN ('pending', 'rejected') AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE invoice_id = i.id)
          AS isVoidable
      FROM json_each(${JSON.stringify(invoiceIds)}) AS wanted
      JOIN invoices i ON i.id = wanted.value
      JOIN contracts k ON k.id = i.contract_id
      JOIN clients c ON c.id = k.client_id
      LEFT JOIN client_billing b ON b.client_id = k.client_id`)
    .map((found) => row.parse(found));
  return new Map(rows.map((found) => [found.invoiceId, found]));
}

/** Contracts with what was billed of them before it changed; `settled`: with what is settled of it by now. */
export function readChangedContracts(
  db: ReadDb,
  contractIds: readonly number[],
  settled: (billed: readonly SettledPeriod[]) => readonly Pick<SettledPeriod, 'settledCents'>[] = (billed) => billed,
): ChangedContract[] {
  const billed = listBilledPeriods(db, contractIds);
  const terms = listTerms(db, contractIds);
  const rows = invoiceRows(
    db,
    [...billed.values()].flatMap((periods) => periods.map(({ invoiceId }) => invoiceId)),
  );
  return contractIds.flatMap((contractId) => {
    const named = terms.get(contractId);
    const periods = billed.get(contractId) ?? [];
    const now = settled(periods);
    const invoices = periods.flatMap((period, at) => {
      const found = rows.get(period.invoiceId);
      const settledCents = now[at]?.settledCents ?? period.settledCents;
      return found ? [{ ...period, ...found, settledCents }] : [];
    });
    if (!named || invoices.length === 0) return [];
    return [{ contractId, terms: named.terms, profileId: invoices[0]?.profileId ?? null, invoices }];
  });
}
