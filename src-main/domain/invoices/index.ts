export { invoiceHandlers } from './handlers';
export { issueRun } from './issue';
export { isBilled } from './list-store';
export { beginRun } from './run';
