export { outboxHandlers } from './handlers';
export { mailTemplateHandlers } from './template-handlers';
export { messageSettingsHandlers } from './message-settings-handlers';
export { mailSettingsHandlers } from './settings-handlers';
