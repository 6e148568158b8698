export { operatorHandlers } from './handlers';
export {
  actorOf,
  findOperator,
  findOperatorByEmail,
  insertOperator,
  type OperatorRecord,
  requireOperator,
  saveOperator,
} from './store';
