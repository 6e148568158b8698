export { accountHandlers, paymentHandlers } from './handlers';
export { ACCOUNT_FAULTS } from './invariants-store';
export { postCredit, postInvoices, postOpeningDebt } from './post';
