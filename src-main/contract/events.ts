import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './endpoint';
import { taskId } from './tasks';

/** What changed in a commit; a window answers by asking again. */
export const changeKind = z.enum([
  'clients.changed',
  'contracts.changed',
  'consumption.changed',
  'catalogs.changed',
  'views.changed',
  'gateways.changed',
  'devices.changed',
  'billing.changed',
  'account.changed',
  'outbox.changed',
  'operators.changed',
  'office.changed',
  'imports.changed',
  'massUpdates.changed',
  'backups.changed',
  'session.changed',
  'startup.changed',
]);
export type ChangeKind = z.infer<typeof changeKind>;

/** What the core tells every window: a change after its commit, or how far a long call is (rows, or other steps). */
export const officeEvent = z.union([
  z.object({ kind: changeKind }),
  z.object({ kind: z.literal('tasks.progressed'), taskId, done: z.number(), total: z.number() }),
]);
export type OfficeEvent = z.infer<typeof officeEvent>;

export const eventsProcedure = oc.errors(errors).input(z.unknown()).output(eventIterator(officeEvent));
