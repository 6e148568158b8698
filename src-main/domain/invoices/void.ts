import { Refusal } from '../../contract/failures';
import { cancelInvoice } from '../account';
import { writeAudit } from '../audit';
import { releaseItems } from '../billing-items';
import { checkVersion, type CommandContext } from '../handler';
import { cycleOf } from './periods';
import { cycleDayOf, freePeriod, type InvoiceStanding, requireStanding, saveCredited, saveVoid } from './void-store';

/** The next run bills an invoice's period anew, with what it had billed beside the plan. */
function freeWith(context: CommandContext, invoice: InvoiceStanding): void {
  const { id, contractId, startOn, isFirst } = invoice;
  const beganItsCycle = cycleOf(startOn, cycleDayOf(context.db, contractId)).startOn === startOn;
  freePeriod(context.db, invoice, !isFirst && !beganItsCycle);
  releaseItems(context.db, id);
}

/**
 * Voids an invoice that its authority does not have (domain.md §3.9): it stays in the list with its number, which nobody else
 * gets, and its period is billed anew by the next run. What was reported, or credited, is taken back by a credit note.
 */
export function voidInvoice(context: CommandContext, id: number, version: number, reason: string): number {
  const { db, nowMs } = context;
  const invoice = requireStanding(db, id);
  checkVersion(invoice, version);
  if (invoice.isVoid) throw new Refusal('INVOICE_VOID');
  if (invoice.fiscalState === 'reported') throw new Refusal('INVOICE_REPORTED');
  if (invoice.isCredited) throw new Refusal('INVOICE_CREDITED');
  const { clientId, contractId } = invoice;
  saveVoid(db, id, reason, nowMs);
  freeWith(context, invoice);
  cancelInvoice(context, id, clientId);
  const change = { field: String(invoice.internalNumber), before: invoice.fiscalState, after: reason };
  writeAudit(context, { entity: 'billing', entityId: id, contractId, action: 'voided' }, [change]);
  context.publish('billing.changed');
  return version + 1;
}

/**
 * An invoice was credited whole: it stands for nothing, and its period may be billed again (domain.md §3.9). Whether it is,
 * whoever credits it says: a mistake is issued anew, a client that left is not.
 */
export function creditWhole(context: CommandContext, id: number, { rebill }: { readonly rebill: boolean }): void {
  saveCredited(context.db, id, context.nowMs);
  if (rebill) freeWith(context, requireStanding(context.db, id));
}
