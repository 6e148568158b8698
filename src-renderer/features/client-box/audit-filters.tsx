import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Dispatch, memo, type SetStateAction, useCallback } from 'react';
import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { type AuditOrigin, type auditContract, auditOrigins } from '../../../src-main/contract/audit';
import { billingFieldNames } from '../../../src-main/contract/client-billing';
import { clientFields } from '../../../src-main/contract/clients';
import { contractFieldNames } from '../../../src-main/contract/contracts';
import { carriedFields } from '../../../src-main/contract/imports';
import type { Office } from '../../../src-main/contract/office';
import { query } from '../../api/client';
import { isFieldName, useFieldName } from '../../i18n/field-names';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { DateField } from '../../ui/date-field';

/** What of the audit is asked for, as it stands in the filters; blank is any. */
export interface AuditFilter {
  readonly field: string;
  readonly origin: AuditOrigin | '';
  /** Null for anybody; '' for what nobody did. */
  readonly operator: string | null;
  readonly contractId: number | null;
  readonly fromOn: string;
  readonly toOn: string;
}

export const NO_FILTER: AuditFilter = {
  field: '',
  origin: '',
  operator: null,
  contractId: null,
  fromOn: '',
  toOn: '',
};

type Asked = Pick<
  z.input<(typeof auditContract)['list']['input']>,
  'field' | 'origin' | 'operator' | 'contractId' | 'fromOn' | 'toOn'
>;

/** The filter as the core is asked it; a day that is still being typed asks for nothing. */
export function askedBy({ field, origin, operator, contractId, fromOn, toOn }: AuditFilter): Asked {
  const [from, to] = [parseTypedDate(fromOn), parseTypedDate(toOn)];
  return {
    ...(field && { field }),
    ...(origin && { origin }),
    ...(operator !== null && { operator }),
    ...(contractId !== null && { contractId }),
    ...(from !== null && { fromOn: from }),
    ...(to !== null && { toOn: to }),
  };
}

const ofClient = [
  ...Object.keys(clientFields.shape),
  'state',
  'position',
  ...carriedFields,
  'unpaidCount',
  'unpaidBalance',
].filter(isFieldName);

/** The fields of a contract that change, in the order of the card: what is sold, its state, then its form. */
const ofContract = [
  'planId',
  'ownPriceCents',
  'nextPlanId',
  'nextPlanOn',
  'state',
  'disabledBy',
  'pausedUntilOn',
  'endedOn',
  ...contractFieldNames,
  'reason',
  'stood',
].map((name) => `contract.${name}`);

const ofBilling = billingFieldNames.map((name) => `billing.${name}`);

/** What it pays through and what it is told on. */
const ofOthers = [
  'gateway.name',
  'gateway.reference',
  'device.name',
  'device.source',
  'device.expiresOn',
  'device.lastUsedOn',
  'account.amount',
  'account.paidOn',
  'account.promise',
  'account.exception',
];

interface FieldFilterProps {
  readonly country: Office['country'];
  readonly chosen: string;
  readonly onChange: (part: Pick<AuditFilter, 'field'>) => void;
}

/** Over a hundred names that no row changes: drawn once for all of them. */
const FieldFilter = memo(function FieldFilter({ country, chosen, onChange }: FieldFilterProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName(country);
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: nameOf(name) }));
  return (
    <NativeSelect
      size="xs"
      aria-label={t('audit.field')}
      data={[
        { value: '', label: t('audit.anyField') },
        { group: t('audit.ofClient'), items: named(ofClient) },
        { group: t('billing.title'), items: named(ofBilling) },
        { group: t('audit.ofContract'), items: named(ofContract) },
        { group: t('audit.ofOthers'), items: named(ofOthers) },
      ]}
      value={chosen}
      onChange={(event) => onChange({ field: event.currentTarget.value })}
    />
  );
});

interface AuditFiltersProps {
  readonly clientId: number;
  readonly filter: AuditFilter;
  readonly office: Office;
  /** The same function from one drawing to the next. */
  readonly onFilter: Dispatch<SetStateAction<AuditFilter>>;
}

/** By field, contract, operator, origin and days. */
export function AuditFilters({ clientId, filter, office, onFilter }: AuditFiltersProps) {
  const { t } = useTranslation();
  const change = useCallback(
    (part: Partial<AuditFilter>) => onFilter((before) => ({ ...before, ...part })),
    [onFilter],
  );
  return (
    <div className="audit-filters">
      <FieldFilter country={office.country} chosen={filter.field} onChange={change} />
      <NativeSelect
        size="xs"
        aria-label={t('audit.origin')}
        data={[
          { value: '', label: t('audit.anyOrigin') },
          ...auditOrigins.map((each) => ({ value: each, label: t(`audit.origins.${each}`) })),
        ]}
        value={filter.origin}
        onChange={(event) => change({ origin: auditOrigins.find((each) => each === event.currentTarget.value) ?? '' })}
      />
      <OperatorFilter clientId={clientId} chosen={filter.operator} onChoose={(operator) => change({ operator })} />
      <ContractFilter
        clientId={clientId}
        chosen={filter.contractId}
        onChoose={(contractId) => change({ contractId })}
      />
      {(['fromOn', 'toOn'] as const).map((end) => (
        <DateField
          key={end}
          size="xs"
          aria-label={t(`audit.${end}`)}
          placeholder={t(`audit.${end}`)}
          error={filter[end] !== '' && parseTypedDate(filter[end]) === null && t('audit.notADay')}
          value={filter[end]}
          onChange={(typed) => change({ [end]: typed })}
        />
      ))}
    </div>
  );
}

interface OperatorFilterProps {
  readonly clientId: number;
  readonly chosen: string | null;
  readonly onChoose: (operator: string | null) => void;
}

/** An operator's name is text that may be blank: the choices are told apart by their place. */
function OperatorFilter({ clientId, chosen, onChoose }: OperatorFilterProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.audit.operators.queryOptions({ input: { clientId } }));
  const operators = data?.operators ?? [];
  return (
    <NativeSelect
      size="xs"
      aria-label={t('audit.operator')}
      data={[
        { value: '', label: t('audit.anyOperator') },
        ...operators.map((name, place) => ({ value: String(place), label: name || t('audit.byNobody') })),
      ]}
      value={chosen === null ? '' : String(operators.indexOf(chosen))}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : (operators[Number(value)] ?? null))}
    />
  );
}

interface ContractFilterProps {
  readonly clientId: number;
  readonly chosen: number | null;
  readonly onChoose: (contractId: number | null) => void;
}

function ContractFilter({ clientId, chosen, onChoose }: ContractFilterProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.contracts.list.queryOptions({ input: { clientId } }));
  return (
    <NativeSelect
      size="xs"
      aria-label={t('audit.contract')}
      data={[
        { value: '', label: t('audit.anyContract') },
        ...(data?.contracts ?? []).map(({ id, plan, ip, userName, address }) => ({
          value: String(id),
          label: [plan, ip || userName || address].filter(Boolean).join(' · '),
        })),
      ]}
      value={chosen === null ? '' : String(chosen)}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
    />
  );
}
