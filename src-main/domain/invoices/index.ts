export { leaveOutBefore, type LeftOut, listBehind, takeBackLeftOut } from './course-store';
export { invoiceHandlers } from './handlers';
export { issueRun } from './issue';
export { isBilled, listPrintable, requireInvoice } from './list-store';
export { settleByNote } from './overcharged';
export { beginRun } from './run';
export { creditWhole } from './void';
