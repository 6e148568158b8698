import type { ParametersToday } from './billing-parameters';
import type { BillingFields } from './client-billing';

/** What the switch Facturación turns on with: the office's cycle, what there is only one of, and today. */
export function beginBilling(
  fields: BillingFields,
  known: Pick<ParametersToday, 'legalEntities' | 'profiles' | 'today'>,
): Partial<BillingFields> {
  const [entity, ...others] = known.legalEntities.filter(({ retired }) => !retired);
  const isNew = fields.billedFromOn === null && fields.legalEntityId === null;
  const cycleDay = known.profiles.find(({ isDefault }) => isDefault)?.cycleDay;
  return {
    billingEnabled: true,
    ...(isNew && cycleDay !== undefined ? { cycleDay } : {}),
    ...(fields.legalEntityId === null && entity && others.length === 0 ? { legalEntityId: entity.id } : {}),
    ...(fields.billedFromOn === null ? { billedFromOn: known.today } : {}),
  };
}
