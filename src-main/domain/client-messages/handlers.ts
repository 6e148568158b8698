import { clientMessagesContract } from '../../contract/client-messages';
import { Refusal } from '../../contract/failures';
import { isEmail } from '../../contract/values/text';
import { listTransactions, listUnpaid, requireReceipt, requireTotals } from '../account';
import { writeAudit } from '../audit';
import { type Addressee, countAddressees, eachAddressee, findAddressee, mailOf, paymentWords } from '../client-mail';
import type { CommandContext, FeatureHandlers } from '../handler';
import { officeDay, recordToOffice, requireOfficeRecord } from '../office';
import { enqueueMail, hasServer, type NewMail, readMailSettings } from '../outbox';
import { printedDay, printedMoney } from '../written';
import { debtorsOf } from './debtors-store';
import { sharesLines, transactionLines, unpaidLines } from './words';

/** As many lines as a client looks through. */
const STATEMENT_LINES = 50;

/** The client, where something can be sent to it now; refused with why where it cannot. */
function requireReachable({ db }: CommandContext, clientId: number): Addressee {
  const client = findAddressee(db, clientId);
  if (!client) throw new Refusal('NOT_FOUND');
  if (!isEmail(client.email)) throw new Refusal('MAIL_NO_ADDRESS');
  if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
  return client;
}

function debtMail(context: CommandContext, client: Addressee): NewMail {
  const { db } = context;
  const { country } = recordToOffice(requireOfficeRecord(db));
  const { balanceCents, unpaidInvoices, oldestDueOn } = requireTotals(db, client.clientId);
  return mailOf(db, 'debt', client, {
    saldo: printedMoney(balanceCents, country),
    facturas_impagas: String(unpaidInvoices),
    detalle: unpaidLines(listUnpaid(db, client.clientId), country),
    vence: oldestDueOn === null ? '' : printedDay(oldestDueOn),
  });
}

/** Puts one message into the outbox, told in the client's audit; answers its number. */
function sendOne(context: CommandContext, mail: NewMail): { id: number } {
  const [id = 0] = enqueueMail(context, [mail]);
  writeAudit(context, { entity: 'client', entityId: mail.clientId ?? 0, action: `${mail.kind}Mailed` }, [
    { field: 'mail.address', before: '', after: mail.to },
  ]);
  return { id };
}

export const clientMessageHandlers: FeatureHandlers<typeof clientMessagesContract> = {
  countDebtors: {
    slow: () => true,
    read: ({ db }, { selection }) => countAddressees(db, debtorsOf(db, selection)),
  },
  notifyDebt: {
    write(context, { selection }) {
      const { db, task } = context;
      if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
      const condition = debtorsOf(db, selection);
      const { clients, withoutEmail } = countAddressees(db, condition);
      if (clients === 0) throw new Refusal('NOT_FOUND', {}, 'selection');
      let written = 0;
      const mails = function* (): Generator<NewMail> {
        for (const client of eachAddressee(db, condition)) {
          task.progress(written, clients);
          written += 1;
          yield debtMail(context, client);
        }
      };
      enqueueMail(context, mails());
      writeAudit(context, { entity: 'mail', entityId: 0, action: 'debtNotified' }, [
        { field: 'mail.clients', before: '', after: String(clients) },
      ]);
      return { queued: clients - withoutEmail, withoutEmail };
    },
  },
  mailReceipt: {
    write(context, { paymentId }) {
      const { db } = context;
      const receipt = requireReceipt(db, paymentId);
      if (receipt.voided !== null) throw new Refusal('PAYMENT_VOIDED');
      const client = requireReachable(context, receipt.clientId);
      const { country } = recordToOffice(requireOfficeRecord(db));
      const values = { ...paymentWords(receipt, country), detalle: sharesLines(receipt, country) };
      return sendOne(context, { ...mailOf(db, 'receipt', client, values), sourceId: paymentId });
    },
  },
  mailStatement: {
    write(context, { clientId }) {
      const { db, nowMs } = context;
      const client = requireReachable(context, clientId);
      const { country } = recordToOffice(requireOfficeRecord(db));
      const { balanceCents } = requireTotals(db, clientId);
      const rows = listTransactions(db, clientId, 0, STATEMENT_LINES);
      const values = {
        saldo: printedMoney(balanceCents, country),
        fecha: printedDay(officeDay(db, nowMs)),
        movimientos: transactionLines(rows, country),
      };
      return sendOne(context, mailOf(db, 'statement', client, values));
    },
  },
};
