import { z } from 'zod';
import { taxModes } from './billing-parameters';
import { command, query } from './endpoint';
import { clientSnapshot, documentSnapshot, fiscalStates, issuerSnapshot } from './invoices';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { basisPoints, cents } from './values/money';
import { requiredText } from './values/text';

const count = z.number().int();

const creditedTax = z.object({
  name: z.string(),
  rateBp: basisPoints,
  mode: z.enum(taxModes),
  amountCents: cents,
});

const noteRow = z.object({
  id: rowId,
  version,
  internalNumber: count,
  invoiceId: rowId,
  pointOfSale: count,
  number: count.nullable(),
  issuedOn: calendarDate,
  operator: z.string(),
  reason: z.string(),
  totalCents: cents,
  fiscalState: z.enum(fiscalStates),
  rejectionReason: z.string(),
});
export type CreditNoteRow = z.infer<typeof noteRow>;

/** With the parties and the type of its invoice, as those were at the invoice's issue. */
const creditNote = noteRow.extend({
  issuer: issuerSnapshot,
  issuedTo: clientSnapshot,
  document: documentSnapshot,
  invoiceNumber: count.nullable(),
  netCents: cents,
  taxCents: cents,
  taxes: z.array(creditedTax),
  authorizationCode: z.string(),
  authorizationExpiresOn: calendarDate.nullable(),
  fiscalOn: calendarDate.nullable(),
});
export type CreditNote = z.infer<typeof creditNote>;

/** More than nothing. */
const credit = cents.refine((amount) => amount > 0, { message: 'required' });

export const creditNotesContract = {
  /** An invoice's credit notes, and what is left of it. */
  list: query('viewer', z.strictObject({ invoiceId: rowId }), z.object({ notes: z.array(noteRow), leftCents: cents })),
  get: query('viewer', z.strictObject({ id: rowId }), creditNote),
  /** How a credit falls on the net and on each tax; nothing is written. CREDIT_TOO_HIGH beyond what is left. */
  preview: query(
    'viewer',
    z.strictObject({ invoiceId: rowId, totalCents: credit }),
    z.object({ netCents: cents, taxes: z.array(creditedTax) }),
  ),
  /**
   * `leftCents` is what was left as the form showed it: where it is something else by now, it is a CONFLICT. `rebill`: the
   * next run bills the invoice's period anew, which only a credit that takes all the rest allows (CREDIT_NOT_WHOLE).
   */
  issue: command(
    'operator',
    z.strictObject({
      invoiceId: rowId,
      leftCents: cents,
      totalCents: credit,
      reason: requiredText(500),
      rebill: z.boolean().default(false),
    }),
    z.object({ id: rowId, internalNumber: count }),
  ),
};
