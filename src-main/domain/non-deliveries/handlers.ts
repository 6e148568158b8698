import type { AuditOrigin } from '../../contract/audit';
import { Refusal } from '../../contract/failures';
import { nonDeliveriesContract } from '../../contract/non-deliveries';
import type { ReadDb } from '../../data/database';
import { writeAudit } from '../audit';
import { requireClient } from '../clients';
import type { CommandContext, FeatureHandlers } from '../handler';
import { readAddressList } from './rules';
import { findMark, listMarksOf, listOwners, removeMark, saveMark } from './store';

/** Refused where the client has another address by now, or none. */
function requireAddress(db: ReadDb, clientId: number, address: string): void {
  const { email, version } = requireClient(db, clientId);
  if (email === '') throw new Refusal('MAIL_NO_ADDRESS');
  if (email.toLowerCase() !== address.toLowerCase()) throw new Refusal('CONFLICT', { version });
}

interface Mark {
  readonly clientId: number;
  readonly address: string;
  readonly reason: string;
  readonly listId: string;
}

function markOne(context: CommandContext, mark: Mark, origin: AuditOrigin): void {
  const { db, nowMs, actor } = context;
  saveMark(db, { ...mark, atMs: nowMs, operator: actor?.name ?? '' });
  writeAudit(context, { entity: 'client', entityId: mark.clientId, action: 'undelivered', origin }, [
    {
      field: 'mail.address',
      before: '',
      after: mark.reason === '' ? mark.address : `${mark.address} (${mark.reason})`,
    },
  ]);
}

function unmarkOne(context: CommandContext, clientId: number, address: string, origin: AuditOrigin): void {
  removeMark(context.db, clientId);
  writeAudit(context, { entity: 'client', entityId: clientId, action: 'undeliveredRemoved', origin }, [
    { field: 'mail.address', before: '', after: address },
  ]);
}

/** Each line of a list with whose address it is. */
function decideList(db: ReadDb, text: string) {
  return readAddressList(text).map((listed) => {
    const owners = listOwners(db, listed.address);
    const fresh = owners.filter(({ isMarked }) => isMarked === 0);
    const outcome = owners.length === 0 ? 'unknown' : fresh.length === 0 ? 'same' : 'new';
    return { ...listed, owners, fresh, outcome } as const;
  });
}

export const nonDeliveryHandlers: FeatureHandlers<typeof nonDeliveriesContract> = {
  ofClient: {
    read: ({ db }, { clientId }) => ({ address: requireClient(db, clientId).email, mark: findMark(db, clientId) }),
  },
  record: {
    write(context, { clientId, address, reason }) {
      requireAddress(context.db, clientId, address);
      markOne(context, { clientId, address, reason, listId: '' }, 'form');
      context.publish('clients.changed');
      return { done: true };
    },
  },
  remove: {
    write(context, { clientId, address }) {
      requireAddress(context.db, clientId, address);
      if (!findMark(context.db, clientId)) throw new Refusal('NOT_FOUND');
      unmarkOne(context, clientId, address, 'form');
      context.publish('clients.changed');
      return { done: true };
    },
  },
  readList: {
    slow: () => true,
    read: ({ db }, { text }) => ({
      lines: decideList(db, text).map(({ line, address, owners, outcome }) => {
        return { line, address, client: owners[0]?.name ?? '', outcome };
      }),
    }),
  },
  importList: {
    write(context, { text }) {
      const { batchId: listId } = context;
      const marks = decideList(context.db, text).flatMap(({ fresh, reason }) =>
        fresh.map(({ id, email }) => ({ clientId: id, address: email, reason, listId })),
      );
      if (marks.length === 0) throw new Refusal('NOT_FOUND', {}, 'text');
      for (const mark of marks) markOne(context, mark, 'import');
      context.publish('clients.changed');
      return { listId, marked: marks.length };
    },
  },
  undoList: {
    write(context, { listId }) {
      const marks = listMarksOf(context.db, listId);
      if (marks.length === 0) throw new Refusal('NOT_FOUND');
      for (const { clientId, address } of marks) unmarkOne(context, clientId, address, 'undo');
      context.publish('clients.changed');
      return { removed: marks.length };
    },
  },
};
