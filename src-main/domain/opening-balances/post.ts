import type { z } from 'zod';
import { Refusal } from '../../contract/failures';
import { smallestAmounts } from '../../contract/office';
import type { openingBalancesContract, OpeningSums } from '../../contract/opening-balances';
import { sumOf, writtenCents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { cancelOpening, postCredit, postOpeningDebt } from '../account';
import { writeAct, writeAudit } from '../audit';
import { checkVersion, type CommandContext } from '../handler';
import { officeDay, requireCountry } from '../office';
import { decideOpening, type Opening } from './rules';
import {
  type BroughtBy,
  insertEntry,
  insertPosting,
  listBrought,
  listStanding,
  requirePosting,
  type StandingEntry,
  touchPosting,
} from './store';

interface DecidedOpening extends BroughtBy {
  readonly opening: Opening;
}

/** Everybody who brought something, with what becomes of it. */
export function decideOpenings(db: ReadDb): DecidedOpening[] {
  const unit = smallestAmounts[requireCountry(db)];
  return listBrought(db).map((one) => ({ ...one, opening: decideOpening(one, unit) }));
}

export function sumsOf(decided: readonly DecidedOpening[]): OpeningSums {
  const debts = decided.flatMap(({ opening }) => (opening.kind === 'debt' ? [opening] : []));
  const credits = decided.flatMap(({ opening }) => (opening.kind === 'credit' ? [opening] : []));
  return {
    debtors: debts.length,
    invoices: debts.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0),
    debtCents: sumOf(debts.map(({ amountCents }) => amountCents)),
    creditors: credits.length,
    creditCents: sumOf(credits.map(({ amountCents }) => amountCents)),
  };
}

/** A client's debt is of the day of the list that it came with: older than whatever is billed here, it is paid first. */
export function dayOfList(db: ReadDb, { importedAtMs }: BroughtBy, nowMs: number): string {
  return officeDay(db, Math.min(importedAtMs ?? nowMs, nowMs));
}

type Expected = z.output<typeof openingBalancesContract.post.input>['expected'];

/**
 * Posts what every client brought, in the caller's transaction, one entry a client; it is decided anew here, and where it
 * comes to something else than what was confirmed, nothing is posted.
 */
export function postOpenings(context: CommandContext, expected: Expected) {
  const { db, nowMs, actor, task } = context;
  const decided = decideOpenings(db).filter(({ opening }) => opening.kind !== 'excluded');
  const sums = sumsOf(decided);
  const isAsSeen =
    sums.debtors === expected.debtors &&
    sums.debtCents === expected.debtCents &&
    sums.creditors === expected.creditors &&
    sums.creditCents === expected.creditCents;
  if (!isAsSeen) throw new Refusal('OPENING_CHANGED');
  if (decided.length === 0) throw new Refusal('NOTHING_TO_POST');
  const who = { operatorId: actor?.operatorId ?? null, operatorName: actor?.name ?? '' };
  const postingId = insertPosting(db, { ...sums, ...who, atMs: nowMs });
  for (const [done, one] of decided.entries()) {
    task.progress(done, decided.length);
    postOne(context, postingId, one);
  }
  task.progress(decided.length, decided.length);
  writeAct(context, { entity: 'office', entityId: 1, action: 'openingPosted' });
  context.publish('account.changed');
  return { id: postingId, ...sums };
}

function postOne(context: CommandContext, postingId: number, one: DecidedOpening): void {
  const { db, nowMs: atMs } = context;
  const { opening, clientId } = one;
  if (opening.kind === 'excluded') return;
  const onDate = dayOfList(db, one, atMs);
  const { amountCents } = opening;
  const isDebt = opening.kind === 'debt';
  const invoiceCount = isDebt ? opening.invoiceCount : 0;
  const debt = { clientId, postedOn: onDate, dueOn: onDate, atMs, amountCents, invoiceCount };
  const credit = { clientId, kind: 'opening', postedOn: onDate, atMs, amountCents } as const;
  insertEntry(db, {
    postingId,
    clientId,
    debitId: isDebt ? postOpeningDebt(db, debt) : null,
    creditId: isDebt ? null : postCredit(db, credit),
  });
  audit(context, isDebt ? 'openingPosted' : 'openingCreditPosted', { clientId, amountCents, invoiceCount });
}

function audit(
  context: CommandContext,
  action: string,
  { clientId, amountCents, invoiceCount }: Pick<StandingEntry, 'clientId' | 'amountCents' | 'invoiceCount'>,
): void {
  const invoices = { field: 'account.invoices', before: '', after: String(invoiceCount) };
  const amount = { field: 'account.amount', before: '', after: writtenCents(amountCents) };
  const changes = invoiceCount > 0 ? [amount, invoices] : [amount];
  writeAudit(context, { entity: 'client', entityId: clientId, action }, changes);
}

/** How many of those that stay are named. */
const MOST_NAMED = 20;

/** Takes a posting back, entry by entry, but for those of which something was paid or used; these may be tried again. */
export function undoPosting(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
) {
  const { db, task } = context;
  checkVersion(requirePosting(db, id), version);
  const standing = listStanding(db, id);
  const free = standing.filter(({ touched }) => !touched);
  const kept = standing.filter(({ touched }) => touched);
  for (const [done, entry] of free.entries()) {
    task.progress(done, free.length);
    cancelOpening(context, entry);
    audit(context, entry.debitId === null ? 'openingCreditUndone' : 'openingUndone', entry);
  }
  touchPosting(db, id);
  writeAct(context, { entity: 'office', entityId: 1, action: 'openingUndone' });
  context.publish('account.changed');
  return {
    undone: free.length,
    kept: kept.length,
    keptNames: kept.slice(0, MOST_NAMED).map(({ client }) => client),
  };
}
