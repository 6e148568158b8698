export { type BatchChange, listOfBatch } from './batch-store';
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
  listGiven,
  listLastChange,
  listOfAct,
  requireClientEntry,
} from './store';
