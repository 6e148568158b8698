import type { ExclusionReason, RunPreview } from '../../contract/invoices';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { type InvoiceDraft, isFinal, isUntaxed } from './decide';
import { createDigest } from './digest';
import { countBillingOff } from './due-store';
import { listOvercharged } from './overcharged';
import { type Decided, decideRun, type Run } from './run';
import { listUnused } from './unused-store';

/** How many rows a preview names; the rest is counted. */
const NAMED = 200;

const whoOf = ({ contract, period }: Decided) => ({
  clientId: contract.clientId,
  client: contract.client,
  plan: contract.plan,
  startOn: period.startOn,
  endOn: period.endOn,
});

const summed = <Sums extends { readonly chargedCents: number; readonly discountedCents: number }>(sums: Sums) => ({
  ...sums,
  chargedCents: sumOf([sums.chargedCents]),
  discountedCents: sumOf([sums.discountedCents]),
});

/** What a run would issue, leave out and change, added up; nothing is written. */
export function previewRun(db: ReadDb, run: Run, task: Task): RunPreview {
  const types = new Map<string, { entity: string; type: string; invoices: number; totalCents: number }>();
  const reasons = new Map<ExclusionReason, number>();
  const excluded: RunPreview['excluded'] = [];
  const change = { first: 0, same: 0, higher: 0, lower: 0, differenceCents: 0 };
  const changed: RunPreview['changed'] = [];
  const items = { charges: 0, chargedCents: 0, discounts: 0, discountedCents: 0 };
  // Of a contract with several periods each is compared with the one before it.
  const before = new Map<number, number>();
  const settled = { charges: 0, chargedCents: 0, discounts: 0, discountedCents: 0 };
  const digest = createDigest();
  const untaxed = { invoices: 0, totalCents: 0 };
  let leftOut = 0;
  let done = 0;

  function countLines(sums: typeof items, lines: readonly { readonly amountCents: number }[]): void {
    for (const { amountCents } of lines) {
      sums[amountCents > 0 ? 'charges' : 'discounts'] += 1;
      sums[amountCents > 0 ? 'chargedCents' : 'discountedCents'] += amountCents;
    }
  }

  function countInvoice(decided: Decided, draft: InvoiceDraft): void {
    const { entity, derived, totalCents } = draft;
    countLines(items, draft.items.lines);
    countLines(settled, draft.settlements);
    if (isUntaxed(draft)) {
      untaxed.invoices += 1;
      untaxed.totalCents += totalCents;
    }
    const key = `${entity.id}/${derived.type.id}`;
    const type = types.get(key) ?? { entity: entity.name, type: derived.type.name, invoices: 0, totalCents: 0 };
    types.set(key, { ...type, invoices: type.invoices + 1, totalCents: type.totalCents + totalCents });
    const { contractId, beforeCents: stored } = decided.contract;
    const beforeCents = before.get(contractId) ?? stored;
    before.set(contractId, totalCents);
    if (beforeCents === null) {
      change.first += 1;
      return;
    }
    change.differenceCents += totalCents - beforeCents;
    if (beforeCents === totalCents) change.same += 1;
    else {
      change[totalCents > beforeCents ? 'higher' : 'lower'] += 1;
      if (changed.length < NAMED) changed.push({ ...whoOf(decided), beforeCents: sumOf([beforeCents]), totalCents });
    }
  }

  for (const page of decideRun(db, run)) {
    for (const decided of page) {
      task.progress(done, run.periods.length);
      done += 1;
      digest.add(decided);
      const { decision } = decided;
      if (decision.kind === 'invoice') countInvoice(decided, decision);
      else {
        if (isFinal(decision.reason)) leftOut += 1;
        reasons.set(decision.reason, (reasons.get(decision.reason) ?? 0) + 1);
        if (excluded.length < NAMED) excluded.push({ ...whoOf(decided), reason: decision.reason });
      }
    }
  }
  const office = { known: run.known, unit: run.rules.unit };
  const byType = [...types.values()].map((type) => ({ ...type, totalCents: sumOf([type.totalCents]) }));
  return {
    untilOn: run.untilOn,
    issuedOn: run.issuedOn,
    invoices: byType.reduce((sum, { invoices }) => sum + invoices, 0),
    totalCents: sumOf(byType.map(({ totalCents }) => totalCents)),
    byType,
    items: summed(items),
    settled: summed(settled),
    unused: listUnused(db, office),
    overcharged: listOvercharged(db, office, { clientId: null, settlements: run.rules.settlements }),
    untaxed: { ...untaxed, totalCents: sumOf([untaxed.totalCents]) },
    leftOut,
    digest: digest.text(),
    exclusions: [...reasons].map(([reason, periods]) => ({ reason, periods })),
    excluded,
    billingOff: countBillingOff(db),
    change: { ...change, differenceCents: sumOf([change.differenceCents]) },
    changed,
  };
}
