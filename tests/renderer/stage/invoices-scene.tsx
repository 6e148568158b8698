import type { Invoice } from '../../../src-main/contract/invoices';
import type { ToReport } from '../../../src-main/contract/reporting';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { cents } from '../../../src-main/contract/values/money';
import { query, queryClient } from '../../../src-renderer/api/client';
import { BillingItems, ReportingScreen } from '../../../src-renderer/features/invoices';
import { InvoiceDialog } from '../../../src-renderer/features/invoices/invoice-dialog';
import { type FakeCore, nextPick, refusal } from './fake-core';
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

const issued: Invoice = {
  id: 7,
  version: 3,
  clientId: 1,
  client: 'Ana Muñoz',
  plan: 'Fibra 100 Mb',
  startOn: day('2026-11-01'),
  endOn: day('2026-11-30'),
  contractId: 11,
  internalNumber: 120,
  typeCode: 'B',
  pointOfSale: 3,
  number: null,
  issuedOn: day('2026-11-01'),
  dueOn: day('2026-11-10'),
  totalCents: cents.parse(2_999_000),
  fiscalState: 'pending',
  voided: false,
  issuer: {
    name: 'Norte Digital S. R. L.',
    fantasyName: '',
    condition: 'Responsable Inscripto',
    taxId: '',
    grossIncomeNumber: '',
    address: '',
    activityStartedOn: null,
    legend: '',
    logoId: null,
  },
  issuedTo: {
    name: 'Ana Muñoz',
    customId: '000001',
    condition: 'Consumidor final',
    taxId: '',
    nationalId: '',
    address: '',
    neighborhood: '',
    city: '',
    province: '',
  },
  document: { code: 'B', name: 'Factura B', isFiscal: false, taxesShown: 'none', legends: [] },
  netCents: cents.parse(2_999_000),
  taxCents: cents.parse(0),
  lines: [],
  taxes: [],
  secondDueOn: null,
  secondSurchargeCents: cents.parse(0),
  thirdDueOn: null,
  thirdSurchargeCents: cents.parse(0),
  authorizationCode: '',
  authorizationExpiresOn: null,
  fiscalOn: null,
  rejectionReason: '',
  voidReason: null,
};

/** Another window has the invoice rejected, and credits a part of it, while a dialog is open here: all is read again by itself. */
export function creditedMeanwhile() {
  let now = issued;
  let leftCents = issued.totalCents;
  const core: FakeCore = {
    ...everyday,
    invoices: {
      get: () => now,
      void({ version }) {
        if (version !== now.version) throw refusal({ code: 'CONFLICT', params: { version: now.version } });
        return { version: version + 1 };
      },
    },
    creditNotes: {
      list: () => ({ notes: [], leftCents }),
      preview: ({ totalCents }) => ({ netCents: totalCents, taxes: [] }),
      issue(input) {
        if (input.leftCents !== leftCents) throw refusal({ code: 'CONFLICT', params: { version: now.version } });
        return { id: 1, internalNumber: 1 };
      },
    },
  };
  function change(): void {
    now = { ...issued, version: 4, fiscalState: 'rejected', rejectionReason: 'Falta el CUIT' };
    leftCents = cents.parse(1_000_000);
    void queryClient.invalidateQueries({ queryKey: query.invoices.key() });
    void queryClient.invalidateQueries({ queryKey: query.creditNotes.key() });
  }
  const element = (
    <>
      <button type="button" onClick={change}>
        Otra ventana acredita
      </button>
      <InvoiceDialog id={issued.id} onClose={() => undefined} />
    </>
  );
  return { core, element };
}

/** Where the file of answers that is chosen is larger than any that is taken. */
export function RefusedFileScene() {
  nextPick({ refused: 'FILE_TOO_BIG' });
  return <ReportingScene />;
}

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
