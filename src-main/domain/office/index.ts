export { officeHandlers } from './handlers';
export { isFarAhead } from './rules';
export {
  boundsOfDay,
  dayAt,
  findOfficeRecord,
  insertOffice,
  officeDay,
  type OfficeRecord,
  readDay,
  recordToOffice,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
  saveSeenDay,
} from './store';
