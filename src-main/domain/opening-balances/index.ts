export { openingBalanceHandlers } from './handlers';
