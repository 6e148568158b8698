export { type BoxPanels, ClientBox, focusBox } from './client-box';
export { AuditTab } from './audit-tab';
export { type BoxMemory, boxMemory, factoryBox } from './box-memory';
