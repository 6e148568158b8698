export { operatorHandlers } from './handlers';
export {
  actorOf,
  costASave,
  findOperator,
  findOperatorByEmail,
  insertOperator,
  type OperatorRecord,
  requireOperator,
  saveOperator,
} from './store';
