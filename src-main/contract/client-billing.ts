import { z } from 'zod';
import { cycleDay } from './billing-parameters';
import { email } from './office';
import { calendarDate } from './values/calendar-date';
import { rowId } from './values/ids';

/** Of this century: nobody was billed before, and no calendar goes on for ever. */
const billedDay = calendarDate.refine((day) => day >= '2000-01-01' && day <= '2099-12-31', { message: 'date' });

/**
 * What a clerk fills in on the tab Facturación (specification §4, §5), in the order of the form. It holds for all of the
 * client's contracts. What is off keeps what it had.
 */
export const billingFields = z.strictObject({
  billingEnabled: z.boolean(),
  legalEntityId: rowId.nullable(),
  taxConditionId: rowId.nullable(),
  cycleDay,
  /** The first day that is billed, of contracts that began before it. */
  billedFromOn: billedDay.nullable(),
  taxIds: z.array(rowId).max(20),
  paymentMethodId: rowId.nullable(),
  /** Null: the office's. */
  profileId: rowId.nullable(),
  reportAfterPayment: z.boolean(),
  autoState: z.boolean(),
  emailInvoice: z.boolean(),
  emailPayment: z.boolean(),
  notificationEmails: z.array(email).max(50),
});
export type BillingFields = z.infer<typeof billingFields>;
export type BillingField = keyof BillingFields;

/** Every field, in the order of the form. */
export const billingFieldNames: readonly BillingField[] = billingFields.keyof().options;

/** A client that nobody bills yet. */
export const blankBillingFields: BillingFields = {
  billingEnabled: false,
  legalEntityId: null,
  taxConditionId: null,
  cycleDay: 1,
  billedFromOn: null,
  taxIds: [],
  paymentMethodId: null,
  profileId: null,
  reportAfterPayment: false,
  autoState: true,
  emailInvoice: true,
  emailPayment: true,
  notificationEmails: [],
};
