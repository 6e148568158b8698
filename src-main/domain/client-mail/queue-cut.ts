import type { CommandContext } from '../handler';
import { recordToOffice, requireOfficeRecord } from '../office';
import { dropMail, enqueueMail } from '../outbox';
import { printedDay, printedMoney } from '../written';
import { findCutSource, listPaidCuts, noteCut } from './cut-store';
import { mailOf } from './queue-asked';
import { invoiceName } from './values';

interface ComingCut {
  readonly contractId: number;
  /** The debt that it is for. */
  readonly debitId: number;
  readonly cutsOn: string;
}

/** Tells a client, once for each day of a cut, that a contract of its will be cut then. */
export function queueCutNotice(context: CommandContext, { contractId, debitId, cutsOn }: ComingCut): void {
  const { db } = context;
  const source = findCutSource(db, contractId, debitId);
  if (!source || !noteCut(db, contractId, cutsOn)) return;
  const { country } = recordToOffice(requireOfficeRecord(db));
  const mail = mailOf(db, 'cut', source, {
    plan: source.plan,
    corte: printedDay(cutsOn),
    factura: invoiceName(source),
    vence: printedDay(source.dueOn),
    saldo: printedMoney(source.balanceCents, country),
  });
  // One that waits still tells of another day.
  dropMail(db, 'cut', contractId, context.nowMs, 'replaced');
  enqueueMail(context, [{ ...mail, sourceId: contractId }]);
}

/** Whoever has paid what was overdue is told of no cut any more. */
export function dropCutNotices(context: CommandContext, clientIds: readonly number[], today: string): void {
  const { db, nowMs } = context;
  const paid = listPaidCuts(db, clientIds, today);
  for (const contractId of paid) dropMail(db, 'cut', contractId, nowMs, 'paid');
  if (paid.length > 0) context.publish('outbox.changed');
}
