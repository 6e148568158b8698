import type {
  BillingParameters,
  BillingProfileFields,
  InvoiceType,
  LegalEntityFields,
  SeriesFields,
  TaxCondition,
  TaxConditionFields,
  TaxFields,
} from '../../contract/billing-parameters';
import type { Failure } from '../../contract/failures';
import { numberKey } from '../../contract/values/text';

const wrong = (reason: string, field: string): Failure => ({ code: 'VALIDATION', params: { reason }, field });

/** A condition is somebody's; what it is before the authority is not changed under those who have it. */
export function conditionProblem(fields: TaxConditionFields, before: TaxCondition | null): Failure | null {
  if (!fields.forIssuer && !fields.forClient) return wrong('nobody', 'forClient');
  return before && before.isFantasy !== fields.isFantasy ? wrong('fantasyKept', 'isFantasy') : null;
}

/** Due dates follow one another, and nobody is cut before the notice. */
export function profileProblem(fields: BillingProfileFields): Failure | null {
  const { dueDays, secondDueDays, thirdDueDays, noticeDays, cutDays } = fields;
  if (secondDueDays !== null && secondDueDays <= dueDays) return wrong('dueOrder', 'secondDueDays');
  if (thirdDueDays !== null && (secondDueDays === null || thirdDueDays <= secondDueDays))
    return wrong('dueOrder', 'thirdDueDays');
  return cutDays < noticeDays ? wrong('cutBeforeNotice', 'cutDays') : null;
}

export function taxProblem({ fromOn, toOn }: TaxFields): Failure | null {
  return fromOn !== null && toOn !== null && toOn < fromOn ? wrong('datesOrder', 'toOn') : null;
}

/**
 * A fantasy issuer has no legal validity, so that its clients are of fantasy too and its invoices are not fiscal; with a
 * legal one it is the other way round (specification §4, Condición de IVA).
 */
export function typeRuleProblem(
  issuer: TaxCondition | undefined,
  client: TaxCondition | undefined,
  type: InvoiceType | undefined,
): Failure | null {
  if (!issuer?.forIssuer || !client?.forClient) return wrong('pair', 'clientConditionId');
  if (!type) return wrong('required', 'invoiceTypeId');
  if (issuer.isFantasy !== client.isFantasy) return { code: 'FANTASY_MIX', params: {}, field: 'clientConditionId' };
  return issuer.isFantasy === type.isFiscal ? { code: 'FANTASY_MIX', params: {}, field: 'invoiceTypeId' } : null;
}

type Known = Pick<BillingParameters, 'taxConditions' | 'invoiceTypes'>;

/** Why an issuer cannot be saved. `taxIdIsRight`: its length, format and check digit. */
export function legalEntityProblem(
  fields: LegalEntityFields,
  { taxConditions, invoiceTypes }: Known,
  taxIdIsRight: boolean,
): Failure | null {
  const condition = taxConditions.find(({ id }) => id === fields.conditionId);
  if (!condition?.forIssuer) return wrong('required', 'conditionId');
  if (condition.needsTaxId && fields.taxId === '') return { code: 'TAX_ID_NEEDED', params: {}, field: 'taxId' };
  if (!taxIdIsRight) return { code: 'TAX_ID_INVALID', params: {}, field: 'taxId' };
  return seriesProblem(fields.series, condition, invoiceTypes);
}

/**
 * Two issuers with one tax number are one before the authority, as two brands of a company: it numbers each type at each
 * point of sale once, so that they share none.
 */
export function seriesTaken(
  { taxId, series }: LegalEntityFields,
  others: readonly Pick<LegalEntityFields, 'name' | 'taxId' | 'series'>[],
): Failure | null {
  const own = numberKey(taxId);
  const taken = others.find(
    (other) =>
      own !== '' &&
      numberKey(other.taxId) === own &&
      other.series.some((one) =>
        series.some(
          ({ invoiceTypeId, pointOfSale }) => invoiceTypeId === one.invoiceTypeId && pointOfSale === one.pointOfSale,
        ),
      ),
  );
  return taken ? { code: 'SERIES_TAKEN', params: { name: taken.name }, field: 'series' } : null;
}

function seriesProblem(
  series: readonly SeriesFields[],
  issuer: TaxCondition,
  types: readonly InvoiceType[],
): Failure | null {
  const seen = new Set<string>();
  const used = new Set<number>();
  for (const { invoiceTypeId, pointOfSale, inUse } of series) {
    const type = types.find(({ id }) => id === invoiceTypeId);
    if (!type) return wrong('required', 'series');
    if (issuer.isFantasy === type.isFiscal) return { code: 'FANTASY_MIX', params: {}, field: 'series' };
    const key = `${invoiceTypeId}/${pointOfSale}`;
    if (seen.has(key) || (inUse && used.has(invoiceTypeId))) return wrong('seriesTwice', 'series');
    seen.add(key);
    if (inUse) used.add(invoiceTypeId);
  }
  return null;
}

/** A series never goes back: a number that was given is not given again. */
export function seriesGoesBack(before: readonly SeriesFields[], after: readonly SeriesFields[]): Failure | null {
  const back = before.some((was) => {
    const now = after.find((one) => one.invoiceTypeId === was.invoiceTypeId && one.pointOfSale === was.pointOfSale);
    return was.nextNumber > 1 && (now === undefined || now.nextNumber < was.nextNumber);
  });
  return back ? wrong('seriesBack', 'series') : null;
}
