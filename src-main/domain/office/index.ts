export { officeHandlers } from './handlers';
export {
  boundsOfDay,
  findOfficeRecord,
  insertOffice,
  officeDay,
  recordToOffice,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
} from './store';
