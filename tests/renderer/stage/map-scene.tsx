import { useState } from 'react';
import type { ClientWithBilling } from '../../../src-main/contract/clients';
import type { ContractShown } from '../../../src-main/contract/contracts';
import { price } from '../../../src-main/contract/plans';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import type { Position } from '../../../src-main/contract/values/position';
import { MapTab } from '../../../src-renderer/features/client-map';
import type { FakeCore } from './fake-core';
import { clientWith, everyday, office, rowWith } from './office';

const HUT: ContractShown = {
  id: 7,
  version: 1,
  clientId: 1,
  planId: 1,
  ownPriceCents: null,
  nodeId: null,
  equipmentId: null,
  ip: '',
  mac: '',
  userName: '',
  startedOn: calendarDate.parse('2026-01-10'),
  address: '',
  latitude: -34.7,
  longitude: -68.4,
  notes: '',
  state: 'enabled',
  disabledBy: null,
  stateReason: '',
  pausedUntilOn: null,
  nextPlanId: null,
  nextOwnPriceCents: null,
  nextPlanOn: null,
  endedOn: null,
  endReason: '',
  createdAtMs: 0,
  updatedAtMs: 0,
  plan: 'Rural 5 Mb',
  downKbps: 1,
  upKbps: 1,
  priceCents: price.parse(1),
  node: '',
  equipment: '',
  nextPlan: '',
  stateBy: null,
  unbilled: null,
};

type Tiles = NonNullable<NonNullable<FakeCore['map']>['fetchTile']>;

/** A client in San Rafael whom nobody has put on the map yet; `map-contract` has a contract that is somewhere. */
function mapCore(
  contracts: readonly ContractShown[],
  position: Position | null = null,
  fetchTile: Tiles = () => ({ outcome: 'notPicture', image: '', type: '' }),
): FakeCore {
  let client: ClientWithBilling = { ...clientWith({}), position };
  const become = (at: Position | null) => {
    client = { ...client, position: at, version: client.version + 1 };
    return { version: client.version };
  };
  return {
    ...everyday,
    clients: { get: () => client, setPosition: (input) => become(input.position) },
    contracts: {
      list: () => ({ contracts: [...contracts], today: calendarDate.parse('2026-11-24') }),
      update: () => ({ version: 2 }),
    },
    nodes: { list: () => ({ nodes: [] }) },
    map: {
      settings: () => ({
        tileAddress: 'https://mapas.example/{z}/{x}/{y}',
        attribution: '© Mapas',
        maxZoom: 18,
        cacheMb: 50,
        version: 1,
      }),
      fetchTile,
    },
    audit: { ...everyday.audit, undoChange: () => become(null) },
  };
}

const row = { ...rowWith(1), name: 'José Muñoz', city: 'San Rafael', province: 'Mendoza' };

export const mapScene = { core: mapCore([]), element: <MapScene /> };
export const mapContractScene = { core: mapCore([HUT]), element: <MapScene /> };
/** A home that is known, and a contract elsewhere whose plan has tags in its name. */
export const mapTagsScene = {
  core: mapCore([{ ...HUT, plan: '<b>Rural</b><img src="/no-such-picture.png">' }], {
    latitude: -34.7,
    longitude: -68.4015,
  }),
  element: <MapScene />,
};
export const mapNowhereScene = { core: mapCore([]), element: <MapScene city="Villa Inventada" /> };

/** A picture of one colour, as a server of streets sends it. */
function redPicture(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 256;
  canvas.height = 256;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas draws');
  context.fillStyle = 'rgb(255, 0, 0)';
  context.fillRect(0, 0, 256, 256);
  return canvas.toDataURL('image/png').replace(/^.*,/u, '');
}

/** Streets for every second tile of the map alone; between them there are none. */
export const mapStreetsScene = {
  core: mapCore([], null, ({ x, y }) => ((x + y) % 2 === 0 ? red() : { outcome: 'notPicture', image: '', type: '' })),
  element: <MapScene />,
};

const red = () => ({ outcome: 'picture', image: redPicture(), type: 'image/png' }) as const;
const HOME = { latitude: -34.6177, longitude: -68.3301 };

/** A home that is known, at a map that can be opened again, and no streets from their address. */
export const mapDeadStreetsScene = { core: mapCore([], HOME), element: <ReopenedMap /> };

/** A home that is known, and streets that come when the spec says so: `answered`. */
const answered = new Promise<void>((come) => window.addEventListener('answered', () => come(), { once: true }));
export const mapLateStreetsScene = {
  core: mapCore([], HOME, () => answered.then(red)),
  element: <MapScene />,
};
/** A server that has the roads from afar, and none of the streets near the home. */
export const mapFarStreetsScene = {
  core: mapCore([], HOME, ({ z }) => (z > 12 ? { outcome: 'refused', image: '', type: '' } : red())),
  element: <MapScene />,
};

/** Five nodes along one road, 2 km apart, at a home that is known. */
const nodesCore = mapCore([], HOME);
export const mapNodesScene = {
  core: {
    ...nodesCore,
    nodes: {
      list: () => ({
        nodes: Array.from({ length: 5 }, (_, at) => ({
          id: at + 1,
          version: 1,
          name: `Gabinete San Martín ${at + 1}`,
          retired: false,
          mergedIntoId: null,
          kind: 'cabinet',
          address: '',
          latitude: HOME.latitude + 0.0002,
          longitude: HOME.longitude - 0.04 + at * 0.02,
          notes: '',
          contracts: 1,
        })),
      }),
    },
  } satisfies FakeCore,
  element: <MapScene />,
};

function ReopenedMap() {
  const [turn, setTurn] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setTurn(turn + 1)}>
        Abrir de nuevo
      </button>
      <MapScene key={turn} />
    </>
  );
}

function MapScene({ city = row.city }: { city?: string }) {
  return (
    <div style={{ width: 440, height: 700 }}>
      <MapTab row={{ ...row, city }} restingId={1} office={office} mayWrite />
    </div>
  );
}
