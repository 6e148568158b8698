import type { creditNotesContract } from '../../contract/credit-notes';
import { cents, sumOf } from '../../contract/values/money';
import type { FeatureHandlers } from '../handler';
import { requireInvoice } from '../invoices';
import { issueNote, leftOfInvoice, shareOf } from './issue';
import { totalOf } from './rules';
import { listNotes, requireNote } from './store';

export const creditNoteHandlers: FeatureHandlers<typeof creditNotesContract> = {
  list: {
    read: ({ db }, { invoiceId }) => ({
      notes: listNotes(db, invoiceId),
      leftCents: totalOf(leftOfInvoice(db, requireInvoice(db, invoiceId))),
    }),
  },
  get: { read: ({ db }, { id }) => requireNote(db, id) },
  preview: {
    read({ db }, { invoiceId, totalCents }) {
      const invoice = requireInvoice(db, invoiceId);
      const { netCents, taxCents } = shareOf(db, invoice, totalCents);
      return {
        netCents: sumOf([netCents]),
        taxes: invoice.taxes.map(({ name, rateBp, mode }, at) => ({
          name,
          rateBp,
          mode,
          amountCents: cents.parse(taxCents[at] ?? 0),
        })),
      };
    },
  },
  issue: { write: (context, credit) => issueNote(context, credit) },
};
