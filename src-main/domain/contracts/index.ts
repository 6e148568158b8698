export { applyDue } from './due';
export { contractHandlers } from './handlers';
export { disableContractsOf, enableContractsOf } from './of-client';
export { putFieldBack, restoreStandings } from './put-back';
export { requireContract } from './store';
