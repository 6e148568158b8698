export { officeHandlers } from './handlers';
export {
  boundsOfDay,
  findOfficeRecord,
  insertOffice,
  officeDay,
  readDay,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
  saveSeenDay,
} from './store';
