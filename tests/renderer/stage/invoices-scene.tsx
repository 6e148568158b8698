import type { ToReport } from '../../../src-main/contract/reporting';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { cents } from '../../../src-main/contract/values/money';
import { BillingItems, ReportingScreen } from '../../../src-renderer/features/invoices';
import { type FakeCore, refusal } from './fake-core';
import { everyday } from './office';

const day = (date: string) => calendarDate.parse(date);

const pending: ToReport = {
  kind: 'invoice',
  id: 7,
  version: 3,
  internalNumber: 120,
  entity: 'Norte Digital S. R. L.',
  typeCode: 'B',
  pointOfSale: 3,
  client: 'Ana Muñoz',
  issuedOn: day('2026-11-24'),
  reportOn: day('2026-11-24'),
  totalCents: cents.parse(2_999_000),
  rejected: false,
  rejectionReason: '',
  nextNumber: 12,
};
const note: ToReport = {
  ...pending,
  kind: 'creditNote',
  id: 2,
  internalNumber: 4,
  rejected: true,
  rejectionReason: 'Falta el CUIT',
  nextNumber: null,
};

/** An invoice and a rejected credit note; the authority's twelfth number is taken by another window. */
export const reportingCore: FakeCore = {
  ...everyday,
  reporting: {
    list: ({ scope }) => ({ rows: scope === 'due' ? [pending, note] : [], due: 2, waiting: 0 }),
    answer: ({ answer, version }) => {
      if (answer.number === 12)
        throw refusal({ code: 'ANSWER_OUT_OF_SEQUENCE', params: { number: 13 }, field: 'number' });
      return { version: version + 1 };
    },
  },
};

export const itemsCore: FakeCore = {
  ...everyday,
  billingItems: {
    list: () => ({
      items: [
        {
          id: 1,
          version: 2,
          contractId: 11,
          contract: 'Fibra 100 Mb · 10.0.0.1',
          kind: 'discount',
          repeats: true,
          description: 'Promoción',
          amountCents: null,
          rateBp: 1250,
          fromOn: '2026-11-01',
          toOn: '2027-01-31',
          uses: 1,
          usedCents: 374_875,
          over: false,
        },
      ],
      contracts: [
        { id: 11, name: 'Fibra 100 Mb · 10.0.0.1' },
        { id: 12, name: 'Hogar 25 Mb' },
      ],
      today: '2026-11-24',
    }),
    save: () => ({ id: 2 }),
    retire: () => ({ done: true }),
  },
};

export function ReportingScene() {
  return (
    <div style={{ height: '100vh' }}>
      <ReportingScreen />
    </div>
  );
}

export function ItemsScene() {
  return (
    <div style={{ padding: 18 }}>
      <BillingItems clientId={1} />
    </div>
  );
}
