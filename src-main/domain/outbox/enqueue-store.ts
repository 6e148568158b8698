import type { MailKind, MailReason } from '../../contract/outbox';
import { fold, isEmail } from '../../contract/values/text';
import { insertInto, query, type Row } from '../../data/statements';
import type { CommandContext } from '../handler';
import { waitBehind } from './turn-store';
import { addressList, headLine } from './rules';
import { hasServer, readMailSettings } from './settings-store';

/** A message that something in the office gives cause for. */
export interface NewMail {
  readonly kind: MailKind;
  /** Null for one that is for an operator, whose name then stands for the client's. */
  readonly clientId: number | null;
  readonly clientName: string;
  /** The invoice or the payment that it tells of; of an export the operator who asked for it. */
  readonly sourceId: number | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The client's main address; '' for none: then nobody gets it (specification §2), and the outbox says so. */
  readonly to: string;
  readonly others: readonly string[];
  /** Invoices that are drawn when it goes out. */
  readonly invoiceIds: readonly number[];
  /** Files that were kept for it. */
  readonly fileIds?: readonly number[];
  /** What stands in its words for SECRET_MARK, sealed: kept only while it waits. */
  readonly sealedSecret?: string;
}

const LONGEST_SUBJECT = 250;

const insertMessages = insertInto(
  `INSERT INTO mail_messages (id, kind, client_id, client_name, source_id, message_key, subject, body_text, body_html,
    state, reason, created_at_ms, settled_at_ms, operator_name, search_text)`,
  15,
);
const insertRecipients = insertInto(
  'INSERT INTO mail_recipients (message_id, position, address, state, settled_at_ms)',
  5,
);
const insertSecrets = insertInto('INSERT INTO mail_secrets (message_id, sealed)', 2);
const insertAttachments = insertInto('INSERT INTO mail_attachments (message_id, position, kind, ref_id)', 4);

/** What is known of a message before any server is asked. */
function standingOf(
  addresses: readonly { readonly isOne: boolean }[],
  isServed: boolean,
): { state: 'waiting' | 'failed' | 'unsendable'; reason: MailReason | '' } {
  if (addresses.length === 0) return { state: 'unsendable', reason: 'noAddress' };
  // An office that gets a server one day does not mail all that went before: somebody says so.
  if (!isServed) return { state: 'unsendable', reason: 'noServer' };
  return addresses.some(({ isOne }) => isOne)
    ? { state: 'waiting', reason: '' }
    : { state: 'failed', reason: 'badAddress' };
}

/** The words by which a message is found. */
export function searchTextOf(name: string, subject: string, addresses: readonly string[]): string {
  return fold([name, subject, ...addresses].join(' '));
}

function carriedBy({ invoiceIds, fileIds = [] }: NewMail): ['invoice' | 'file', number][] {
  return [
    ...invoiceIds.map((id): ['invoice', number] => ['invoice', id]),
    ...fileIds.map((id): ['file', number] => ['file', id]),
  ];
}

const PAGE = 1000;

const lastMessage = query<{ last: number }>('SELECT coalesce(max(id), 0) AS last FROM mail_messages');

/**
 * The outbox's door: puts messages into it in the caller's own transaction, so that they are there exactly when what they
 * tell of is. Answers their numbers.
 */
export function enqueueMail(context: CommandContext, mails: Iterable<NewMail>): number[] {
  const { db, nowMs, batchId, actor } = context;
  const last = lastMessage(db)[0]?.last ?? 0;
  const isServed = hasServer(readMailSettings(db));
  const ids: number[] = [];
  let [messages, recipients, attachments, secrets]: [Row[], Row[], Row[], Row[]] = [[], [], [], []];
  const flush = () => {
    insertMessages(db, messages);
    insertRecipients(db, recipients);
    insertAttachments(db, attachments);
    insertSecrets(db, secrets);
    [messages, recipients, attachments, secrets] = [[], [], [], []];
  };
  for (const mail of mails) {
    const id = last + ids.length + 1;
    ids.push(id);
    const addresses = addressList(mail.to, mail.others);
    const asked = addresses.map((address) => ({ address, isOne: isEmail(address) }));
    const { state, reason } = standingOf(asked, isServed);
    const subject = headLine(mail.subject).slice(0, LONGEST_SUBJECT);
    const name = headLine(mail.clientName);
    messages.push([
      id,
      mail.kind,
      mail.clientId,
      name,
      mail.sourceId,
      `${batchId.toLowerCase()}.${id}`,
      subject,
      mail.text,
      mail.html,
      state,
      reason,
      nowMs,
      state === 'waiting' ? null : nowMs,
      actor?.name ?? '',
      searchTextOf(name, subject, addresses),
    ]);
    for (const [at, { address, isOne }] of asked.entries())
      recipients.push([id, at, address, isOne ? 'waiting' : 'rejected', isOne ? null : nowMs]);
    for (const [at, [kind, refId]] of carriedBy(mail).entries()) attachments.push([id, at, kind, refId]);
    if (state === 'waiting' && mail.sealedSecret !== undefined) secrets.push([id, mail.sealedSecret]);
    if (messages.length >= PAGE) flush();
  }
  flush();
  waitBehind(db, last);
  if (ids.length > 0) context.publish('outbox.changed');
  return ids;
}
