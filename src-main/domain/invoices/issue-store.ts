import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { SeriesFields } from '../../contract/billing-parameters';
import type { documentSnapshot, issuerSnapshot } from '../../contract/invoices';
import { daysThrough } from '../../contract/values/calendar-date';
import { type Cents, sumOf } from '../../contract/values/money';
import type { WriteDb } from '../../data/database';
import { insertInto, type Row } from '../../data/statements';
import { invoiceRuns, invoiceSnapshots, numberSeries } from '../../data/schema';
import type { BillableContract } from './billable-store';
import type { Exclusion, InvoiceDraft } from './decide';
import type { DuePeriod } from './due-store';
import type { Run } from './run';
import { settlementWords } from './settlements';

type NewRun = Omit<typeof invoiceRuns.$inferInsert, 'id' | 'invoices' | 'totalCents'>;

export function insertRun(db: WriteDb, run: NewRun): number {
  return db
    .insert(invoiceRuns)
    .values({ ...run, invoices: 0, totalCents: 0 })
    .returning({ id: invoiceRuns.id })
    .get().id;
}

interface Totals {
  readonly invoices: number;
  readonly totalCents: Cents;
  /** Periods that are left out for good. */
  readonly leftOut: number;
}

export function saveRunTotals(db: WriteDb, runId: number, totals: Omit<Totals, 'leftOut'>): void {
  db.update(invoiceRuns).set(totals).where(eq(invoiceRuns.id, runId)).run();
}

export function saveSeries(
  db: WriteDb,
  entityId: number,
  { invoiceTypeId, pointOfSale, nextNumber }: SeriesFields,
): void {
  db.update(numberSeries)
    .set({ nextNumber })
    .where(
      and(
        eq(numberSeries.legalEntityId, entityId),
        eq(numberSeries.invoiceTypeId, invoiceTypeId),
        eq(numberSeries.pointOfSale, pointOfSale),
      ),
    )
    .run();
  // Whoever edits the issuer meanwhile sees that its numbers went on.
  db.run(sql`UPDATE legal_entities SET version = version + 1 WHERE id = ${entityId}`);
}

type SnapshotKind = (typeof invoiceSnapshots.$inferSelect)['kind'];

interface LastSnapshot {
  readonly id: number;
  readonly json: string;
}

/** The last snapshots of some subjects, by the subject. */
function lastSnapshots(db: WriteDb, kind: SnapshotKind, subjectIds: readonly number[]): Map<number, LastSnapshot> {
  const rows = db.all<LastSnapshot & { subjectId: number }>(sql`
    SELECT s.subject_id AS subjectId, s.id, s.json FROM json_each(${JSON.stringify(subjectIds)}) AS wanted
    CROSS JOIN invoice_snapshots s
      ON s.id = (SELECT max(id) FROM invoice_snapshots WHERE kind = ${kind} AND subject_id = wanted.value)`);
  return new Map(rows.map(({ subjectId, ...last }) => [subjectId, last]));
}

/** The number of what a subject is now: that of its last snapshot while nothing of it has changed. */
function snapshotOf(
  db: WriteDb,
  { kind, subjectId, json }: Omit<typeof invoiceSnapshots.$inferInsert, 'id'>,
  last: LastSnapshot | undefined,
): number {
  if (last?.json === json) return last.id;
  return db.insert(invoiceSnapshots).values({ kind, subjectId, json }).returning({ id: invoiceSnapshots.id }).get().id;
}

function issuerOf({ entity }: InvoiceDraft, condition: string): z.infer<typeof issuerSnapshot> {
  const { name, fantasyName, taxId, grossIncomeNumber, address, activityStartedOn, legend, logoId } = entity;
  return { name, fantasyName, condition, taxId, grossIncomeNumber, address, activityStartedOn, legend, logoId };
}

function documentOf({ derived: { type, legend } }: InvoiceDraft): z.infer<typeof documentSnapshot> {
  const { code, name, isFiscal, taxesShown } = type;
  return { code, name, isFiscal, taxesShown, legends: [type.legend, legend].filter((text) => text !== '') };
}

const insertInvoices = insertInto(
  `INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
    point_of_sale, number, period_start_on, period_end_on, scheduled_on, issued_on, due_on, second_due_on,
    second_surcharge_cents, third_due_on, third_surcharge_cents, issuer_snapshot_id, client_snapshot_id,
    document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment, prorated)`,
  27,
);
const insertLines = insertInto(
  `INSERT INTO invoice_lines (invoice_id, position, plan_id, description, from_on, to_on, days, cycle_days, price_cents,
    amount_cents)`,
  10,
);
const insertTaxes = insertInto(
  'INSERT INTO invoice_taxes (invoice_id, position, tax_id, name, rate_bp, mode, base_cents, amount_cents)',
  8,
);
const insertSkips = insertInto(
  'INSERT INTO invoice_skips (contract_id, period_start_on, period_end_on, reason, run_id)',
  5,
);

const insertUses = insertInto('INSERT INTO billing_item_uses (item_id, period_start_on, invoice_id, amount_cents)', 4);

const insertSettlements = insertInto(
  'INSERT INTO invoice_settlements (contract_id, settled_id, period_start_on, invoice_id, amount_cents)',
  5,
);

/**
 * How far the contracts have come. A period that a void had freed lies before that, and is free no more; but of one that is
 * billed by days and shorter than it was, since its contract has ended, the rest stays free: nobody pays it unless the baja
 * is taken back.
 */
function saveCourses(db: WriteDb, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  db.run(sql`
    INSERT INTO contract_courses (contract_id, billed_until_on)
    SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(rows)}) WHERE true ORDER BY key
    ON CONFLICT (contract_id) DO UPDATE SET billed_until_on = max(billed_until_on, excluded.billed_until_on)`);
  db.run(sql`
    INSERT INTO freed_periods (contract_id, period_start_on, period_end_on, scheduled_on, cycle_days, is_bridge)
    SELECT f.contract_id, date(value ->> 1, '+1 day'), f.period_end_on, f.scheduled_on, f.cycle_days, f.is_bridge
    FROM json_each(${JSON.stringify(rows)})
    JOIN freed_periods f ON f.contract_id = value ->> 0 AND f.period_start_on = value ->> 2
    WHERE value ->> 3 = 1 AND f.period_end_on > value ->> 1`);
  db.run(sql`
    DELETE FROM freed_periods WHERE (contract_id, period_start_on) IN (
      SELECT value ->> 0, value ->> 2 FROM json_each(${JSON.stringify(rows)}))`);
}

const lastOf = (db: WriteDb) =>
  db.get<{ id: number; internalNumber: number }>(
    sql`SELECT coalesce(max(id), 0) AS id, coalesce(max(internal_number), 0) AS internalNumber FROM invoices`,
  );

/** Writes a run's invoices in pages; numbers follow on from those before, without a gap. */
export function createIssueWriter(db: WriteDb, runId: number, { issuedOn, known }: Pick<Run, 'issuedOn' | 'known'>) {
  const last = lastOf(db);
  const first = last.id;
  let { id, internalNumber } = last;
  let flushed = id;
  let total = 0;
  let leftOut = 0;
  let invoices: Row[] = [];
  let lines: Row[] = [];
  let taxes: Row[] = [];
  let skips: Row[] = [];
  let uses: Row[] = [];
  let settled: Row[] = [];
  let courses: Row[] = [];
  /** Issuers and types are few, and the same for the whole run. */
  const kept = new Map<string, number>();
  /** The last ones of the clients of a page. */
  let ofClients = new Map<number, LastSnapshot>();
  const keep = (kind: SnapshotKind, subjectId: number, key: string, told: () => unknown) => {
    const name = `${kind} ${subjectId} ${key}`;
    const before = kept.get(name);
    if (before !== undefined) return before;
    const json = JSON.stringify(told());
    const snapshotId = snapshotOf(db, { kind, subjectId, json }, lastSnapshots(db, kind, [subjectId]).get(subjectId));
    kept.set(name, snapshotId);
    return snapshotId;
  };
  function snapshotOfClient({ clientId, snapshot }: BillableContract, condition: string): number {
    const json = JSON.stringify({ ...snapshot, condition });
    const snapshotId = snapshotOf(db, { kind: 'client', subjectId: clientId, json }, ofClients.get(clientId));
    ofClients.set(clientId, { id: snapshotId, json });
    return snapshotId;
  }
  function snapshotsOf(contract: BillableContract, draft: InvoiceDraft): readonly [number, number, number] {
    const { entity, condition, derived } = draft;
    const own = known.taxConditions.find(({ id: conditionId }) => conditionId === entity.conditionId);
    return [
      keep('issuer', entity.id, '', () => issuerOf(draft, own?.name ?? '')),
      snapshotOfClient(contract, condition.name),
      keep('document', derived.type.id, derived.legend, () => documentOf(draft)),
    ];
  }

  return {
    /** Reads at once what the invoices of these clients are compared with. */
    begin(clientIds: ReadonlySet<number>): void {
      ofClients = lastSnapshots(db, 'client', [...clientIds]);
    },
    issue(contract: BillableContract, period: DuePeriod, draft: InvoiceDraft): void {
      id += 1;
      internalNumber += 1;
      total += draft.totalCents;
      const { entity, derived, due, number } = draft;
      const [issuer, client, document] = snapshotsOf(contract, draft);
      const row: Row = [
        id,
        runId,
        internalNumber,
        contract.clientId,
        contract.contractId,
        entity.id,
        derived.type.id,
        draft.pointOfSale,
        number,
        period.startOn,
        period.endOn,
        period.scheduledOn,
        issuedOn,
        due.dueOn,
        due.second?.dueOn ?? null,
        due.second?.surchargeCents ?? 0,
        due.third?.dueOn ?? null,
        due.third?.surchargeCents ?? 0,
        issuer,
        client,
        document,
        draft.netCents,
        draft.taxCents,
        draft.totalCents,
        derived.type.isFiscal ? 'pending' : 'none',
        contract.billing.reportAfterPayment ? 1 : 0,
        draft.prorated ? 1 : 0,
      ];
      invoices.push(row);
      for (const [at, line] of draft.lines.entries()) {
        const { planId, startOn, endOn, days, cycleDays, priceCents, amountCents } = line;
        const plan = contract.planNames.get(planId) ?? contract.plan;
        lines.push([id, at, planId, plan, startOn, endOn, days, cycleDays, priceCents, amountCents]);
      }
      for (const [at, { settledId, startOn, endOn, amountCents }] of draft.settlements.entries()) {
        const days = daysThrough(startOn, endOn);
        const words = settlementWords({ startOn, endOn });
        const place = draft.lines.length + at;
        lines.push([id, place, null, words, startOn, endOn, days, period.cycleDays, amountCents, amountCents]);
        settled.push([contract.contractId, settledId, period.startOn, id, amountCents]);
      }
      for (const [at, { description, amountCents }] of draft.items.lines.entries()) {
        const place = draft.lines.length + draft.settlements.length + at;
        const { startOn, endOn, cycleDays } = period;
        const days = daysThrough(startOn, endOn);
        lines.push([id, place, null, description, startOn, endOn, days, cycleDays, amountCents, amountCents]);
      }
      for (const { itemId, amountCents } of draft.items.uses) uses.push([itemId, period.startOn, id, amountCents]);
      for (const [at, tax] of draft.taxes.entries())
        taxes.push([id, at, tax.id, tax.name, tax.rateBp, tax.mode, tax.baseCents, tax.amountCents]);
      courses.push([contract.contractId, period.endOn, period.freedOn ?? period.startOn, draft.prorated ? 1 : 0]);
    },
    leaveOut({ contractId }: BillableContract, { startOn, endOn, freedOn }: DuePeriod, exclusion: Exclusion): void {
      const { reason, uses: used, settlements = [] } = exclusion;
      leftOut += 1;
      for (const { itemId, amountCents } of used ?? []) uses.push([itemId, startOn, null, amountCents]);
      for (const { settledId, amountCents } of settlements)
        settled.push([contractId, settledId, startOn, null, amountCents]);
      skips.push([contractId, startOn, endOn, reason, runId]);
      courses.push([contractId, endOn, freedOn ?? startOn, 0]);
    },
    /** Answers after which invoice those begin that it wrote, and with which they end. */
    flush(): { afterId: number; throughId: number } {
      const written = { afterId: flushed, throughId: id };
      flushed = id;
      insertInvoices(db, invoices);
      insertLines(db, lines);
      insertTaxes(db, taxes);
      insertSkips(db, skips);
      insertUses(db, uses);
      insertSettlements(db, settled);
      saveCourses(db, courses);
      [invoices, lines, taxes, skips, uses, settled, courses] = [[], [], [], [], [], [], []];
      return written;
    },
    totals: (): Totals => ({ invoices: id - first, totalCents: sumOf([total]), leftOut }),
  };
}
