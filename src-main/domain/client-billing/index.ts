export { billingWords, changedBilling } from './changes';
export { billingProblems, type DerivedType, deriveInvoiceType, leavesNet, profileOf, unbilledStanding } from './rules';
export { applyBilling, findBillingProblems, restoredBilling } from './save';
export { billingOf, findBilling, putBilling, putBillings, readBilling, type StoredBilling } from './store';
