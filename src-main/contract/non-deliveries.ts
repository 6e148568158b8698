import { z } from 'zod';
import { command, done, query } from './endpoint';
import { instantMs, rowId } from './values/ids';
import { text } from './values/text';

/** One list at a time, in lines. */
export const MOST_NON_DELIVERIES = 2000;
const LONGEST_REASON = 200;

const mark = z.object({
  /** The client's main address, to which something was not delivered. */
  address: z.string(),
  reason: z.string(),
  atMs: instantMs,
  operator: z.string(),
  fromList: z.boolean(),
});
export type NonDelivery = z.infer<typeof mark>;

const listedLine = z.object({
  line: z.number().int(),
  address: z.string(),
  /** Whose it is; '' for nobody's. */
  client: z.string(),
  outcome: z.enum(['new', 'same', 'unknown']),
});
export type UndeliveredLine = z.infer<typeof listedLine>;

const list = z.strictObject({ text: z.string().max(MOST_NON_DELIVERIES * 400) });
/** The address as whoever marks it saw it: one that was changed since is not the one that is meant. */
const ofAddress = { clientId: rowId, address: text(254) };

/** Addresses to which something was not delivered, by hand or by a list. */
export const nonDeliveriesContract = {
  ofClient: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({ address: z.string(), mark: mark.nullable() }),
  ),
  record: command('operator', z.strictObject({ ...ofAddress, reason: text(LONGEST_REASON) }), done),
  remove: command('operator', z.strictObject(ofAddress), done),
  /** What `importList` would do, line by line. */
  readList: query('operator', list, z.object({ lines: z.array(listedLine) })),
  importList: command('operator', list, z.object({ listId: z.string(), marked: z.number().int() })),
  /** Takes the marks of a list back, but those that were made anew since. */
  undoList: command('operator', z.strictObject({ listId: z.uuid() }), z.object({ removed: z.number().int() })),
};
