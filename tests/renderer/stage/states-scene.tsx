import type { ReviewList, StateChange } from '../../../src-main/contract/automatic-states';
import type { OpeningRow } from '../../../src-main/contract/opening-balances';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { cents } from '../../../src-main/contract/values/money';
import type { Actor } from '../../../src-main/contract/session';
import { ActorContext } from '../../../src-renderer/api/session';
import { CutsScreen, OpeningScreen } from '../../../src-renderer/features/account';
import { type FakeCore, refusal } from './fake-core';
import { everyday, operator } from './office';

const day = (text: string) => calendarDate.parse(text);
const money = (value: number) => cents.parse(value);

const ana: StateChange = {
  contractId: 11,
  clientId: 1,
  customId: '1042',
  client: 'Ana Muñoz',
  phone: '2604 331208',
  plan: 'Fibra 100 Mb',
  from: 'alerted',
  disabledBy: null,
  to: 'disabled',
  invoice: {
    id: 7,
    internalNumber: 120,
    typeCode: 'B',
    pointOfSale: 3,
    number: 18_822,
    plan: 'Fibra 100 Mb',
    startOn: day('2026-11-01'),
  },
  dueOn: day('2026-11-19'),
  daysLate: 6,
  restCents: money(2_999_000),
  kept: null,
  keptUntilOn: null,
  exception: null,
};
const beto: StateChange = {
  ...ana,
  contractId: 12,
  clientId: 2,
  customId: '1043',
  client: 'Beto Ruiz',
  kept: 'exception',
  keptUntilOn: day('2026-12-05'),
  exception: { id: 4, untilOn: day('2026-12-05'), reason: 'Hospital' },
};
const lists: Record<ReviewList, StateChange[]> = { alerted: [], disabled: [ana], enabled: [], kept: [beto] };

/** One contract to be cut, one that is excepted; `heldDays`: how long nobody looked. */
export function cutsCore(heldDays = 0): FakeCore {
  return {
    ...everyday,
    automaticStates: {
      review: ({ list }) => ({
        version: 3,
        scope: 'contract',
        today: '2026-11-24',
        throughOn: '2026-11-24',
        nextOn: '2026-11-25',
        heldDays,
        counts: { alerted: 0, disabled: 1, enabled: 0, kept: 1 },
        rows: lists[list],
        total: lists[list].length,
      }),
      except: ({ untilOn }) => {
        if (untilOn <= '2026-11-24') throw refusal({ code: 'DATE_NOT_TO_COME', params: {}, field: 'untilOn' });
        return { id: 5 };
      },
      withdrawException: () => ({ done: true }),
      saveSettings: () => ({ done: true }),
      goOn: () => ({ changed: 1 }),
    },
  };
}

const opening = (clientId: number, client: string, amountCents: number): OpeningRow => ({
  clientId,
  customId: String(1000 + clientId),
  client,
  invoiceCount: 2,
  amountCents: money(amountCents),
  onDate: day('2026-11-20'),
  excluded: null,
});

/** Two balances of a list, one of them in the client's favour, and one that stays out. */
export const openingCore: FakeCore = {
  ...everyday,
  openingBalances: {
    preview: ({ scope }) => ({
      debtors: 1,
      invoices: 2,
      debtCents: 150_050,
      creditors: 1,
      creditCents: 30_000,
      exclusions: [{ reason: 'countOnly', clients: 1, amountCents: 0 }],
      rows:
        scope === 'included'
          ? [opening(1, 'Ana Muñoz', 150_050), opening(2, 'Beto Ruiz', -30_000)]
          : [{ ...opening(3, 'Caro Paz', 0), excluded: 'countOnly' }],
      total: scope === 'included' ? 2 : 1,
    }),
    postings: () => ({
      postings: [
        {
          id: 8,
          version: 2,
          atMs: Date.UTC(2026, 10, 20, 12),
          operator: 'Ana Ruiz',
          debtors: 5,
          invoices: 9,
          debtCents: 900_000,
          creditors: 0,
          creditCents: 0,
          standing: 5,
        },
      ],
    }),
    post: () => ({ id: 9, debtors: 1, invoices: 2, debtCents: 150_050, creditors: 1, creditCents: 30_000 }),
    undo: () => ({ undone: 4, kept: 1, keptNames: ['Eva Sosa'] }),
  },
};

/** As an operator sees it, or an administrator. */
export function CutsScene({ role = 'operator' }: { readonly role?: Actor['role'] }) {
  return (
    <ActorContext value={{ ...operator, role }}>
      <div style={{ height: '100vh' }}>
        <CutsScreen />
      </div>
    </ActorContext>
  );
}

export function OpeningScene() {
  return (
    <div style={{ height: '100vh' }}>
      <OpeningScreen />
    </div>
  );
}
