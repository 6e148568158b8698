import { type Contract, contractFieldNames } from '../../contract/contracts';
import { writtenCents } from '../../contract/values/money';
import { changesOf, type FieldChange } from '../audit';
import type { NewContract } from './store';

/** What of a contract is told in its client's audit, in the order of the form. */
const auditedFields = [
  'planId',
  'ownPriceCents',
  'nextPlanId',
  'nextOwnPriceCents',
  'nextPlanOn',
  ...contractFieldNames,
  'state',
  'disabledBy',
  'pausedUntilOn',
  'endedOn',
] as const satisfies readonly (keyof NewContract)[];
type AuditedField = (typeof auditedFields)[number];

const CATALOGS: ReadonlySet<AuditedField> = new Set(['planId', 'nextPlanId', 'nodeId', 'equipmentId']);
const AMOUNTS: ReadonlySet<AuditedField> = new Set(['ownPriceCents', 'nextOwnPriceCents']);

type Audited = Pick<Contract, AuditedField>;

/** The fields that differ, each before and after in words: a catalogue by its entry's name, blank as ''. */
export function changedContractFields(
  before: Audited | null,
  after: Audited,
  nameOf: (id: number) => string,
): FieldChange[] {
  const held = (field: AuditedField, contract: Audited) =>
    CATALOGS.has(field) && typeof contract[field] === 'number' ? contract[field] : null;
  return changesOf<AuditedField, Audited>(auditedFields, before, after, {
    nameOf: (field) => `contract.${field}`,
    inWords(field, contract) {
      const value = contract[field];
      if (typeof value !== 'number') return value ?? '';
      if (CATALOGS.has(field)) return nameOf(value);
      return AMOUNTS.has(field) ? writtenCents(value) : String(value);
    },
    entryOf: held,
  });
}
