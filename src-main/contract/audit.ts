import { z } from 'zod';
import { command, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';

/** `schedule`: done by itself on its day; `system`: an automatic state. */
export const auditOrigins = [
  'form',
  'import',
  'undo',
  'restore',
  'catalog',
  'schedule',
  'system',
  'massUpdate',
  'massUndo',
  'merge',
] as const;
export type AuditOrigin = (typeof auditOrigins)[number];

/** One changed field, as its owner reads it: catalogues by name, blank as ''. */
export const auditEntry = z.object({
  id: rowId,
  /** One act's entries share it: a save, one client of an import. */
  batchId: z.string(),
  atMs: instantMs,
  operator: z.string(),
  origin: z.enum(auditOrigins),
  action: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  /** The contract that was changed; null where it is the client itself. */
  contractId: rowId.nullable(),
  /** That contract in short, as it is now: its plan, and its IP or what else tells it from the others; '' without one. */
  contract: z.string(),
  /** The version that a gateway's reference or a device's value is put back over; null in every other entry. */
  over: version.nullable(),
  /** Why the name was changed; '' in every other entry. */
  reason: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

type OfAct = Pick<AuditEntry, 'batchId' | 'contractId' | 'action' | 'origin'>;

/** Whether two entries, one after the other, are of one act: what was done at once to the client, or to one contract of it. */
export function isSameAct(one: OfAct, other: OfAct): boolean {
  return (
    one.batchId === other.batchId &&
    one.contractId === other.contractId &&
    one.action === other.action &&
    one.origin === other.origin
  );
}

export const auditContract = {
  list: query(
    'viewer',
    z.strictObject({
      clientId: rowId,
      field: z.string().max(40).optional(),
      origin: z.enum(auditOrigins).optional(),
      contractId: rowId.optional(),
      /** By name, as it was then; '' for what nobody did. */
      operator: z.string().max(200).optional(),
      /** The first and the last day, by the office's wall. */
      fromOn: calendarDate.optional(),
      toOn: calendarDate.optional(),
      offset: z.number().int().min(0).max(1_000_000),
      /** How many at least, where there are so many: the last act is told whole, and the next page begins after it. */
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ entries: z.array(auditEntry), total: z.number().int() }),
  ),
  /** Everybody who ever changed this client, by name; '' for what nobody did. */
  operators: query('viewer', z.strictObject({ clientId: rowId }), z.object({ operators: z.array(z.string()) })),
  /** Puts the value before this entry back into its field; itself audited. `version`: the client's, its contract's, or the entry's `over`. */
  putBack: command('operator', z.strictObject({ entryId: rowId, version }), z.object({ version })),
  /** Puts every value of a client's last change back, while `version` is still the one that it left; itself audited. */
  undoChange: command('operator', z.strictObject({ clientId: rowId, version }), z.object({ version })),
  /** The same of a contract: how it stands, or what its form saved. What has a way back of its own is not taken back so. */
  undoContractChange: command('operator', z.strictObject({ contractId: rowId, version }), z.object({ version })),
};
