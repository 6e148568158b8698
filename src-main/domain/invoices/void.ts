import { Refusal } from '../../contract/failures';
import { cancelInvoice } from '../account';
import { writeAudit } from '../audit';
import { releaseItems } from '../billing-items';
import { checkVersion, type CommandContext } from '../handler';
import { cycleOf } from './periods';
import { cycleDayOf, freePeriod, requireStanding, saveVoid } from './void-store';

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
  const { clientId, contractId, startOn } = invoice;
  const beganItsCycle = cycleOf(startOn, cycleDayOf(db, contractId)).startOn === startOn;
  saveVoid(db, id, reason, nowMs);
  freePeriod(db, invoice, !invoice.isFirst && !beganItsCycle);
  releaseItems(db, id);
  cancelInvoice(context, id, clientId);
  const change = { field: String(invoice.internalNumber), before: invoice.fiscalState, after: reason };
  writeAudit(context, { entity: 'billing', entityId: id, contractId, action: 'voided' }, [change]);
  context.publish('billing.changed');
  return version + 1;
}
