export { changesOf, type FieldChange } from './changes';
export { writeAct, writeAudit, writeClientsAudit } from './entries';
export {
  auditEnd,
  auditMark,
  type ClientEntry,
  countAudit,
  findInAct,
  findLastFilledIn,
  findStandingAct,
  listAudit,
  listAuditOperators,
  listLastChange,
  listOfAct,
  requireClientEntry,
} from './store';
