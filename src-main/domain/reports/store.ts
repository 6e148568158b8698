import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type DebtByAge, type Income, type IncomeGroup, type Invoiced } from '../../contract/reports';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents, sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { boundsOfDay } from '../office';
import { ageBounds } from './rules';
import { requireMonths, type Stretch } from './stretch';

const RANGE = sql.raw(`d.paid_cents < d.amount_cents AND d.cancelled_at_ms IS NULL`);

interface AgeRow {
  readonly debts: number;
  readonly clients: number;
  readonly restCents: number;
}

/** What every client owes by how long it is due, and what all of them have to their credit. */
export function readDebtByAge(db: ReadDb, today: string): DebtByAge {
  const rows = ageBounds(today).map(({ age, fromOn, toOn }) => {
    const { debts, clients, restCents } = db.get<AgeRow>(sql`
      SELECT count(*) AS debts, count(DISTINCT d.client_id) AS clients,
        coalesce(sum(d.amount_cents - d.paid_cents), 0) AS restCents
      FROM debits d INDEXED BY debits_open WHERE ${RANGE} AND d.due_on BETWEEN ${fromOn} AND ${toOn}`);
    return { age, debts, clients, cents: cents.parse(restCents) };
  });
  const { creditCents } = db.get<{ creditCents: number }>(sql`
    SELECT coalesce(sum(c.amount_cents - c.used_cents), 0) AS creditCents
    FROM credits c WHERE c.used_cents < c.amount_cents AND c.cancelled_at_ms IS NULL`);
  const { deactivatedCents } = db.get<{ deactivatedCents: number }>(sql`
    SELECT coalesce(sum(unpaid_cents), 0) AS deactivatedCents FROM client_accounts
    WHERE state = 'deactivated' AND unpaid_cents > 0`);
  const totalCents = sumOf(rows.map((row) => row.cents));
  return {
    onDate: calendarDate.parse(today),
    rows,
    totalCents,
    creditCents: cents.parse(creditCents),
    balanceCents: sumOf([totalCents - creditCents]),
    deactivatedCents: cents.parse(deactivatedCents),
  };
}

interface Instants {
  readonly startMs: number;
  readonly endMs: number;
}

function instantsOf(db: ReadDb, first: string, after: string): Instants {
  return { startMs: boundsOfDay(db, first).startMs, endMs: boundsOfDay(db, after).startMs };
}

/** What was registered between two instants, and what was voided between them, whenever that had been registered. */
function moves({ startMs, endMs }: Instants): SQL {
  return sql`
    SELECT id, client_id, method_id, collector_id, 1 AS payments, amount_cents AS taken, 0 AS voided FROM payments
    WHERE at_ms >= ${startMs} AND at_ms < ${endMs}
    UNION ALL
    SELECT id, client_id, method_id, collector_id, 0, 0, amount_cents FROM payments
    WHERE voided_at_ms >= ${startMs} AND voided_at_ms < ${endMs}`;
}

interface Moved {
  readonly name: string;
  readonly payments: number;
  readonly taken: number;
  readonly voided: number;
}

const SUMS = sql.raw(
  'coalesce(sum(m.payments), 0) AS payments, coalesce(sum(m.taken), 0) AS taken, coalesce(sum(m.voided), 0) AS voided',
);

const GROUPS = {
  method: sql.raw(`SELECT method.name AS name, `),
  collector: sql.raw(`SELECT coalesce(collector.name, '') AS name, `),
  zone: sql.raw(`SELECT coalesce(zone.name, '') AS name, `),
} as const satisfies Record<Exclude<IncomeGroup, 'month'>, SQL>;

const JOINS = {
  method: sql.raw('JOIN payment_methods method ON method.id = m.method_id'),
  collector: sql.raw('LEFT JOIN catalog_entries collector ON collector.id = m.collector_id'),
  zone: sql.raw('JOIN clients c ON c.id = m.client_id LEFT JOIN catalog_entries zone ON zone.id = c.zone_id'),
} as const satisfies Record<keyof typeof GROUPS, SQL>;

function movedIn(db: ReadDb, instants: Instants): Omit<Moved, 'name'> {
  return db.get<Omit<Moved, 'name'>>(sql`SELECT ${SUMS} FROM (${moves(instants)}) AS m`);
}

const toIncome = ({ name, payments, taken, voided }: Moved): Income['rows'][number] => ({
  name,
  payments,
  takenCents: cents.parse(taken),
  voidedCents: cents.parse(voided),
  cents: sumOf([taken - voided]),
});

/** What came in, by what the clerk asks: the months in their order, of the rest the largest first. */
export function readIncome(db: ReadDb, { by, ...stretch }: Stretch & { by: IncomeGroup }): Income {
  const months = requireMonths(stretch);
  const rows = by === 'month' ? byMonth(db, months) : byGroup(db, by, months);
  const income = rows.map(toIncome);
  return { by, rows: income, totalCents: sumOf(income.map((row) => row.cents)) };
}

function byMonth(db: ReadDb, months: readonly string[]): Moved[] {
  return months
    .slice(0, -1)
    .map((month, at) => ({ name: month, ...movedIn(db, instantsOf(db, month, months[at + 1] ?? month)) }));
}

function byGroup(db: ReadDb, by: keyof typeof GROUPS, months: readonly string[]): Moved[] {
  const instants = instantsOf(db, months.at(0) ?? '', months.at(-1) ?? '');
  return db.all<Moved>(sql`
    ${GROUPS[by]} ${SUMS} FROM (${moves(instants)}) AS m ${JOINS[by]}
    GROUP BY 1 ORDER BY sum(m.taken) - sum(m.voided) DESC, 1`);
}

type MonthFigures = Record<Exclude<keyof Invoiced, 'rows'>, number>;

interface Written {
  readonly day: 'issued_on' | 'posted_on' | 'cancelled_on';
  readonly amount: 'total_cents' | 'amount_cents';
  /** Ends in its conditions. */
  readonly rows: SQL;
}

const invoicesIssued: Written = { day: 'issued_on', amount: 'total_cents', rows: sql`FROM invoices WHERE 1` };
const notesIssued: Written = { day: 'issued_on', amount: 'total_cents', rows: sql`FROM credit_notes WHERE 1` };
/** As the account has them: by the day of the void. */
const invoicesVoided: Written = {
  day: 'cancelled_on',
  amount: 'amount_cents',
  rows: sql`
    FROM invoices i INDEXED BY invoices_voided CROSS JOIN debits d ON d.invoice_id = i.id AND d.kind = 'invoice'
    WHERE i.voided_at_ms IS NOT NULL`,
};
const surcharges = sql`FROM debits INDEXED BY debits_surcharges WHERE kind = 'surcharge'`;
const surchargesPosted: Written = { day: 'posted_on', amount: 'amount_cents', rows: surcharges };
const surchargesCancelled: Written = { day: 'cancelled_on', amount: 'amount_cents', rows: surcharges };

function perMonth(db: ReadDb, months: readonly string[], { day, amount, rows }: Written): (month: string) => number {
  const found = db.all<{ month: string; total: number }>(sql`
    SELECT substr(${sql.raw(day)}, 1, 7) AS month, sum(${sql.raw(amount)}) AS total ${rows}
      AND ${sql.raw(day)} >= ${months.at(0) ?? ''} AND ${sql.raw(day)} < ${months.at(-1) ?? ''} GROUP BY 1`);
  const totals = new Map(found.map(({ month, total }) => [month, total]));
  return (month) => totals.get(month.slice(0, 7)) ?? 0;
}

/**
 * Month by month: invoices by their day of issue less those that were voided by the day of that, credit notes by their day,
 * surcharges likewise, and what came in. So a month that has gone by, and was told to an accountant, never changes (decision).
 */
export function readInvoiced(db: ReadDb, stretch: Stretch): Invoiced {
  const months = requireMonths(stretch);
  const [issued, voided, credited, posted, cancelled] = [
    invoicesIssued,
    invoicesVoided,
    notesIssued,
    surchargesPosted,
    surchargesCancelled,
  ].map((written) => perMonth(db, months, written));
  const rows = months.slice(0, -1).map((month, at) => {
    const moved = movedIn(db, instantsOf(db, month, months[at + 1] ?? month));
    const of = (figure: typeof issued) => figure?.(month) ?? 0;
    const invoicedCents = of(issued) - of(voided);
    return {
      month,
      ...counted({
        invoicedCents,
        creditedCents: of(credited),
        netCents: invoicedCents - of(credited),
        surchargedCents: of(posted) - of(cancelled),
        collectedCents: moved.taken - moved.voided,
      }),
    };
  });
  const inAll = (of: keyof MonthFigures) => rows.reduce((sum, row) => sum + row[of], 0);
  return {
    rows,
    ...counted({
      invoicedCents: inAll('invoicedCents'),
      creditedCents: inAll('creditedCents'),
      netCents: inAll('netCents'),
      surchargedCents: inAll('surchargedCents'),
      collectedCents: inAll('collectedCents'),
    }),
  };
}

const figuresOfMonth = z.object({
  invoicedCents: cents,
  creditedCents: cents,
  netCents: cents,
  surchargedCents: cents,
  collectedCents: cents,
});
const counted = (figures: MonthFigures) => figuresOfMonth.parse(figures);
