export { officeHandlers } from './handlers';
export {
  boundsOfDay,
  findOfficeRecord,
  insertOffice,
  officeDay,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
} from './store';
