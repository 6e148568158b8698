import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BillingParameters } from '../../../src-main/contract/billing-parameters';
import type { BillingFields } from '../../../src-main/contract/client-billing';
import { query } from '../../api/client';
import { formatDate } from '../../i18n/format';
import { Card, Fact } from './client-facts';

/** How the client is billed, in the order of its form (specification §4); only that it is off where nobody bills it. */
export function BillingCard({ billing }: { billing: BillingFields }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.billingParameters.list.queryOptions({ input: {} }));
  const { billingEnabled } = billing;
  return (
    <Card title={t('billing.title')}>
      <Fact name={t('billing.field.billingEnabled')} value={t(billingEnabled ? 'view.on' : 'view.off')} />
      {data && billing.legalEntityId !== null && <BillingFacts billing={billing} known={data} />}
    </Card>
  );
}

const nameIn = (entries: readonly { readonly id: number; readonly name: string }[], wanted: number | null) =>
  entries.find(({ id }) => id === wanted)?.name ?? '';

function typeOf({ legalEntities, typeRules, invoiceTypes }: BillingParameters, billing: BillingFields): string {
  const issuer = legalEntities.find(({ id }) => id === billing.legalEntityId);
  const rule = typeRules.find(
    ({ issuerConditionId, clientConditionId }) =>
      issuerConditionId === issuer?.conditionId && clientConditionId === billing.taxConditionId,
  );
  return nameIn(invoiceTypes, rule?.invoiceTypeId ?? null);
}

function BillingFacts({ billing, known }: { billing: BillingFields; known: BillingParameters }) {
  const { t } = useTranslation();
  const { profileId, billedFromOn } = billing;
  const offices = known.profiles.find(({ isDefault }) => isDefault)?.name ?? '';
  const profile =
    profileId === null ? t('billing.officeProfileNamed', { name: offices }) : nameIn(known.profiles, profileId);
  const taxes = known.taxes.filter(({ id }) => billing.taxIds.includes(id)).map(({ name }) => name);
  return (
    <>
      <Fact name={t('billing.field.legalEntityId')} value={nameIn(known.legalEntities, billing.legalEntityId)} />
      <Fact name={t('billing.field.taxConditionId')} value={nameIn(known.taxConditions, billing.taxConditionId)} />
      <Fact name={t('billing.invoiceType')} value={typeOf(known, billing)} />
      <Fact name={t('billing.field.profileId')} value={profile} />
      <Fact name={t('billing.field.cycleDay')} value={String(billing.cycleDay)} />
      <Fact name={t('billing.field.billedFromOn')} value={billedFromOn === null ? '' : formatDate(billedFromOn)} />
      <Fact name={t('billing.field.taxIds')} value={taxes.join(', ') || t('billing.noTaxes')} />
      <Fact name={t('billing.field.paymentMethodId')} value={nameIn(known.paymentMethods, billing.paymentMethodId)} />
      <Fact name={t('billing.field.autoState')} value={t(billing.autoState ? 'billing.yes' : 'billing.no')} />
      <Fact
        name={t('billing.field.reportAfterPayment')}
        value={t(billing.reportAfterPayment ? 'billing.yes' : 'billing.no')}
      />
      <Fact name={t('billing.field.notificationEmails')} value={billing.notificationEmails.join(', ')} />
    </>
  );
}
