export { type FieldChange, writeAudit } from './entries';
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
