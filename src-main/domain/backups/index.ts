export { backupHandlers } from './handlers';
export { stampOf } from './rules';
