export { backupHandlers } from './handlers';
export { dayOf, stampOf } from './rules';
