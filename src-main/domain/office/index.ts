export { officeHandlers } from './handlers';
export {
  boundsOfDay,
  findOfficeRecord,
  insertOffice,
  officeDay,
  readDay,
  recordToOffice,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
  saveSeenDay,
} from './store';
