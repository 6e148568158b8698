export { type DerivedType, deriveInvoiceType, leavesNet, profileOf } from './rules';
export { applyBilling, findBillingProblems, restoredBilling } from './save';
export { billingOf, putBilling } from './store';
