import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './endpoint';

/** What the core tells every window after a commit; a window answers by asking again. */
export const officeEvent = z.object({
  kind: z.enum([
    'clients.changed',
    'catalogs.changed',
    'operators.changed',
    'office.changed',
    'imports.changed',
    'session.changed',
  ]),
});
export type OfficeEvent = z.infer<typeof officeEvent>;

export const eventsProcedure = oc.errors(errors).input(z.strictObject({})).output(eventIterator(officeEvent));
