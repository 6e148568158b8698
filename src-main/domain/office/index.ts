export { officeHandlers } from './handlers';
export {
  findOfficeRecord,
  insertOffice,
  recordToOffice,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
} from './store';
