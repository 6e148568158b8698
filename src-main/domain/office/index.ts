export { officeHandlers } from './handlers';
export {
  findOfficeRecord,
  insertOffice,
  officeDay,
  requireCountry,
  requireOfficeRecord,
  saveRecoveryHash,
} from './store';
