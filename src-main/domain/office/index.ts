export { officeHandlers } from './handlers';
export { findOfficeRecord, insertOffice, requireOfficeRecord, saveRecoveryHash } from './store';
