export { type AuditSubject, type FieldChange, writeAudit } from './entries';
export { countAudit, listAudit, requireClientEntry } from './store';
