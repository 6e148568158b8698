export { billingWords, changedBilling } from './changes';
export { billingProblems, type DerivedType, deriveInvoiceType, leavesNet, profileOf } from './rules';
export { applyBilling, findBillingProblems, restoredBilling } from './save';
export { billingOf, putBilling, putBillings, readBilling, type StoredBilling } from './store';
