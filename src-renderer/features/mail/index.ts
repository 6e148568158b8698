export { AddressMark } from './address-mark';
export { MailDaysScreen } from './days-screen';
export { MailPill } from './mail-pill';
export { MailScreen } from './mail-screen';
export { MailSection } from './settings-section';
export { MailTemplatesSection } from './templates-section';
export { NotifyButton } from './notify-button';
