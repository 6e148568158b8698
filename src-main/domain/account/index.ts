export { accountHandlers, paymentHandlers } from './handlers';
export { ACCOUNT_FAULTS } from './invariants-store';
export { postInvoices } from './post';
