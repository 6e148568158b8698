import {
  type BillingParameters,
  billingParametersContract,
  type ParameterKind,
} from '../../contract/billing-parameters';
import { type Failure, Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { writeAudit } from '../audit';
import { checkVersion, type CommandContext, type FeatureHandlers, prepared } from '../handler';
import { officeDay, requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { type Comparable, parameterChanges } from './changes';
import { type NewLogo, readLogo } from './logo';
import { insertLogo, requireLogo, saveLogoOf } from './logo-store';
import {
  conditionProblem,
  legalEntityProblem,
  profileProblem,
  seriesGoesBack,
  seriesTaken,
  taxProblem,
  typeRuleProblem,
} from './rules';
import {
  listParameters,
  putHoliday,
  putInvoiceType,
  putLegalEntity,
  putPaymentMethod,
  putProfile,
  putTax,
  putTaxCondition,
  putTypeRule,
  removeHoliday,
  removeTypeRule,
  saveRetired,
} from './store';

/** The office's parameters as they stand. */
export function requireParameters(db: ReadDb): BillingParameters {
  return listParameters(db, requireCountry(db));
}

const LISTS = {
  legalEntity: 'legalEntities',
  taxCondition: 'taxConditions',
  invoiceType: 'invoiceTypes',
  tax: 'taxes',
  paymentMethod: 'paymentMethods',
  billingProfile: 'profiles',
} as const satisfies Record<ParameterKind, keyof BillingParameters>;

interface Named {
  readonly id: number;
  readonly version: number;
  readonly name: string;
}

/** The entry as its editor saw it; null for a new one. */
function findAt<Entry extends Named>(
  entries: readonly Entry[],
  at: { readonly id: number; readonly version: number } | null,
): Entry | null {
  if (!at) return null;
  const found = entries.find(({ id }) => id === at.id);
  if (!found) throw new Refusal('NOT_FOUND');
  checkVersion(found, at.version);
  return found;
}

function refuse(problem: Failure | null): void {
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
}

/** Half a letter is stored as one that stands for none: two of those are the same. */
function asStored(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Two entries of a kind are told apart by their names, whatever their accents. */
function refuseTaken(entries: readonly Named[], name: string, before: Named | null, field = 'name'): void {
  const key = asStored(fold(name));
  const other = entries.find((entry) => fold(entry.name) === key && entry.id !== before?.id);
  if (other) throw new Refusal('CATALOG_TAKEN', { name: other.name }, field);
}

/** Audits what differs, and tells the windows. */
function tell(context: CommandContext, kind: string, id: number, before: Comparable | null, after: Comparable): void {
  const changes = parameterChanges(kind, before, after);
  if (changes.length === 0) return;
  const action = before ? 'updated' : 'created';
  writeAudit(context, { entity: 'billing', entityId: id, action }, changes);
  context.publish('billing.changed');
}

export const billingParameterHandlers: FeatureHandlers<typeof billingParametersContract> = {
  list: {
    read: ({ db, services }) => ({
      ...requireParameters(db),
      today: calendarDate.parse(officeDay(db, services.clock.nowMs())),
    }),
  },
  saveLegalEntity: {
    write(context, { at, fields }) {
      const known = requireParameters(context.db);
      const before = findAt(known.legalEntities, at);
      refuseTaken(known.legalEntities, fields.name, before);
      refuse(legalEntityProblem(fields, known, isTaxId(requireCountry(context.db), fields.taxId)));
      refuse(
        seriesTaken(
          fields,
          known.legalEntities.filter(({ id }) => id !== before?.id),
        ),
      );
      if (before) refuse(seriesGoesBack(before.series, fields.series));
      const id = putLegalEntity(context.db, before, fields);
      tell(context, 'legalEntity', id, before, fields);
      return { id };
    },
  },
  saveLogo: prepared(billingParametersContract.saveLogo, {
    heavy: true,
    async prepare({ services }, { base64 }): Promise<NewLogo | null> {
      return base64 === null ? null : readLogo(services.printer, base64);
    },
    write(context, { id, version }, logo) {
      const { db } = context;
      const entity = findAt(requireParameters(db).legalEntities, { id, version });
      const logoId = logo && insertLogo(db, logo.media, logo.bytes);
      saveLogoOf(db, id, logoId);
      const change = {
        field: 'legalEntity.logo',
        before: String(entity?.logoId ?? ''),
        after: String(logoId ?? ''),
      };
      writeAudit(context, { entity: 'billing', entityId: id, action: 'updated' }, [change]);
      context.publish('billing.changed');
      return { version: version + 1, logoId };
    },
  }),
  logo: { read: ({ db }, { id }) => requireLogo(db, id) },
  saveTaxCondition: {
    write(context, { at, fields }) {
      const { taxConditions } = requireParameters(context.db);
      const before = findAt(taxConditions, at);
      refuseTaken(taxConditions, fields.name, before);
      refuse(conditionProblem(fields, before));
      const id = putTaxCondition(context.db, before, fields, requireCountry(context.db));
      tell(context, 'taxCondition', id, before, fields);
      return { id };
    },
  },
  saveInvoiceType: {
    write(context, { at, fields }) {
      const { invoiceTypes } = requireParameters(context.db);
      const before = findAt(invoiceTypes, at);
      const other = invoiceTypes.find(({ id, code }) => code === asStored(fields.code) && id !== before?.id);
      if (other) throw new Refusal('CATALOG_TAKEN', { name: other.code }, 'code');
      if (before && before.isFiscal !== fields.isFiscal) throw new Refusal('FANTASY_MIX', {}, 'isFiscal');
      const id = putInvoiceType(context.db, before, fields, requireCountry(context.db));
      tell(context, 'invoiceType', id, before, fields);
      return { id };
    },
  },
  setTypeRule: {
    write(context, { issuerConditionId, clientConditionId, version, rule }) {
      const { typeRules, taxConditions, invoiceTypes } = requireParameters(context.db);
      const pair = { issuerConditionId, clientConditionId };
      const before = typeRules.find(
        (one) => one.issuerConditionId === issuerConditionId && one.clientConditionId === clientConditionId,
      );
      checkVersion(before ?? { version: 0 }, version);
      const condition = (wanted: number) => taxConditions.find(({ id }) => id === wanted);
      if (rule) {
        const type = invoiceTypes.find(({ id }) => id === rule.invoiceTypeId);
        refuse(typeRuleProblem(condition(issuerConditionId), condition(clientConditionId), type));
        putTypeRule(context.db, { ...pair, ...rule, version: version + 1 });
      } else removeTypeRule(context.db, pair);
      const none = { invoiceTypeId: null, legend: '', toConfirm: false };
      const names = `${condition(issuerConditionId)?.name ?? ''} → ${condition(clientConditionId)?.name ?? ''}`;
      tell(context, `typeRule ${names}`, issuerConditionId, before ?? none, rule ?? none);
      return { done: true };
    },
  },
  saveTax: {
    write(context, { at, fields }) {
      const { taxes } = requireParameters(context.db);
      const before = findAt(taxes, at);
      refuseTaken(taxes, fields.name, before);
      refuse(taxProblem(fields));
      const id = putTax(context.db, before, fields, requireCountry(context.db));
      tell(context, 'tax', id, before, fields);
      return { id };
    },
  },
  savePaymentMethod: {
    write(context, { at, fields }) {
      const { paymentMethods } = requireParameters(context.db);
      const before = findAt(paymentMethods, at);
      refuseTaken(paymentMethods, fields.name, before);
      const id = putPaymentMethod(context.db, before, fields);
      tell(context, 'paymentMethod', id, before, fields);
      return { id };
    },
  },
  saveProfile: {
    write(context, { at, fields }) {
      const { profiles } = requireParameters(context.db);
      const before = findAt(profiles, at);
      refuseTaken(profiles, fields.name, before);
      refuse(profileProblem(fields));
      // There is always one that is the office's: it stops being so when another becomes it.
      if (before?.isDefault && !fields.isDefault) throw new Refusal('VALIDATION', { reason: 'default' }, 'isDefault');
      const id = putProfile(context.db, before, fields);
      tell(context, 'billingProfile', id, before, fields);
      return { id };
    },
  },
  retire: {
    write(context, { kind, id, version, retired }) {
      const known = requireParameters(context.db);
      const entries: readonly Named[] = known[LISTS[kind]];
      const before = findAt(entries, { id, version });
      const isDefault = kind === 'billingProfile' && known.profiles.some((one) => one.id === id && one.isDefault);
      if (retired && isDefault) throw new Refusal('VALIDATION', { reason: 'default' }, 'retired');
      saveRetired(context.db, kind, id, retired);
      const name = before?.name ?? '';
      const change = { field: `${kind}.retired`, before: retired ? '' : name, after: retired ? name : '' };
      writeAudit(context, { entity: 'billing', entityId: id, action: retired ? 'retired' : 'restored' }, [change]);
      context.publish('billing.changed');
      return { done: true };
    },
  },
  saveHoliday: {
    write(context, { onDate, name }) {
      const before = requireParameters(context.db).holidays.find((holiday) => holiday.onDate === onDate) ?? null;
      putHoliday(context.db, onDate, name);
      tell(context, 'holiday', 0, before, { onDate, name });
      return { done: true };
    },
  },
  removeHoliday: {
    write(context, { onDate }) {
      const before = requireParameters(context.db).holidays.find((holiday) => holiday.onDate === onDate);
      if (!before) throw new Refusal('NOT_FOUND');
      removeHoliday(context.db, onDate);
      tell(context, 'holiday', 0, before, { onDate: '', name: '' });
      return { done: true };
    },
  },
};
