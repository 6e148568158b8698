import type { TemplateFields } from '../../contract/mail-templates';
import type { CommandContext } from '../handler';
import { type OfficeRecord, recordToOffice, requireOfficeRecord } from '../office';
import { dropMail, enqueueMail, type NewMail } from '../outbox';
import { mailWriter, readOnce, writeMail } from './rules';
import { type Addressee, findMailedPayment, listMailedInvoices } from './source-store';
import { readTemplate } from './template-store';
import { commonValues, invoiceValues, paymentValues } from './values';

const mailTo = ({ clientId, client, email }: Addressee) => ({ clientId, clientName: client, to: email });

/**
 * The mail of invoices that were just issued, in their own transaction: to the main address and every *Email a notificar*,
 * where the client's switch is on (specification §5). The PDF is drawn when it goes out.
 */
export function queueInvoiceMail(
  context: CommandContext,
  { afterId, throughId }: { readonly afterId: number; readonly throughId: number },
): void {
  const { db } = context;
  const office = recordToOffice(requireOfficeRecord(db));
  const write = mailWriter(readTemplate(db, 'invoice'));
  const mails = listMailedInvoices(db, afterId, throughId).map(
    (invoice): NewMail => ({
      kind: 'invoice',
      ...mailTo(invoice),
      others: invoice.others.split(',').map((address) => address.trim()),
      sourceId: invoice.id,
      invoiceIds: [invoice.id],
      ...write(invoiceValues(invoice, office)),
    }),
  );
  enqueueMail(context, mails);
}

/** The mail of a payment that was just registered: to the main address alone, where the client's switch is on (§5). */
export function queuePaymentMail(context: CommandContext, paymentId: number, office: OfficeRecord): void {
  const { db } = context;
  const payment = findMailedPayment(db, paymentId);
  if (!payment) return;
  const written = writeMail(readTemplate(db, 'payment'), paymentValues(payment, recordToOffice(office)));
  const about = { others: [], sourceId: payment.id, invoiceIds: [] };
  enqueueMail(context, [{ kind: 'payment', ...mailTo(payment), ...about, ...written }]);
}

/** A notification that a clerk wrote, to each client's main address. */
export function queueNotices(
  context: CommandContext,
  clients: Iterable<Addressee>,
  notice: Pick<TemplateFields, 'subject' | 'text'>,
): void {
  const { db } = context;
  const office = recordToOffice(requireOfficeRecord(db));
  const write = mailWriter(readTemplate(db, 'notice'));
  const [subject, text] = [readOnce(notice.subject), readOnce(notice.text)];
  const mails = function* (): Generator<NewMail> {
    for (const client of clients) {
      const common = commonValues(client, office);
      // Filled in by itself first: what a client's name says between braces is never a variable.
      const typed = { asunto: subject(common), mensaje: text(common) };
      const about = { others: [], sourceId: null, invoiceIds: [] };
      yield { kind: 'notice', ...mailTo(client), ...about, ...write({ ...common, ...typed }) };
    }
  };
  enqueueMail(context, mails());
}

/** A payment that is void is thanked for no more. */
export function dropPaymentMail(context: CommandContext, paymentId: number): void {
  dropMail(context.db, 'payment', paymentId, context.nowMs);
  dropMail(context.db, 'receipt', paymentId, context.nowMs);
  context.publish('outbox.changed');
}
