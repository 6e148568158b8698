import { z } from 'zod';
import { clientFieldNames, clientStates } from './clients';
import { command, done, query } from './endpoint';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents } from './values/money';

/** Why two clients may be one. */
const pairReasons = ['nationalId', 'phone', 'email', 'name', 'address'] as const;
export type PairReason = (typeof pairReasons)[number];

const who = { id: rowId, customId: z.string(), name: z.string() };

const pairClient = z.object({
  ...who,
  state: z.enum(clientStates),
  nationalId: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
});
export type PairClient = z.infer<typeof pairClient>;

const pair = z.object({
  /** The older of the two first. */
  clients: z.tuple([pairClient, pairClient]),
  /** 0 to 100: how much speaks for it. */
  score: z.number().int(),
  reasons: z.array(z.enum(pairReasons)),
});
export type DuplicatePair = z.infer<typeof pair>;

/** What of a merged client's the kept one may take over: any field of the form, how it is billed, where the home is. */
const mergeFields = [...clientFieldNames, 'billing', 'position'] as const;
export const mergeField = z.enum(mergeFields);
export type MergeField = z.infer<typeof mergeField>;

/** What moves from the merged client to the kept one. */
export const moveKinds = [
  'contracts',
  'invoices',
  'creditNotes',
  'payments',
  'debits',
  'credits',
  'promises',
  'exceptions',
  'gateways',
  'gatewayLines',
  'devices',
  'mail',
] as const;
export type MoveKind = (typeof moveKinds)[number];
const moves = z.record(z.enum(moveKinds), z.number().int());

/**
 * Why something is not as it was before a merge once that is taken back: somebody edited the field since, its value is
 * somebody else's by now; what moved is paid together with what the kept client had itself; or a contract goes back as a
 * client's deactivation disabled it, and waits for somebody to enable it.
 */
const stayCodes = ['edited', 'taken', 'mixed', 'off'] as const;
const stay = z.object({
  /** A field of a client, or a kind of row. */
  what: z.union([mergeField, z.enum(moveKinds)]),
  code: z.enum(stayCodes),
  /** Which row of its kind; of a field, the merged client's name where it is that one's, else ''. */
  name: z.string(),
});
export type MergeStay = z.infer<typeof stay>;

const merge = z.object({
  id: rowId,
  atMs: instantMs,
  operator: z.string(),
  kept: z.object(who),
  merged: z.object(who),
  undoneAtMs: instantMs.nullable(),
  undoneBy: z.string(),
});
export type ClientMerge = z.infer<typeof merge>;

const partner = z.object({ ...who, mergeId: rowId });
const two = { keptId: rowId, mergedId: rowId };

export const duplicatesContract = {
  /** Clients that are likely one, the likeliest first; those that somebody said are not are left out. */
  find: query(
    'operator',
    z.strictObject({ taskId: taskId.optional() }),
    z.object({ pairs: z.array(pair), total: z.number().int() }),
  ),
  /** "No es duplicado": the two are not shown again. */
  keepApart: command('operator', z.strictObject({ ids: z.tuple([rowId, rowId]) }), done),
  /** Takes that back. */
  forgetApart: command('operator', z.strictObject({ ids: z.tuple([rowId, rowId]) }), done),
  /** How much a merge would move, and what both owe. */
  preview: query(
    'operator',
    z.strictObject(two),
    z.object({
      moves,
      keptBalanceCents: cents,
      mergedBalanceCents: cents,
      /** What a list says that the other owes and nobody posted: it does not move. */
      unpostedCents: cents,
      /**
       * Before which day contracts stay unbilled, since nobody billed them until then: the other's, and the kept one's where
       * that is billed as the other; null where there are none.
       */
      unbilledBefore: z.object({ merged: calendarDate.nullable(), kept: calendarDate.nullable() }),
    }),
  ),
  /** One of the two stays, with these fields of the other; the other is deactivated and names it. All or nothing. */
  merge: command(
    'operator',
    z.strictObject({
      ...two,
      keptVersion: version,
      mergedVersion: version,
      take: z.array(mergeField).max(mergeFields.length),
      /** The observations of both, one under the other. */
      joinNotes: z.boolean(),
    }),
    z.object({ id: rowId, moves }),
  ),
  /** What taking a merge back would leave with the kept client. */
  undoPlan: query('operator', z.strictObject({ id: rowId }), z.object({ moves, stays: z.array(stay) })),
  /** Both are two again; what was edited or paid together since stays with the kept one, and is named. */
  undo: command('operator', z.strictObject({ id: rowId }), z.object({ moves, stays: z.array(stay) })),
  /** What a client is a part of, and who is a part of it. */
  standing: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({ into: partner.nullable(), merged: z.array(partner) }),
  ),
  /** The merges that were made, the newest first. */
  list: query(
    'viewer',
    z.strictObject({
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ merges: z.array(merge), total: z.number().int() }),
  ),
};
