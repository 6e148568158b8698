import { sql } from 'drizzle-orm';
import type { BillingParameters } from '../../contract/billing-parameters';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { profileOf } from '../client-billing';
import { courseFrom, cycleOf, type Period, periodsUntil } from './periods';

/** A contract's period that is to be issued. */
export interface DuePeriod extends Period {
  readonly contractId: number;
  /** Of one whose invoice was voided, the day on which that one began. */
  readonly freedOn?: CalendarDate;
}

interface CourseRow {
  readonly contractId: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly cycleDay: number;
  readonly billedFromOn: string;
  readonly profileId: number | null;
  readonly billedUntilOn: string | null;
}

const PAGE = 5000;

/**
 * Contracts that are billed and may not have come to this day yet, a page after a contract's number. One that ended on its
 * first day came to nothing, and nobody pays for it (decision).
 */
function coursesAfter(db: ReadDb, afterId: number): CourseRow[] {
  return db.all<CourseRow>(sql`
    SELECT k.id AS contractId, k.started_on AS startedOn, k.ended_on AS endedOn, b.cycle_day AS cycleDay,
      b.billed_from_on AS billedFromOn, b.profile_id AS profileId, c.billed_until_on AS billedUntilOn
    FROM contracts k
    JOIN client_billing b ON b.client_id = k.client_id AND b.enabled = 1
    LEFT JOIN contract_courses c ON c.contract_id = k.id
    WHERE k.id > ${afterId} AND (k.ended_on IS NULL OR k.ended_on > k.started_on)
    ORDER BY k.id LIMIT ${PAGE}`);
}

interface FreedRow {
  readonly contractId: number;
  readonly freedOn: string;
  readonly firstOn: string;
  readonly endOn: string;
  readonly scheduledOn: string;
  readonly cycleDays: number;
  readonly isBridge: number;
  readonly cycleDay: number;
  readonly isFirst: number;
}

/**
 * Periods of voided invoices, which are to be billed anew by what the contract is by now: no further than it went, and not
 * at all where it ended before them, or on its first day. Nothing before its first day or *Facturar desde* is billed.
 */
function freedPeriods(db: ReadDb, untilOn: CalendarDate): DuePeriod[] {
  const rows = db.all<FreedRow>(sql`
    SELECT f.contract_id AS contractId, f.period_start_on AS freedOn, max(k.started_on, b.billed_from_on) AS firstOn,
      min(f.period_end_on, coalesce(k.ended_on, f.period_end_on)) AS endOn, f.scheduled_on AS scheduledOn,
      f.cycle_days AS cycleDays, f.is_bridge AS isBridge, b.cycle_day AS cycleDay,
      NOT EXISTS (SELECT 1 FROM invoices x WHERE x.contract_id = f.contract_id AND x.voided_at_ms IS NULL
          AND x.period_start_on < f.period_start_on)
        AND NOT EXISTS (SELECT 1 FROM invoice_skips s WHERE s.contract_id = f.contract_id
          AND s.period_start_on < f.period_start_on)
        AND NOT EXISTS (SELECT 1 FROM freed_periods e WHERE e.contract_id = f.contract_id
          AND e.period_start_on < f.period_start_on) AS isFirst
    FROM freed_periods f
    JOIN contracts k ON k.id = f.contract_id
    JOIN client_billing b ON b.client_id = k.client_id AND b.enabled = 1
    WHERE f.scheduled_on <= ${untilOn} AND (k.ended_on IS NULL OR k.ended_on > k.started_on)`);
  return rows.flatMap((row) => {
    const startOn = freedStart(row);
    if (startOn > row.endOn) return [];
    const { contractId, freedOn, endOn, scheduledOn, cycleDays, isBridge } = row;
    return [
      {
        contractId,
        freedOn: calendarDate.parse(freedOn),
        startOn: calendarDate.parse(startOn),
        endOn: calendarDate.parse(endOn),
        scheduledOn: calendarDate.parse(scheduledOn),
        cycleDays,
        isBridge: isBridge === 1,
      },
    ];
  });
}

/**
 * Where a freed period begins by now: a first day that was corrected since counts, a later one always, an earlier one for the
 * contract's first period, and no further back than its cycle.
 */
function freedStart({ freedOn, firstOn, cycleDay, isFirst }: FreedRow): string {
  if (firstOn >= freedOn || isFirst !== 1) return firstOn > freedOn ? firstOn : freedOn;
  const cycleOn = cycleOf(freedOn, cycleDay).startOn;
  return firstOn > cycleOn ? firstOn : cycleOn;
}

/** Every period that is to be issued until a day, in the order of the dates that each was for, then by contract. */
export function listDuePeriods(db: ReadDb, known: BillingParameters, untilOn: CalendarDate): DuePeriod[] {
  const due: DuePeriod[] = freedPeriods(db, untilOn);
  let afterId = 0;
  for (;;) {
    const page = coursesAfter(db, afterId);
    for (const row of page) {
      const profile = profileOf(known, row);
      if (!profile) continue;
      const course = {
        ...courseFrom(row),
        endedOn: row.endedOn === null ? null : calendarDate.parse(row.endedOn),
        cycleDay: row.cycleDay,
      };
      for (const period of periodsUntil(course, profile, untilOn)) due.push({ ...period, contractId: row.contractId });
    }
    const last = page.at(-1);
    if (!last) break;
    afterId = last.contractId;
  }
  return due.toSorted(inOrder);
}

function inOrder(one: DuePeriod, other: DuePeriod): number {
  if (one.scheduledOn !== other.scheduledOn) return one.scheduledOn < other.scheduledOn ? -1 : 1;
  return one.contractId - other.contractId;
}

/** The day of the last invoice that is not void; null where there is none. */
export function lastIssuedOn(db: ReadDb): string | null {
  const [last] = db.all<{ day: string }>(sql`
    SELECT issued_on AS day FROM invoices WHERE voided_at_ms IS NULL ORDER BY internal_number DESC LIMIT 1`);
  return last?.day ?? null;
}

/** Live contracts of clients that are not billed. */
export function countBillingOff(db: ReadDb): number {
  return db.get<{ total: number }>(sql`
    SELECT count(*) AS total FROM contracts k
    JOIN clients c ON c.id = k.client_id AND c.state = 'active'
    LEFT JOIN client_billing b ON b.client_id = k.client_id
    WHERE k.ended_on IS NULL AND coalesce(b.enabled, 0) = 0`).total;
}
