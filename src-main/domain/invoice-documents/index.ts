export { invoiceDocumentHandlers } from './handlers';
