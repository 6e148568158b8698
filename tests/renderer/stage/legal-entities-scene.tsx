import { ActorContext } from '../../../src-renderer/api/session';
import { LegalEntitiesSection } from '../../../src-renderer/features/billing-parameters';
import { PNG_POINT } from '../../support/pictures';
import { type FakeCore, refusal } from './fake-core';
import { everyday, noParameters, operator } from './office';

const entry = { retired: false, toConfirm: false };
const condition = { ...entry, id: 1, version: 1, name: 'Responsable Inscripto', isFantasy: false, needsTaxId: true };
const issuer = {
  ...entry,
  id: 1,
  name: 'Norte Digital S. R. L.',
  fantasyName: 'Norte Digital',
  conditionId: 1,
  taxId: '30-50001091-2',
  grossIncomeNumber: '',
  address: 'San Martín 100',
  activityStartedOn: null,
  legend: '',
  series: [],
};

/** An office whose razón social has a logo; the next one is saved when the spec says so. */
export function legalEntitiesCore(): FakeCore {
  let version = 1;
  return {
    ...everyday,
    billingParameters: {
      list: () => ({
        ...noParameters,
        legalEntities: [{ ...issuer, version, logoId: version }],
        taxConditions: [{ ...condition, forIssuer: true, forClient: true }],
      }),
      logo: () => ({ media: 'image/png', base64: PNG_POINT }),
      saveLogo: () =>
        new Promise((saved) =>
          window.addEventListener(
            'saved',
            () => {
              version += 1;
              saved({ version, logoId: version });
            },
            { once: true },
          ),
        ),
      saveLegalEntity: ({ at }) => {
        if (at?.version !== version) throw refusal({ code: 'CONFLICT', params: { version } });
        return { id: 1 };
      },
    },
  };
}

export function LegalEntitiesScene() {
  return (
    <ActorContext value={{ ...operator, role: 'administrator' }}>
      <LegalEntitiesSection />
    </ActorContext>
  );
}
