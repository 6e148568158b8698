import { useState } from 'react';
import { clientFilter } from '../../../src-main/contract/clients';
import { type DebtState, debtStates, PIN_UNITS, type PinState, pinStates } from '../../../src-main/contract/map';
import { ClientsMapScreen } from '../../../src-renderer/app/clients-map-screen';
import { readFurtherScreens } from '../../../src-renderer/app/further';
import { ClientsMap } from '../../../src-renderer/features/clients-map';
import { accountCore } from './account-scene';
import { boxCore } from './box-scene';
import type { FakeCore } from './fake-core';
import { everyday, office, rowWith } from './office';

interface Person {
  readonly state: PinState;
  readonly debt: DebtState;
}

/** One client of each state from north to south, far enough apart to be a pin each. */
const people: readonly Person[] = [
  { state: 'enabled', debt: 'overdue' },
  { state: 'alerted', debt: 'clear' },
  { state: 'paused', debt: 'owing' },
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

/** So many degrees south of the one before stands each of them; streets come from an address where one is given. */
function mapCore(those: readonly Person[], apart: number, tileAddress = ''): FakeCore {
  return {
    ...everyday,
    clients: {
      rows: ({ ids }) => ({ rows: ids.map((id) => ({ ...rowWith(id), address: `San Martín 1240, ${id}` })) }),
    },
    map: {
      settings: () => ({ tileAddress, attribution: '', maxZoom: 18, cacheMb: 50, version: 1 }),
      fetchTile: () => ({ outcome: 'notPicture', image: '', type: '' }),
      pins: () => ({
        ids: numbers(those.map((_, at) => at + 1)),
        latitudes: numbers(those.map((_, at) => (NORTH - apart * at) * PIN_UNITS)),
        longitudes: numbers(those.map(() => EAST * PIN_UNITS)),
        states: base64(Uint8Array.from(those, ({ state }) => pinStates.indexOf(state))),
        debts: base64(Uint8Array.from(those, ({ debt }) => debtStates.indexOf(debt))),
        unplaced: 0,
        next: null,
      }),
    },
  };
}

export const clientsMapCore = mapCore(people, APART);

/** So many clients of one building. */
export function buildingCore(count: number): FakeCore {
  return mapCore(
    Array.from({ length: count }, () => ({ state: 'enabled', debt: 'clear' })),
    0,
  );
}

/** One client on the map, as the application itself puts it together. */
export const mapScreenCore: FakeCore = {
  ...accountCore(),
  ...boxCore,
  ...buildingCore(1),
  clients: { ...boxCore.clients, ...clientsMapCore.clients, place: () => ({ index: 0 }) },
  portal: {
    standing: () => ({ problem: 'noAddress' as const, name: '', login: '', given: null, canMail: false }),
  },
};

/** The map of the clients with everything around it. */
export function MapScreenScene() {
  void readFurtherScreens();
  return <ClientsMapScreen />;
}

/** One building, and an address that has no streets. */
export const streetlessCore = mapCore(
  Array.from({ length: 30 }, () => ({ state: 'enabled', debt: 'clear' })),
  0,
  'https://mapas.example/{z}/{x}/{y}',
);

export function ClientsMapScene() {
  const [selectedId, select] = useState<number | null>(null);
  const [state, setState] = useState<'all' | 'active'>('all');
  const nothing = () => undefined;
  return (
    <div style={{ width: 900, maxWidth: '100vw', height: 700, display: 'flex', flexDirection: 'column' }}>
      <p>{selectedId !== null && `Elegido: ${selectedId}`}</p>
      <ClientsMap
        filter={clientFilter.parse({ state })}
        office={office}
        selectedId={selectedId}
        onSelect={select}
        onBack={nothing}
        onUnplaced={nothing}
        filters={
          <button type="button" onClick={() => setState('active')}>
            Solo activos
          </button>
        }
        searchPanel={null}
      >
        {null}
      </ClientsMap>
    </div>
  );
}
