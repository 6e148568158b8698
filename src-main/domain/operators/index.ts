export { operatorHandlers } from './handlers';
export { findOperatorByEmail, insertOperator, type OperatorRecord, requireOperator, saveOperator } from './store';
