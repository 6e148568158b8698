import type { failures as spanish } from '../es/failures';

export const failures: Record<keyof typeof spanish, string> = {
  VALIDATION: 'Something entered is not valid. Check it and try again.',
  NOT_FOUND: 'It no longer exists. Refresh the list.',
  CONFLICT: 'Another window saved changes meanwhile. Open it again to see the present values.',
  FORBIDDEN: 'Your role does not allow this. Ask an administrator.',
  SIGNED_OUT: 'The session ended. Sign in again; what you typed is still on the screen.',
  SESSION_LOCKED: 'The window is locked. Type your password to go on; what you typed is not lost.',
  WRONG_CREDENTIALS: 'The e-mail or the password does not match.',
  LOCKED: 'Too many attempts. Wait {{seconds}} seconds and try again.',
  OFFICE_EXISTS: 'The office already exists. Sign in.',
  LAST_ADMINISTRATOR: 'This is the only administrator: name another one first.',
  EMAIL_TAKEN:
    '{{name}} already uses that e-mail, and the main one is not repeated. If they share it, put a digit in front, like 1ana@mail.com, and write the real one under Notes.',
  CUSTOM_ID_TAKEN: '{{name}} already has that ID. Choose another.',
  TAX_ID_INVALID: 'The tax id is not valid: check its digits.',
  PHYSICAL_NAMES: 'A natural person needs at least 4 of the 5 names. {{missing}} missing.',
  RENAME_REASON: 'Say why the name changes: it is kept in the audit.',
  ALREADY_DEACTIVATED: 'The client was already deactivated.',
  NOT_DEACTIVATED: 'The client is not deactivated.',
  CATALOG_TAKEN: '«{{name}}» already exists in that list.',
  FILE_NOT_READABLE: 'The file cannot be read. Open it in your spreadsheet, save it as .xlsx or .csv and try again.',
  FILE_TOO_LARGE: 'The file is too large: up to 200,000 rows. Split it in two.',
  FILE_TOO_WIDE: 'The file has over 1,000 columns: it does not look like a list of clients. Take out those not needed.',
  IMPORT_GONE: 'That import is no longer open. Choose the file again.',
  CANCELLED: 'Cancelled: nothing was left half done.',
  OFFICE_CLOSED: 'The office is not open.',
  OFFICE_GONE:
    'The office’s folder was deleted, moved or replaced: this was not saved. Put it back in its place and try again.',
  BACKUP_BAD: 'That backup is not whole and was not used. Choose another.',
  DATABASE_DAMAGED: 'The office’s database is damaged. Restore a backup; the damaged one is kept aside.',
  DISK_FULL: 'The disk is full: nothing was saved. Make room and save again; what you typed is still here.',
  FOLDER_READ_ONLY:
    'The office’s folder cannot be written to: nothing was saved. Check its permissions and save again; what you typed is still here.',
  UNEXPECTED: 'Something failed and nothing was saved. Try again; if it happens again, report the code {{id}}.',
};
