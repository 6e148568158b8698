import { mailTemplatesContract, noticeVariables, type TemplateFields } from '../../contract/mail-templates';
import type { MailKind } from '../../contract/outbox';
import { Refusal } from '../../contract/failures';
import { changesOf, writeAct, writeAudit } from '../audit';
import {
  commonValues,
  countAddressees,
  eachAddressee,
  exampleValues,
  findAddressee,
  findLastInvoice,
  findLastPayment,
  invoiceValues,
  listTemplates,
  missingVariable,
  paymentValues,
  queueNotices,
  readTemplate,
  removeTemplate,
  saveTemplate,
  type Values,
  variablesOf,
  writeMail,
  wrongVariable,
} from '../client-mail';
import { selectionCondition } from '../clients';
import { debtValues, statementValues } from '../client-messages';
import { checkVersion, type FeatureHandlers, type QueryContext } from '../handler';
import { officeDay, recordToOffice, requireOfficeRecord } from '../office';

function checkVariables(fields: Partial<TemplateFields>, known: readonly string[]): void {
  const wrong = wrongVariable(fields, known);
  if (wrong) throw new Refusal('TEMPLATE_VARIABLE', { name: wrong.name }, wrong.field);
}

function checkNeeded(kind: MailKind, fields: TemplateFields): void {
  const missing = missingVariable(kind, fields);
  if (missing) throw new Refusal('TEMPLATE_NEEDS', { name: missing.name }, missing.field);
}

/** What a client's own account gives to a kind of message; nothing where it has no invoice or payment yet. */
function ownValues({ db, services }: QueryContext, kind: MailKind, clientId: number): Values {
  const office = recordToOffice(requireOfficeRecord(db));
  const invoice = kind === 'invoice' ? findLastInvoice(db, clientId) : undefined;
  if (invoice) return invoiceValues(invoice, office);
  const payment = kind === 'payment' || kind === 'receipt' ? findLastPayment(db, clientId) : undefined;
  if (payment) return paymentValues(payment, office);
  if (kind === 'debt') return debtValues(db, clientId, office.country);
  return kind === 'statement' ? statementValues(db, clientId, officeDay(db, services.clock.nowMs())) : {};
}

/** What a kind of message says of a client, made up where it has nothing of its own. */
function valuesFor(context: QueryContext, kind: MailKind, clientId: number | null) {
  const { db } = context;
  const office = recordToOffice(requireOfficeRecord(db));
  const found = clientId === null ? undefined : findAddressee(db, clientId);
  if (clientId !== null && !found) throw new Refusal('NOT_FOUND', {}, 'clientId');
  const client = found ?? { client: 'Ana Gómez', customId: '1', email: 'ana@correo.example' };
  const own = clientId === null ? {} : ownValues(context, kind, clientId);
  return { to: client.email, values: { ...exampleValues(office.country), ...commonValues(client, office), ...own } };
}

const audited = ['subject', 'text', 'html'] as const;

export const mailTemplateHandlers: FeatureHandlers<typeof mailTemplatesContract> = {
  list: { read: ({ db }) => ({ templates: listTemplates(db) }) },
  save: {
    write(context, { kind, version, fields }) {
      const { db } = context;
      const before = readTemplate(db, kind);
      checkVersion(before, version);
      checkVariables(fields, variablesOf(kind));
      checkNeeded(kind, fields);
      saveTemplate(db, kind, version + 1, fields);
      const changes = changesOf<(typeof audited)[number], TemplateFields>(audited, before, fields, {
        nameOf: (field) => `mail.${kind}.${field}`,
      });
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, changes);
      context.publish('office.changed');
      return { version: version + 1 };
    },
  },
  reset: {
    write(context, { kind, version }) {
      checkVersion(readTemplate(context.db, kind), version);
      removeTemplate(context.db, kind);
      writeAct(context, { entity: 'office', entityId: 1, action: 'templateReset' });
      context.publish('office.changed');
      return { version: 0 };
    },
  },
  preview: {
    read(context, { kind, fields, clientId }) {
      checkVariables(fields, variablesOf(kind));
      const { to, values } = valuesFor(context, kind, clientId);
      return { ...writeMail(fields, values), to };
    },
  },
  countNotices: {
    slow: () => true,
    read: ({ db }, { selection }) => countAddressees(db, selectionCondition(db, selection)),
  },
  notify: {
    write(context, { selection, notice }) {
      const { db } = context;
      checkVariables(notice, noticeVariables);
      const condition = selectionCondition(db, selection);
      const { clients, withoutEmail } = countAddressees(db, condition);
      if (clients === 0) throw new Refusal('NOT_FOUND', {}, 'selection');
      queueNotices(context, eachAddressee(db, condition), notice);
      writeAudit(context, { entity: 'mail', entityId: 0, action: 'notified' }, [
        { field: 'mail.subject', before: '', after: notice.subject },
        { field: 'mail.clients', before: '', after: String(clients) },
      ]);
      return { queued: clients - withoutEmail, withoutEmail };
    },
  },
};
