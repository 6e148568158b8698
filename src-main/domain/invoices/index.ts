export { invoiceHandlers } from './handlers';
export { isBilled } from './list-store';
