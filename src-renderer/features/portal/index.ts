export { PasswordDialog, type PasswordDialogProps } from './password-dialog';
export { PortalSection } from './portal-section';
