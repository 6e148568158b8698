import { clientFilter } from '../../../src-main/contract/clients';
import { type DebtState, debtStates, PIN_UNITS, type PinState, pinStates } from '../../../src-main/contract/map';
import { ClientsMap } from '../../../src-renderer/features/clients-map';
import type { FakeCore } from './fake-core';
import { everyday, office } from './office';

/** One client of each state from north to south, far enough apart to be a pin each. */
const people: readonly { readonly state: PinState; readonly debt: DebtState }[] = [
  { state: 'enabled', debt: 'overdue' },
  { state: 'alerted', debt: 'clear' },
  { state: 'disabled', debt: 'owing' },
  { state: 'disabledBySystem', debt: 'overdue' },
  { state: 'noContract', debt: 'clear' },
  { state: 'deactivated', debt: 'owing' },
];
const NORTH = -24;
const APART = 5;
const EAST = -66;

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const numbers = (values: readonly number[]) => base64(new Uint8Array(Int32Array.from(values).buffer));

export const clientsMapCore: FakeCore = {
  ...everyday,
  map: {
    settings: () => ({ tileAddress: '', attribution: '', maxZoom: 18, cacheMb: 50, version: 1 }),
    pins: () => ({
      ids: numbers(people.map((_, at) => at + 1)),
      latitudes: numbers(people.map((_, at) => (NORTH - APART * at) * PIN_UNITS)),
      longitudes: numbers(people.map(() => EAST * PIN_UNITS)),
      states: base64(Uint8Array.from(people, ({ state }) => pinStates.indexOf(state))),
      debts: base64(Uint8Array.from(people, ({ debt }) => debtStates.indexOf(debt))),
      unplaced: 0,
      next: null,
    }),
  },
};

export function ClientsMapScene() {
  const nothing = () => undefined;
  return (
    <div style={{ width: 900, height: 700, display: 'flex', flexDirection: 'column' }}>
      <ClientsMap
        filter={clientFilter.parse({ state: 'all' })}
        office={office}
        selectedId={null}
        onSelect={nothing}
        onBack={nothing}
        onUnplaced={nothing}
        filters={null}
        searchPanel={null}
      >
        {null}
      </ClientsMap>
    </div>
  );
}
