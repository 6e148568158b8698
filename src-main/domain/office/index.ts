export { officeHandlers } from './handlers';
export { isFarAhead } from './rules';
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
