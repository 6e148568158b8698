import { z } from 'zod';

/** Every refusal that the core may answer with. A test holds the translations against this list. */
export const failureCodes = [
  'VALIDATION',
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'SIGNED_OUT',
  'SESSION_LOCKED',
  'WRONG_CREDENTIALS',
  'LOCKED',
  'OFFICE_EXISTS',
  'LAST_ADMINISTRATOR',
  'EMAIL_TAKEN',
  'CUSTOM_ID_TAKEN',
  'TAX_ID_INVALID',
  'PHYSICAL_NAMES',
  'RENAME_REASON',
  'ALREADY_DEACTIVATED',
  'NOT_DEACTIVATED',
  'CLIENT_DEACTIVATED',
  'CONTRACT_ENDED',
  'CONTRACT_STATE',
  'IP_INVALID',
  'IP_RESERVED',
  'IP_INSIDE_NETWORK',
  'IP_TAKEN',
  'MAC_INVALID',
  'MAC_LENGTH',
  'MAC_RESERVED',
  'MAC_TAKEN',
  'POSITION_HALF',
  'TILE_ADDRESS',
  'TILE_ADDRESS_PARTS',
  'PLAN_SAME',
  'DATE_TO_COME',
  'DATE_NOT_TO_COME',
  'DATE_BEFORE_START',
  'DATE_AFTER_END',
  'DATE_BEFORE_CHANGE',
  'DATE_TOO_FAR',
  'CATALOG_TAKEN',
  'SECRET_UNREADABLE',
  'REFERENCE_MISSING',
  'REFERENCE_FORMAT',
  'REFERENCE_CHECK_DIGIT',
  'REFERENCE_CHECK_MISSING',
  'REFERENCE_TAKEN',
  'REFERENCE_PREFIX',
  'REFERENCE_DIGITS',
  'LINK_TEMPLATE',
  'GATEWAY_NOT_READY',
  'GATEWAY_USED',
  'DEVICE_LINK',
  'DEVICE_BASE',
  'DEVICE_BASE_WRONG',
  'DEVICE_REVOKED',
  'DEVICE_EXPIRED',
  'DEVICE_EXPIRY_PAST',
  'DEVICE_CLIENT',
  'DEVICE_LIST_LONG',
  'FANTASY_MIX',
  'TAX_ID_NEEDED',
  'NO_INVOICE_TYPE',
  'TAXES_TOO_HIGH',
  'RUN_CHANGED',
  'NOTHING_TO_ISSUE',
  'SPREAD_BEYOND_DEBT',
  'SPREAD_BEYOND_PAYMENT',
  'AMOUNT_UNIT',
  'METHOD_RETIRED',
  'PAYMENT_VOIDED',
  'NOTHING_TO_USE',
  'FILE_NOT_READABLE',
  'FILE_TOO_LARGE',
  'FILE_TOO_WIDE',
  'IMPORT_GONE',
  'SAMPLES_KIND',
  'SAMPLES_DAMAGED',
  'SAMPLES_ENDLESS',
  'SAMPLES_EMPTY',
  'SAMPLES_ADDRESSES',
  'SAMPLES_SWEPT',
  'CANCELLED',
  'OFFICE_CLOSED',
  'OFFICE_GONE',
  'OFFICE_IN_USE',
  'BACKUP_BAD',
  'DISK_FULL',
  'OUT_OF_MEMORY',
  'DATABASE_DAMAGED',
  'FOLDER_READ_ONLY',
  'UNEXPECTED',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** What crosses with a refusal: its code, the field it is about, and words to fill the message. */
export const failure = z.object({
  code: z.enum(failureCodes),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Failure = z.infer<typeof failure>;
export type FailureParams = Failure['params'];

/** An expected "no": thrown by rules, stores and handlers, shown to the clerk in words. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, params: FailureParams = {}, field?: string) {
    super(code);
    this.name = 'Refusal';
    this.failure = field === undefined ? { code, params } : { code, params, field };
  }
}
