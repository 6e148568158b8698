export { changesOf, type FieldChange } from './changes';
export { writeAct, writeAudit } from './entries';
export {
  auditMark,
  type ClientEntry,
  countAudit,
  findInAct,
  findLastFilledIn,
  findStandingAct,
  listAudit,
  listAuditOperators,
  listLastChange,
  requireClientEntry,
} from './store';
