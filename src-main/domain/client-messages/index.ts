export { clientMessageHandlers } from './handlers';
export { debtValues, statementValues } from './values';
