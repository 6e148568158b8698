import { type MailFilter, type MailMessage, outboxContract, secretKinds } from '../../contract/outbox';
import { Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { isEmail } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { writeAct, writeAudit } from '../audit';
import { requireClient } from '../clients';
import { handOutList } from '../exports';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { requireOfficeRecord } from '../office';
import {
  addRecipients,
  cancelMail,
  countMail,
  eachMail,
  enqueueMail,
  hasSecret,
  hasServer,
  listMail,
  listMailDays,
  originOf,
  readMailSettings,
  readStatus,
  reopenMail,
  replaceAddress,
  requireMail,
  resumeLine,
  retryMail,
  searchTextOf,
} from '../outbox';
import { mailCells } from './columns';

/** One as its reader saw it. A version that a try has raised meanwhile is a conflict: what is asked may not be so any more. */
function requireAt(context: CommandContext, { id, version }: { readonly id: number; readonly version: number }) {
  const found = requireMail(context.db, id);
  checkVersion(found, version);
  if (found.state === 'sending') throw new Refusal('MAIL_SENDING');
  return found;
}

/** The client's main address of now; refused where it has none still. */
function addressOfNow(db: ReadDb, { clientId }: MailMessage): string {
  const address = clientId === null ? '' : requireClient(db, clientId).email;
  if (!isEmail(address)) throw new Refusal('MAIL_NO_ADDRESS');
  return address;
}

/** Whether it carries a secret that was forgotten when it was done with: whoever wants it gone makes another. */
function isForgotten(db: ReadDb, { id, kind }: MailMessage): boolean {
  return secretKinds.has(kind) && !hasSecret(db, id);
}

function requireItsSecret(db: ReadDb, found: MailMessage): void {
  if (isForgotten(db, found)) throw new Refusal('MAIL_SECRET_GONE');
}

function retryOne(context: CommandContext, found: MailMessage): void {
  const { db } = context;
  requireItsSecret(db, found);
  const { id, state, reason } = found;
  if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
  if (state === 'unsendable' && reason === 'noAddress') {
    const address = addressOfNow(db, found);
    addRecipients(db, id, [address], searchTextOf(found.client, found.subject, [address]));
    reopenMail(db, id);
  } else if (state === 'unsendable' && reason === 'noServer') reopenMail(db, id);
  else if (state === 'failed' || state === 'retrying') retryMail(db, id);
  else throw new Refusal('MAIL_STATE');
  writeAct(context, { entity: 'mail', entityId: id, action: 'retried' });
}

/** Everything that a try may still bring on. */
const retryable = (filter: MailFilter): MailFilter => ({
  ...filter,
  states: (['failed', 'unsendable'] as const).filter((state) => filter.states?.includes(state) ?? true),
});

export const outboxHandlers: FeatureHandlers<typeof outboxContract> = {
  status: { read: ({ db }) => readStatus(db) },
  list: {
    slow: ({ filter }) => filter.text !== undefined && filter.text !== '',
    read({ db }, { filter, offset, limit }) {
      return { rows: listMail(db, filter, offset, limit), total: countMail(db, filter) };
    },
  },
  get: { read: ({ db }, { id }) => requireMail(db, id) },
  days: { read: ({ db }) => ({ days: listMailDays(db) }) },
  retry: {
    write(context, at) {
      retryOne(context, requireAt(context, at));
      resumeLine(context.db);
      context.publish('outbox.changed');
      return { done: true };
    },
  },
  retryAll: {
    write(context, { filter }) {
      const { db, task } = context;
      if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
      const answer = { retried: 0, left: 0 };
      const ids = [...eachMail(db, retryable(filter))].map(({ id }) => id);
      for (const [at, id] of ids.entries()) {
        task.progress(at, ids.length);
        const found = requireMail(db, id);
        const hasNone = isForgotten(db, found) || (found.state === 'unsendable' && !canBeSent(db, found));
        if (hasNone) answer.left += 1;
        else {
          retryOne(context, found);
          answer.retried += 1;
        }
      }
      resumeLine(db);
      writeAct(context, { entity: 'mail', entityId: 0, action: 'retriedAll' });
      context.publish('outbox.changed');
      return answer;
    },
  },
  cancel: {
    write(context, at) {
      const { id, state } = requireAt(context, at);
      if (state !== 'waiting' && state !== 'retrying') throw new Refusal('MAIL_STATE');
      cancelMail(context.db, id, context.nowMs);
      writeAct(context, { entity: 'mail', entityId: id, action: 'cancelled' });
      context.publish('outbox.changed');
      return { done: true };
    },
  },
  changeAddress: {
    write(context, { position, address, ...at }) {
      const found = requireAt(context, at);
      // It goes to the main address, which is what its words say, or to nobody.
      if (secretKinds.has(found.kind)) throw new Refusal('MAIL_SECRET_GONE');
      const before = found.addresses.find((one) => one.position === position);
      if (!before) throw new Refusal('NOT_FOUND', {}, 'position');
      const mayChange = found.state === 'failed' || found.state === 'waiting' || found.state === 'retrying';
      if (!mayChange || before.state === 'accepted') throw new Refusal('MAIL_STATE');
      const others = found.addresses.filter((one) => one.position !== position);
      if (others.some((one) => one.address.toLowerCase() === address.toLowerCase()))
        throw new Refusal('MAIL_ADDRESS_TWICE', {}, 'address');
      const all = found.addresses.map((one) => (one.position === position ? address : one.address));
      replaceAddress(context.db, { id: found.id, position, address }, searchTextOf(found.client, found.subject, all));
      reopenMail(context.db, found.id);
      resumeLine(context.db);
      writeAudit(context, { entity: 'mail', entityId: found.id, action: 'addressChanged' }, [
        { field: 'mail.address', before: before.address, after: address },
      ]);
      context.publish('outbox.changed');
      return { done: true };
    },
  },
  resend: {
    write(context, at) {
      const found = requireAt(context, at);
      const { kind, clientId, client: clientName, subject, text, html } = found;
      if (secretKinds.has(kind)) throw new Refusal('MAIL_SECRET_GONE');
      if (found.state === 'waiting' || found.state === 'retrying' || clientId === null) throw new Refusal('MAIL_STATE');
      const [first, ...others] = found.addresses.map(({ address }) => address);
      const to = first ?? addressOfNow(context.db, found);
      const mail = { kind, clientId, clientName, subject, text, html, to, others, ...originOf(context.db, found.id) };
      const [id = 0] = enqueueMail(context, [mail]);
      writeAct(context, { entity: 'mail', entityId: id, action: 'resent' });
      return { id };
    },
  },
  save: {
    heavy: true,
    prepare(context, { filter, format }) {
      const { toWall } = officeTime(requireOfficeRecord(context.db).timeZone);
      return handOutList(context, {
        fileName: `correo.${format}`,
        format,
        countRows: (db) => countMail(db, filter),
        cellsOf: (db) => mailCells(eachMail(db, filter), toWall),
      });
    },
  },
};

function canBeSent(db: ReadDb, found: MailMessage): boolean {
  if (found.reason === 'noServer') return true;
  if (found.reason !== 'noAddress' || found.clientId === null) return false;
  return isEmail(requireClient(db, found.clientId).email);
}
