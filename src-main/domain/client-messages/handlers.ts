import { clientMessagesContract } from '../../contract/client-messages';
import { Refusal } from '../../contract/failures';
import { isEmail } from '../../contract/values/text';
import { requireReceipt } from '../account';
import { writeAudit } from '../audit';
import {
  type Addressee,
  countAddressees,
  eachAddressee,
  findAddressee,
  mailOf,
  mailsOf,
  paymentWords,
} from '../client-mail';
import type { CommandContext, FeatureHandlers } from '../handler';
import { officeDay, requireCountry } from '../office';
import { enqueueMail, hasServer, type NewMail, readMailSettings } from '../outbox';
import { debtorsOf } from './debtors-store';
import { debtValues, statementValues } from './values';
import { sharesLines } from './words';

/** The client, where something can be sent to it now; refused with why where it cannot. */
function requireReachable({ db }: CommandContext, clientId: number): Addressee {
  const client = findAddressee(db, clientId);
  if (!client) throw new Refusal('NOT_FOUND');
  if (!isEmail(client.email)) throw new Refusal('MAIL_NO_ADDRESS');
  if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
  return client;
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
      const country = requireCountry(db);
      const write = mailsOf(db, 'debt');
      let written = 0;
      const mails = function* (): Generator<NewMail> {
        for (const client of eachAddressee(db, condition)) {
          task.progress(written, clients);
          written += 1;
          yield write(client, debtValues(db, client.clientId, country));
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
      const receipt = requireReceipt(db, paymentId, context.nowMs);
      if (receipt.voided !== null) throw new Refusal('PAYMENT_VOIDED');
      const client = requireReachable(context, receipt.clientId);
      const country = requireCountry(db);
      const values = { ...paymentWords(receipt, country), detalle: sharesLines(receipt, country) };
      return sendOne(context, { ...mailOf(db, 'receipt', client, values), sourceId: paymentId });
    },
  },
  mailStatement: {
    write(context, { clientId }) {
      const { db, nowMs } = context;
      const client = requireReachable(context, clientId);
      const values = statementValues(db, clientId, officeDay(db, nowMs));
      return sendOne(context, mailOf(db, 'statement', client, values));
    },
  },
};
