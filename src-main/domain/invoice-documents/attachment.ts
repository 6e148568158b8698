import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import type { Drawn, DrawOrder } from '../../jobs/mail-orders';
import type { Printer } from '../../ports';
import { requireInvoice } from '../invoices';
import { requireCountry, requireOfficeRecord } from '../office';
import { invoiceFileName, logos, noonOf } from './handlers';
import { printedInvoice } from './printed';

/** What goes out with a message, drawn from what it said at its issue. What was voided meanwhile goes out no more. */
export async function drawAttachment(db: ReadDb, printer: Printer, { refId }: DrawOrder): Promise<Drawn> {
  try {
    const invoice = requireInvoice(db, refId);
    if (invoice.voidReason !== null) return { gone: 'voided' };
    const title = invoiceFileName(invoice);
    const head = { title, author: requireOfficeRecord(db).name, datedMs: noonOf(invoice.issuedOn) };
    const bytes = await printer.draw(head, [logos(db)(invoice, printedInvoice(invoice, requireCountry(db)))]);
    return { fileName: `${title}.pdf`, bytes };
  } catch (cause) {
    if (cause instanceof Refusal && cause.failure.code === 'NOT_FOUND') return { gone: 'attachmentGone' };
    throw cause;
  }
}
