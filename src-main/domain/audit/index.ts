export { type FieldChange, writeAudit } from './entries';
export { auditMark, countAudit, listAudit, requireClientEntry } from './store';
