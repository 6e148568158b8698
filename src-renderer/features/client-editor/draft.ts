import { type Client, type ClientField, type ClientFields, clientFields } from '../../../src-main/contract/clients';

/** The form's fields in the order in which they stand, so that the first error is the first on the page. */
export const formOrder: readonly ClientField[] = [
  'personType',
  'name',
  'customId',
  'firstName',
  'middleName',
  'lastName',
  'secondLastName',
  'nationalId',
  'taxId',
  'phone',
  'mobile',
  'email',
  'notes',
  'address',
  'neighborhoodId',
  'cityId',
  'provinceId',
  'zoneId',
  'sellerId',
  'collectorId',
];

/** The editable part of a client; what only the core sets is cut off by the contract's own schema. */
export function fieldsOf(client: Client): ClientFields {
  return clientFields.strip().parse(client);
}

export function changedNames(before: ClientFields, after: ClientFields): ClientField[] {
  return formOrder.filter((field) => before[field] !== after[field]);
}

const NATURAL_NAMES_NEEDED = 4;
const PARTS = ['firstName', 'middleName', 'lastName', 'secondLastName'] as const;

/** How many of the five names a persona física still lacks (specification §2); 0 for the other types. */
export function missingNames(fields: ClientFields): number {
  if (fields.personType !== 'natural') return 0;
  const filled = [fields.name, ...PARTS.map((part) => fields[part])].filter((name) => name.trim() !== '').length;
  return Math.max(0, NATURAL_NAMES_NEEDED - filled);
}

/** The whole name put together from its parts; '' when there is none, or it says the same already. */
export function composedName(fields: ClientFields): string {
  const composed = PARTS.map((part) => fields[part].trim())
    .filter(Boolean)
    .join(' ');
  return fields.personType !== 'natural' || composed === fields.name.trim() ? '' : composed;
}

/** What both windows changed differently: the value on screen and the one that was saved meanwhile. */
export function conflictingNames(before: ClientFields, mine: ClientFields, theirs: ClientFields): ClientField[] {
  return changedNames(before, theirs).filter((field) => mine[field] !== theirs[field]);
}
