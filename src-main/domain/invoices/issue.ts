import { Refusal } from '../../contract/failures';
import type { CommandContext } from '../handler';
import { postInvoices } from '../account';
import { writeAct } from '../audit';
import { queueInvoiceMail } from '../client-mail';
import { isFinal } from './decide';
import { createDigest } from './digest';
import { createIssueWriter, insertRun, saveRunTotals, saveSeries } from './issue-store';
import { decideRun, type Run } from './run';

export interface Expected {
  readonly invoices: number;
  readonly totalCents: number;
  readonly digest: string;
}

/**
 * Issues a run in the caller's transaction. It is decided anew here, where nobody else writes: what another window issued
 * meanwhile is no longer due, and where any of it is something else than its preview showed nothing is issued. Null: there
 * was no preview, and it issues what there is. What is left out for good is left out whether somebody else is billed or not.
 */
export function issueRun(context: CommandContext, run: Run, expected: Expected | null) {
  const { db, task, nowMs } = context;
  const operator = { operatorId: context.actor?.operatorId ?? null, operatorName: context.actor?.name ?? '' };
  const runId = insertRun(db, { atMs: nowMs, ...operator, issuedOn: run.issuedOn, untilOn: run.untilOn });
  const writer = createIssueWriter(db, runId, run);
  const digest = createDigest();
  let done = 0;
  for (const page of decideRun(db, run)) {
    writer.begin(new Set(page.map(({ contract }) => contract.clientId)));
    for (const decided of page) {
      const { period, contract, decision } = decided;
      task.progress(done, run.periods.length);
      done += 1;
      digest.add(decided);
      if (decision.kind === 'invoice') writer.issue(contract, period, decision);
      else if (isFinal(decision.reason)) writer.leaveOut(contract, period, decision);
    }
    const written = writer.flush();
    postInvoices(db, written, nowMs);
    queueInvoiceMail(context, written);
  }
  const { leftOut, ...issued } = writer.totals();
  if (expected && digest.text() !== expected.digest) throw new Refusal('RUN_CHANGED', { invoices: issued.invoices });
  if (issued.invoices + leftOut === 0) throw new Refusal('NOTHING_TO_ISSUE');
  saveRunTotals(db, runId, issued);
  for (const { entityId, series } of run.rules.numbers.left()) saveSeries(db, entityId, series);
  task.progress(run.periods.length, run.periods.length);
  writeAct(context, { entity: 'billing', entityId: runId, action: 'issued' });
  context.publish('billing.changed');
  context.publish('account.changed');
  return { runId, ...issued };
}
