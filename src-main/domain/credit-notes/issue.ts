import { LAST_NUMBER } from '../../contract/billing-parameters';
import { Refusal } from '../../contract/failures';
import type { Invoice } from '../../contract/invoices';
import { smallestAmounts } from '../../contract/office';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { postCreditNote } from '../account';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { creditWhole, requireInvoice, settleByNote } from '../invoices';
import { officeDay, requireCountry } from '../office';
import { nextNumberOf, saveNextNumber } from '../reporting';
import { isPayable, leftOf, noteDayOf, type Parts, shareCredit, totalOf } from './rules';
import { findLastDay, insertNote, listCredited, seriesOf } from './store';

const partsOf = ({ netCents, taxes }: Invoice): Parts => ({
  netCents,
  taxCents: taxes.map(({ amountCents }) => amountCents),
});

/** What is left to be credited of an invoice; of one that is void, nothing. */
export function leftOfInvoice(db: ReadDb, invoice: Invoice): Parts {
  if (invoice.voided) return { netCents: 0, taxCents: invoice.taxes.map(() => 0) };
  return leftOf(partsOf(invoice), listCredited(db, invoice.id));
}

/** How a credit on an invoice falls on its parts; refuses one beyond what is left, and an amount that nobody can pay. */
export function shareOf(db: ReadDb, invoice: Invoice, totalCents: number): Parts {
  const left = leftOfInvoice(db, invoice);
  const leftCents = totalOf(left);
  if (totalCents > leftCents) throw new Refusal('CREDIT_TOO_HIGH', { leftCents }, 'totalCents');
  const unit = smallestAmounts[requireCountry(db)];
  if (!isPayable(totalCents, unit)) throw new Refusal('CREDIT_UNIT', {}, 'totalCents');
  return shareCredit(left, totalCents, unit);
}

export interface Credit {
  readonly invoiceId: number;
  readonly leftCents: number;
  readonly totalCents: number;
  readonly reason: string;
  readonly rebill: boolean;
}

/** An X's number is the office's own, in the order of issue and so of the days; those of law get theirs from the authority. */
function numberedOf(context: CommandContext, invoice: Invoice) {
  const series = { kind: 'creditNote', ...seriesOf(context.db, invoice.id), pointOfSale: invoice.pointOfSale } as const;
  if (invoice.document.isFiscal) return { series, number: null, fiscalState: 'pending', lastOn: null } as const;
  const lastOn = findLastDay(context.db, series);
  const number = nextNumberOf(context.db, series) ?? 1;
  if (number > LAST_NUMBER) throw new Refusal('SERIES_EXHAUSTED');
  saveNextNumber(context.db, series, number + 1);
  return { series, number, fiscalState: 'none', lastOn } as const;
}

/** Credits an invoice that its authority has, or that has none, in part or whole; what it says never changes. */
export function issueNote(context: CommandContext, credit: Credit) {
  const { invoiceId, leftCents, totalCents, reason, rebill } = credit;
  const { db, nowMs } = context;
  const invoice = requireInvoice(db, invoiceId);
  if (invoice.voided) throw new Refusal('INVOICE_VOID');
  if (invoice.document.isFiscal && invoice.fiscalState !== 'reported') throw new Refusal('CREDIT_NOT_YET');
  if (totalOf(leftOfInvoice(db, invoice)) !== leftCents) throw new Refusal('CONFLICT', { version: invoice.version });
  const { netCents, taxCents } = shareOf(db, invoice, totalCents);
  const isWhole = totalCents === leftCents;
  if (rebill && !isWhole) throw new Refusal('CREDIT_NOT_WHOLE', {}, 'rebill');
  const numbered = numberedOf(context, invoice);
  const issuedOn = noteDayOf(officeDay(db, nowMs), invoice.issuedOn, numbered.lastOn);
  const { clientId, contractId, taxes } = invoice;
  settleByNote(db, invoice, totalCents);
  const made = insertNote(db, {
    ...numbered.series,
    number: numbered.number,
    fiscalState: numbered.fiscalState,
    invoiceId,
    clientId,
    issuedOn,
    atMs: nowMs,
    operator: context.actor?.name ?? '',
    reason,
    netCents,
    taxCents: sumOf(taxCents),
    totalCents,
    taxes,
    taxAmounts: taxCents,
  });
  postCreditNote(context, { creditNoteId: made.id, invoiceId, clientId, totalCents, isWhole, issuedOn });
  if (isWhole) creditWhole(context, invoiceId, { rebill });
  const change = { field: String(invoice.internalNumber), before: '', after: reason };
  writeAudit(context, { entity: 'billing', entityId: invoiceId, contractId, action: 'credited' }, [change]);
  context.publish('billing.changed');
  return made;
}
