export { invoiceHandlers } from './handlers';
export { isBilled, listPrintable, requireInvoice } from './list-store';
