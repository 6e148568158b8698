export { ClientBox } from './client-box';
export { AuditTab } from './audit-tab';
export { boxMemory, factoryBox } from './box-memory';
