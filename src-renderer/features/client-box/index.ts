export { type BoxPanels, ClientBox, focusBox } from './client-box';
export { DataTab } from './data-tab';
export { AuditTab } from './audit-tab';
export { type BoxMemory, boxMemory, factoryBox } from './box-memory';
