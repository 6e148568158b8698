import {
  type MailFilter,
  type MailMessage,
  type MailRow,
  outboxContract,
  ownAddressKinds,
  secretKinds,
} from '../../contract/outbox';
import { Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { isEmail } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { writeAct, writeAudit } from '../audit';
import { isPaymentVoid } from '../client-mail';
import { handOutList } from '../exports';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import { requireOfficeRecord } from '../office';
import {
  addressesOfNow,
  cancelHeld,
  cancelMail,
  countHeld,
  countMail,
  countReachable,
  eachMail,
  enqueueMail,
  followsClient,
  hasSecret,
  hasServer,
  hasTyped,
  listMail,
  listMailDays,
  listReachable,
  originOf,
  readMailSettings,
  readdressMail,
  readStatus,
  releaseHeld,
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

/** The client's addresses of now, where a message goes by them; null for one that keeps its own. */
function ownAddresses(db: ReadDb, { id, clientId, kind }: MailMessage): string[] | null {
  return clientId !== null && followsClient(db, id) ? addressesOfNow(db, clientId, kind) : null;
}

/** Whether it carries a secret that was forgotten when it was done with: whoever wants it gone makes another. */
function isForgotten(db: ReadDb, { id, kind }: MailMessage): boolean {
  return secretKinds.has(kind) && !hasSecret(db, id);
}

/** Kinds of message that thank for a payment, which is what they came from. */
const THANKS: ReadonlySet<MailRow['kind']> = new Set(['payment', 'receipt']);

/** Whether it thanks for a payment that is void by now. */
function isVoid(db: ReadDb, { id, kind }: MailMessage): boolean {
  if (!THANKS.has(kind)) return false;
  const { sourceId } = originOf(db, id);
  return sourceId !== null && isPaymentVoid(db, sourceId);
}

function requireItsSecret(db: ReadDb, found: MailMessage): void {
  if (isForgotten(db, found)) throw new Refusal('MAIL_SECRET_GONE');
}

/** What a try may still bring on. What tells of something that was voided is not. */
function mayRetry({ state, reason }: Pick<MailRow, 'state' | 'reason'>): boolean {
  if (state === 'unsendable') return reason === 'noAddress' || reason === 'noServer';
  return state === 'failed' || state === 'retrying';
}

/** Whether it is tried again; not where its client has no address still, or its secret was forgotten. */
function retryOne(context: CommandContext, found: MailMessage): boolean {
  const { db, nowMs } = context;
  const { id } = found;
  if (isForgotten(db, found) || isVoid(db, found)) return false;
  const addresses = ownAddresses(db, found);
  if (!(addresses ?? found.addresses.map(({ address }) => address)).some((address) => isEmail(address))) return false;
  if (addresses === null) retryMail(db, id);
  else readdressMail(db, found, addresses, nowMs);
  writeAct(context, { entity: 'mail', entityId: id, action: 'retried' });
  return true;
}

function retryThese(context: CommandContext, ids: readonly number[]): { retried: number; left: number } {
  const { db, task } = context;
  if (!hasServer(readMailSettings(db))) throw new Refusal('MAIL_NO_SERVER');
  const answer = { retried: 0, left: 0 };
  for (const [at, id] of ids.entries()) {
    task.progress(at, ids.length);
    answer[retryOne(context, requireMail(db, id)) ? 'retried' : 'left'] += 1;
  }
  resumeLine(db);
  writeAct(context, { entity: 'mail', entityId: 0, action: 'retriedAll' });
  context.publish('outbox.changed');
  return answer;
}

/** Everything that a try may still bring on. */
const retryable = (filter: MailFilter): MailFilter => ({
  ...filter,
  states: (['failed', 'unsendable'] as const).filter((state) => filter.states?.includes(state) ?? true),
});

export const outboxHandlers: FeatureHandlers<typeof outboxContract> = {
  // What failed, or never went for want of a server, is counted one by one, and may be as much as there is.
  status: { slow: () => true, read: ({ db, services }) => readStatus(db, services.clock.nowMs()) },
  list: {
    // What there is in all, of a kind, of a state or with these words is counted one by one; a client has few.
    slow: ({ filter: { clientId } }) => clientId === undefined,
    read({ db }, { filter, offset, limit }) {
      return { rows: listMail(db, filter, offset, limit), total: countMail(db, filter) };
    },
  },
  get: { read: ({ db }, { id }) => requireMail(db, id) },
  days: { read: ({ db }) => ({ days: listMailDays(db) }) },
  retry: {
    write(context, at) {
      const found = requireAt(context, at);
      if (!hasServer(readMailSettings(context.db))) throw new Refusal('MAIL_NO_SERVER');
      if (!mayRetry(found)) throw new Refusal('MAIL_STATE');
      requireItsSecret(context.db, found);
      if (isVoid(context.db, found)) throw new Refusal('MAIL_VOIDED');
      if (!retryOne(context, found)) throw new Refusal('MAIL_NO_ADDRESS');
      resumeLine(context.db);
      context.publish('outbox.changed');
      return { done: true };
    },
  },
  retryAll: {
    write: (context, { filter }) =>
      retryThese(
        context,
        [...eachMail(context.db, retryable(filter))].filter(mayRetry).map(({ id }) => id),
      ),
  },
  // Walks over all that was never sent.
  reachable: { slow: () => true, read: ({ db }) => ({ reachable: countReachable(db) }) },
  sendReachable: {
    write(context) {
      const { retried } = retryThese(context, listReachable(context.db));
      return { retried };
    },
  },
  decideHeld: {
    write(context, { send }) {
      const { db, nowMs } = context;
      const decided = countHeld(db);
      if (send) releaseHeld(db);
      else cancelHeld(db, nowMs);
      resumeLine(db);
      writeAudit(context, { entity: 'mail', entityId: 0, action: send ? 'heldSent' : 'heldCancelled' }, [
        { field: 'mail.held', before: String(decided), after: '0' },
      ]);
      context.publish('outbox.changed');
      return { decided };
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
      if (ownAddressKinds.has(found.kind)) throw new Refusal('MAIL_EXPORT_ADDRESS', {}, 'address');
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
      // What another thing overtook is told no more, as a cut that was paid for.
      if (found.state === 'unsendable' && !mayRetry(found)) throw new Refusal('MAIL_STATE');
      if (isVoid(context.db, found)) throw new Refusal('MAIL_VOIDED');
      const kept = found.addresses.map(({ address }) => address);
      const [to, ...others] = !hasTyped(context.db, found.id) ? addressesOfNow(context.db, clientId, kind) : kept;
      if (to === undefined) throw new Refusal('MAIL_NO_ADDRESS');
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
