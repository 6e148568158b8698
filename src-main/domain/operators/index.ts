export { operatorHandlers } from './handlers';
export {
  findOperator,
  findOperatorByEmail,
  insertOperator,
  type OperatorRecord,
  requireOperator,
  saveOperator,
} from './store';
