import { z } from 'zod';
import { command } from './endpoint';
import { invoiceFilter } from './invoices';
import { taskId } from './tasks';
import { rowId } from './values/ids';

/** What is printed together, in the order of the internal numbers. */
const printable = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invoices'), ids: z.array(rowId).min(1).max(1000) }),
  /** All that a filter of the list finds: those of a run, of a client, or by their words. */
  z.strictObject({ kind: z.literal('filter'), filter: invoiceFilter }),
  z.strictObject({ kind: z.literal('creditNotes'), ids: z.array(rowId).min(1).max(1000) }),
]);
export type Printable = z.infer<typeof printable>;

export const invoiceDocumentsContract = {
  /** Makes one .pdf of them, A4, from what they said at their issue; the host hands it over by its token. */
  print: command(
    'viewer',
    z.strictObject({ taskId, what: printable }),
    z.object({ fileToken: z.string(), fileName: z.string(), documents: z.number().int() }),
  ),
};
