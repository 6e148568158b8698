export { officeHandlers } from './handlers';
export {
  findOfficeRecord,
  insertOffice,
  officeDay,
  recordToOffice,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
} from './store';
