export { type FieldChange, writeAudit } from './entries';
export { auditMark, countAudit, listAudit, listLastChange, requireClientEntry } from './store';
