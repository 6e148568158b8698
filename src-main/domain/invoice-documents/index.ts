export { drawAttachment } from './attachment';
export { invoiceDocumentHandlers } from './handlers';
