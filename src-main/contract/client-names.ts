import { tidy } from './values/text';
import type { ClientField, ClientFields } from './clients';

const NATURAL_NAMES_NEEDED = 4;
const PARTS = ['firstName', 'middleName', 'lastName', 'secondLastName'] as const;

/** The fields on which the rule for a persona física looks. */
export const personNameFields: readonly ClientField[] = ['personType', 'name', ...PARTS];

/**
 * How many names a persona física still lacks: at least four of nombre, primer nombre, segundo nombre, primer apellido
 * and segundo apellido are filled (specification §2, Tipo de persona). 0 for the other types, which need only nombre.
 */
export function missingNames(fields: ClientFields): number {
  if (fields.personType !== 'natural') return 0;
  const filled = [fields.name, ...PARTS.map((part) => fields[part])].filter((name) => tidy(name) !== '').length;
  return Math.max(0, NATURAL_NAMES_NEEDED - filled);
}

/** The first part that is blank: where a lacking name is asked for. */
export function firstBlankName(fields: ClientFields): ClientField | undefined {
  return PARTS.find((part) => tidy(fields[part]) === '');
}
