import type { failures as spanish } from '../es/failures';

export const failures: Record<keyof typeof spanish, string> = {
  VALIDATION: 'Something entered is not valid. Check it and try again.',
  NOT_FOUND: 'It no longer exists. Refresh the list.',
  CONFLICT: 'Another window saved changes meanwhile. Open it again to see the present values.',
  FORBIDDEN: 'Your role does not allow this. Ask an administrator.',
  SIGNED_OUT: 'The session ended. Sign in again; what you typed is still on the screen.',
  SESSION_LOCKED: 'The window is locked. Type your password to go on; what you typed is not lost.',
  WRONG_CREDENTIALS: 'The e-mail or the password does not match.',
  LOCKED: 'Too many attempts. Wait {{seconds}} s and try again.',
  OFFICE_EXISTS: 'The office already exists. Sign in.',
  LAST_ADMINISTRATOR: 'This is the only administrator: name another one first.',
  EMAIL_TAKEN:
    '{{name}} already uses that e-mail, and the main one is not repeated. If they share it, put a digit in front, like 1ana@mail.com, and add the real one under Billing, in E-mails to notify.',
  CUSTOM_ID_TAKEN: '{{name}} already has that ID. Choose another.',
  TAX_ID_INVALID: 'The tax id is not valid: check its digits.',
  PHYSICAL_NAMES: 'A natural person needs at least 4 of the 5 names. {{missing}} missing.',
  RENAME_REASON: 'Say why the name changes: it is kept in the audit.',
  ALREADY_DEACTIVATED: 'The client was already deactivated.',
  NOT_DEACTIVATED: 'The client is not deactivated.',
  CLIENT_DEACTIVATED: 'The client is deactivated. Reactivate it first.',
  CLIENT_MERGED: 'This client was merged into {{name}}: work with that one, or undo the merge in Duplicates first.',
  MERGE_SAME: 'They are the same client. Choose two.',
  MERGE_UNDONE: 'That merge was undone already.',
  CONTRACT_ENDED: 'The contract has ended: it no longer changes.',
  CONTRACT_STATE: 'The contract was already so.',
  CONTRACTS_NONE: 'There is no live contract.',
  IP_INVALID: 'Not an IP. Type it as 10.4.29.67 or 2001:db8::1.',
  IP_SEVERAL:
    'A contract has one IP, or one network. Leave one here: the other goes into another contract of this client, or note it under Notes.',
  IP_RESERVED: 'That IP cannot be a client’s: the network uses it itself. Check it.',
  IP_INSIDE_NETWORK: 'For a network, type its first address: {{network}}. For a single IP, take the slash away.',
  IP_TAKEN: '{{name}} already has that IP. Choose another, or free it in that contract.',
  MAC_INVALID: 'A MAC has only digits and the letters A to F, as E4:8D:8C:04:03:C5.',
  MAC_LENGTH: 'A MAC has 12 digits and there are {{digits}} here. Check the device’s label.',
  MAC_RESERVED: 'No device has that MAC. Check the label.',
  MAC_TAKEN: '{{name}} already has that MAC. Check the label, or free it in that contract.',
  USER_NAME_UNREADABLE:
    'In “{{shown}}” there is a character that is not seen or cannot be read, where the � is. Write it anew.',
  POSITION_HALF: 'A position has a latitude and a longitude. Fill in the one that is missing.',
  TILE_ADDRESS:
    'Type a whole address that begins with https:// and has neither user nor password, like https://maps.example/{z}/{x}/{y}.png.',
  TILE_ADDRESS_PARTS: 'The address lacks {{part}}: that is where each picture’s place goes.',
  TILE_ATTRIBUTION:
    'Type whose the pictures are, as whoever gives them asks, or take their address out: the map shows no streets without saying it.',
  PLAN_PRICE_TO_COME:
    'The price of {{name}} changes on {{date}}, and merging two plans changes what nobody pays. Merge them from that day on, or take that price off first.',
  PLAN_SAME: 'The contract already has that plan and that price.',
  DATE_TOO_OLD: 'That day is more than a year ago. Check the date.',
  PAID_LONG_AGO: 'A payment dated more than a week ago needs a note: write why it is registered only now.',
  DATE_TO_COME: 'That day has not come yet. Choose today or earlier.',
  DATE_NOT_TO_COME: 'Choose a day from tomorrow on.',
  DATE_BEFORE_START: 'The contract began on {{date}}. Choose that day or later.',
  DATE_AFTER_END: 'The contract ended on {{date}}. Choose that day or earlier.',
  DATE_BEFORE_CHANGE: 'The plan or the price changed on {{date}} already. Choose that day or later.',
  DATE_AFTER_CHANGE: 'The plan or the price changes on {{date}}. Choose that day or earlier.',
  DATE_TOO_FAR: 'That is more than a year ahead. Choose a day until {{date}}.',
  DATE_TOO_EARLY: 'That is too long ago: it cannot be before {{date}}. Look at the year.',
  FANTASY_MIX:
    'What is of fantasy goes only with what is of fantasy: the issuer, the tax condition and a document without fiscal validity.',
  TAX_ID_NEEDED: 'That tax condition needs the tax number.',
  NO_INVOICE_TYPE:
    'That issuer does not bill that tax condition. Choose another, or complete the table in Settings, Invoice types.',
  RUN_CHANGED:
    'Something changed since the preview: some invoice is another by now, even if the total is the same (there would be {{invoices}}). Nothing was issued. Look at the preview again.',
  CLOCK_BACK:
    'The last invoice is of {{date}} and the clock of the computer is behind. Correct the date of the computer and try again: so the dates follow the numbers.',
  DAY_DOUBTED:
    'The computer says that today is {{date}}, long after the last day on which this office was used. If the date is right, confirm it in the notice above; if not, correct the date of the computer. Nothing was issued.',
  NOTHING_TO_ISSUE: 'There is nothing to issue until that day.',
  INVOICE_REPORTED: 'This invoice was reported and cannot be voided. Make a credit note.',
  INVOICE_VOID: 'This invoice is void.',
  INVOICE_CREDITED: 'This invoice has a credit note and cannot be voided.',
  ANSWER_OUT_OF_SEQUENCE: 'The next number of this series is {{number}}. Report those before it first.',
  ANSWER_DATE:
    'The date of the document cannot be before its issue, nor before the last one reported of its series, nor to come.',
  ANSWER_FINAL: 'This document was reported, or is void: its answer does not change.',
  ANSWER_CODE: 'The authorisation code is not right: a CAE has 14 digits.',
  ANSWERS_COLUMNS:
    'The file lacks the columns “N.º interno” and “Resultado”. Fill in the one exported from “To be reported”.',
  ANSWERS_CHANGED: 'Something changed meanwhile: look again at what the file would bring.',
  CREDIT_NOT_WHOLE: 'The period is billed again only if all that is left of the invoice is credited.',
  SERIES_TAKEN:
    '{{name}} has the same tax number and numbers that type at that point of sale already. Use another point of sale.',
  CREDIT_TOO_HIGH: 'It is more than what is left to be credited of this invoice.',
  CREDIT_NOT_YET: 'This invoice was not reported yet: void it instead of crediting it.',
  CREDIT_UNIT: 'The currency has no cents: type a whole amount.',
  ITEM_BILLED: 'This item was billed: only its description and its last day change. Take it away and add another.',
  SERIES_EXHAUSTED: 'The series has come to its end. Use another point of sale.',
  INVOICE_TYPE_OTHER: '{{type}} does not go with {{condition}}.',
  ENTRY_RETIRED: '“{{name}}” is retired: choose another.',
  NOTES_FULL: 'There is no room for more in the notes.',
  REFERENCE_NONE: '{{gateway}} gives this client no reference of its own: attach it in its tab Gateways.',
  MASS_UPDATE_EMPTY: 'Nothing was chosen to be changed.',
  MASS_UPDATE_GONE: 'That preview is gone. Open the mass update again.',
  MASS_UPDATE_UNDONE: 'That update was undone already.',
  TAXES_TOO_HIGH: 'The included taxes take the whole price. Remove one.',
  CATALOG_TAKEN: '«{{name}}» already exists in that list.',
  VIEW_TAKEN: 'There is already a view of that name. Choose another, or open that one and save over it.',
  SECRET_UNREADABLE: 'This was saved with another computer’s key; enter it again.',
  REFERENCE_MISSING: 'Type the reference. This gateway’s are like {{example}}.',
  REFERENCE_FORMAT: 'This gateway’s references are like {{example}}. Check how many digits it has.',
  REFERENCE_CHECK_DIGIT: 'The check digit does not match: with those digits it would be {{expected}}. Check them.',
  REFERENCE_CHECK_MISSING: 'The check digit is missing: the whole reference is {{expected}}.',
  REFERENCES_ALIKE:
    'By that format the reference {{reference}} of {{name}} and the one of {{other}} would be the same: it was not saved. Change one of them first.',
  REFERENCE_CHECK_TAKEN:
    'The check digit does not match: with those digits it would be {{reference}}, which already belongs to {{name}}. Check all the digits.',
  REFERENCE_TAKEN: 'That reference of {{gateway}} already belongs to {{name}}.',
  REFERENCE_PREFIX: 'A prefix has only letters, digits and hyphens.',
  REFERENCE_DIGITS: 'With a check digit, a reference has at least 2 digits.',
  LINK_TEMPLATE: 'The link begins with https:// and has {referencia} once, where each client’s goes.',
  GATEWAY_NOT_READY: '{{gateway}} is retired or not verified. Verify it under Settings and try again.',
  GATEWAY_USED: 'Some clients used {{name}}: it is retired, not removed.',
  DEVICE_LINK: 'That is not a link. Copy it whole, as https://alerta.ejemplo.com/abc123.',
  DEVICE_BASE: 'The service’s address is missing. Type the link, or give the address under Settings.',
  DEVICE_BASE_WRONG: 'The address begins with https:// and has no “?” or “#”, as https://alerta.ejemplo.com/entrar.',
  DEVICE_REVOKED: 'That link is revoked: add a new device.',
  DEVICE_EXPIRED: 'That link has expired. Change its expiry to show it again.',
  DEVICE_EXPIRY_PAST: 'That expiry has passed. Choose today or later.',
  DEVICE_CLIENT: 'No client has that ID.',
  DEVICE_LINK_TAKEN: 'That link is already {{name}}’s: whoever has it signs in as that client. Use another.',
  DEVICE_LIST_CHANGED:
    'Another window meanwhile changed the links or the clients of this list: nothing was added. Read it again.',
  DEVICE_LIST_LONG: 'Too many lines: up to {{most}} at a time. Paste them in parts.',
  SPREAD_BEYOND_DEBT: 'That is more than what is left of that debt. Lower it.',
  SPREAD_BEYOND_PAYMENT: 'What is spread is more than the payment. Lower an amount.',
  AMOUNT_UNIT: 'That currency has no cents. Leave them out.',
  METHOD_RETIRED: 'That payment method is retired. Choose another.',
  PAYMENT_VOIDED: 'That payment was voided already.',
  NOTHING_TO_USE: 'There is no credit, or no debt to pay with it.',
  OPENING_CHANGED: 'The balances changed meanwhile: they are shown as they are now. Look at them and confirm again.',
  NOTHING_HELD: 'No review is waiting: the lists are up to date.',
  NOTHING_TO_POST: 'There are no balances to post.',
  FILE_NOT_READABLE: 'The file cannot be read. Open it in your spreadsheet, save it as .xlsx or .csv and try again.',
  FILE_TOO_BIG: 'The file is larger than 1 GB. Split it into smaller ones, such as one for each week.',
  FILE_TOO_LARGE: 'The file is too large: up to 200,000 rows. Split it in two.',
  FILE_TOO_WIDE: 'The file has over 1,000 columns: it does not look like a list of clients. Take out those not needed.',
  IMPORT_GONE: 'That import is no longer open. Choose the file again.',
  SAMPLES_KIND:
    'That is no file of consumption. Export the samples as .csv, .txt or .csv.gz (a row for each) and choose it again.',
  SAMPLES_DAMAGED:
    'The file is cut or damaged: it was not read whole and nothing was counted. Download it anew and choose it again.',
  SAMPLES_ENDLESS: 'The .gz grows without end as it is opened: it was not read. Ask for a new one.',
  SAMPLES_SAME_FILE:
    'This very file was imported as {{name}}, read otherwise: it was not counted twice. If it was read wrongly then, undo that import first.',
  SAMPLES_EMPTY: 'The file is empty. Choose another one.',
  SAMPLES_ADDRESSES:
    'The file has more than 500,000 different addresses: look at which column is the one of the IP or the user name.',
  SAMPLES_SWEPT: 'That import can no longer be undone: some of its samples are kept as sums by hour and day alone.',
  SAMPLES_TOO_MUCH:
    'What {{address}} used adds up to over nine petabytes, which no connection carries: nothing was counted. Look at which columns are the bytes, and at their unit.',
  CANCELLED: 'Cancelled: nothing was left half done.',
  MAIL_SENDING: 'The message is being sent right now. Wait a moment and look again.',
  MAIL_STATE: 'The message is in another state by now. Look at the list again.',
  MAIL_VOIDED: 'The payment that this message gives thanks for is void: it is not sent again.',
  MAIL_NO_ADDRESS: 'The client has no e-mail. Fill it in and try again.',
  MAIL_NO_SERVER: 'The office has no mail server. Set it in Settings, Mail.',
  MAIL_ADDRESS_TWICE: 'The message goes to that address already.',
  MAIL_NOT_SECURE:
    'Without encryption mail can only be sent through a server on this computer. Choose TLS or STARTTLS.',
  MAIL_PASSWORD_AGAIN: 'The server or the user changed: type the password again.',
  MAIL_CERTIFICATE: 'The server shows another certificate now. Try the connection again and compare the fingerprint.',
  MAIL_SECRET_GONE:
    'This message carries a secret: it goes out once, to the client’s main e-mail. Make another password, or send the link again.',
  MAIL_EXPORT_ADDRESS: 'An exported list goes only to whoever asked for it. Somebody else asks for it themselves.',
  TEMPLATE_NEEDS:
    'This message has “{{name}}” between double braces in its text, and in its HTML if there is one; never in the subject.',
  PORTAL_NOT_READY: 'The portal is not set up. Do so in Settings, Portal settings.',
  PORTAL_HALF: 'The portal needs a name and an address. Fill in both, or leave both blank.',
  PORTAL_ADDRESS: 'The address begins with https:// and is complete, like https://portal.example.com.',
  TEMPLATE_VARIABLE: 'This message has no variable “{{name}}”. Use one of those on offer.',
  OFFICE_CLOSED: 'The office is not open.',
  OFFICE_GONE:
    'The office’s folder was deleted, moved or replaced: this was not saved. Put it back in its place and try again.',
  OFFICE_GONE_MEANWHILE:
    'The office’s folder was deleted, moved or replaced while this was saved. Put it back in its place and see whether it is there before you do it again.',
  OFFICE_REPLACED:
    'A backup was restored meanwhile, or another office opened: this was not saved. Sign in again and do it anew.',
  OFFICE_IN_USE:
    'Another program has the office’s database open: nothing was restored, and everything is as it was. Close it and try again.',
  LOGO_INVALID:
    'The logo has to be a PNG or JPEG picture of up to 256 KB and 3000 points a side. Choose another, or make it smaller.',
  BACKUP_BAD: 'That backup is not whole and was not used. Choose another.',
  BACKUP_PASSPHRASE: 'That is not the passphrase. Check capitals and spaces; nothing was changed.',
  FOLDER_MISSING: 'That folder is not there. Type it in full, or connect the disk, and try again.',
  SECOND_FOLDER_INSIDE:
    'That folder is inside the office: should the office be lost, so are its backups. Choose another disk.',
  READ_ONLY_COPY:
    'You are looking at a read-only backup: nothing was saved. Go back to the office to change something.',
  DATABASE_DAMAGED: 'The office’s database is damaged. Restore a backup; the damaged one is kept aside.',
  DRAFT_DAMAGED: 'What was prepared cannot be read, and nothing was saved. Open it again and look at it anew.',
  DISK_FULL: 'The disk is full: nothing was saved. Make room and save again; what you typed is still here.',
  OUT_OF_MEMORY:
    'There was not enough memory, and nothing changed. Close other programs, or split the file in two, and try again.',
  FOLDER_READ_ONLY:
    'The office’s folder cannot be written to: nothing was saved. Check its permissions and save again; what you typed is still here.',
  UNEXPECTED: 'Something failed and nothing was saved. Try again; if it happens again, report the number {{id}}.',
  CONNECTION_CUT:
    'The connection to the office was cut, and it is not known whether this ended. Wait until it is back, look, and try again if it is missing.',
  WINDOW_FAULT:
    'Something failed in this window. See whether it was saved before you try again; if it happens again, report the number {{fault}}.',
};
