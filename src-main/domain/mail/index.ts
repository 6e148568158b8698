export { outboxHandlers } from './handlers';
export { mailTemplateHandlers } from './template-handlers';
export { mailSettingsHandlers } from './settings-handlers';
