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

/** The parts put together, in the order in which a name is said; '' where there are none. */
export function joinedNames(fields: ClientFields): string {
  return PARTS.map((part) => tidy(fields[part]))
    .filter(Boolean)
    .join(' ');
}

/**
 * As it is saved: a persona física whose blank name is the one of five that may lack (specification §2) is called by the
 * other four, since every list and invoice shows a Nombre.
 */
export function withName<Fields extends ClientFields>(fields: Fields): Fields {
  const isLeftOut = fields.personType === 'natural' && tidy(fields.name) === '' && missingNames(fields) === 0;
  return isLeftOut ? { ...fields, name: joinedNames(fields) } : fields;
}

/** The first part that is blank: where a lacking name is asked for. */
export function firstBlankName(fields: ClientFields): ClientField | undefined {
  return PARTS.find((part) => tidy(fields[part]) === '');
}
