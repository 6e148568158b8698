export { type FieldChange, writeAudit } from './entries';
export {
  auditMark,
  type ClientEntry,
  countAudit,
  findInAct,
  listAudit,
  listAuditOperators,
  listLastChange,
  requireClientEntry,
} from './store';
