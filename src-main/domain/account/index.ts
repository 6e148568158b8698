export { hasAccount, insertPromise, listTransactions, listUnpaid, nameInvoices, requireTotals } from './account-store';
export { accountHandlers, paymentHandlers } from './handlers';
export { ACCOUNT_FAULTS } from './invariants-store';
export {
  billEverybody,
  closeMadeUp,
  insertMadeUpMonth,
  listPrices,
  type MadeUpBilling,
} from './made-up-store';
export { invoiceIsPaid, refreshAccounts } from './ledger-store';
export { cancelOpening } from './opening';
export { noOpeningEntry } from './opening-store';
export { requireReceipt } from './payments-store';
export { postCredit, postInvoices, postOpeningDebt } from './post';
export { cancelInvoice, postCreditNote } from './post-changes';
export { planSpread, savePayment } from './save-payment';
export { voidPayment } from './void-payment';
