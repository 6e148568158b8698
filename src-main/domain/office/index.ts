export { officeHandlers } from './handlers';
export { findOfficeRecord, insertOffice, recordToOffice, requireOfficeRecord, saveRecoveryHash } from './store';
