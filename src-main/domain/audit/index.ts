export { type FieldChange, writeAudit } from './entries';
export {
  auditMark,
  type ClientEntry,
  countAudit,
  findInAct,
  findLastFilledIn,
  listAudit,
  listAuditOperators,
  listLastChange,
  requireClientEntry,
} from './store';
