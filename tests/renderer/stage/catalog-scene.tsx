import { price } from '../../../src-main/contract/plans';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { NodesSection, PlansSection } from '../../../src-renderer/features/settings';
import { type FakeCore, refusal } from './fake-core';
import { everyday, office } from './office';

const entry = { retired: false, mergedIntoId: null, version: 1 };

export const catalogCore: FakeCore = {
  ...everyday,
  plans: {
    list: () => ({
      plans: [
        {
          ...entry,
          id: 31,
          name: 'Fibra 100 Mb',
          downKbps: 100_000,
          upKbps: 512,
          priceCents: price.parse(1_230_050),
          next: null,
          contracts: 12,
        },
        {
          ...entry,
          version: 4,
          id: 32,
          name: 'Fibra 300 Mb',
          downKbps: 300_000,
          upKbps: 150_000,
          priceCents: price.parse(1_990_000),
          next: { priceCents: price.parse(2_190_000), fromOn: calendarDate.parse('2026-12-15') },
          contracts: 1,
        },
      ],
      today: calendarDate.parse('2026-11-24'),
    }),
    create: ({ name }) => {
      if (name === 'Fibra 100 Mb') throw refusal({ code: 'CATALOG_TAKEN', params: { name }, field: 'name' });
      return { id: 33 };
    },
    update: () => {
      throw refusal({ code: 'CONFLICT', params: { version: 2 } });
    },
  },
  nodes: {
    list: () => ({
      nodes: [
        {
          ...entry,
          id: 41,
          name: 'Cerro Norte',
          kind: 'tower',
          address: 'Ruta 143',
          latitude: -34.6,
          longitude: -68.3,
          notes: '',
          contracts: 7,
        },
      ],
    }),
    // One that is never answered, as by a core that goes down.
    create: ({ name }) => (name === 'Nodo que cuelga' ? new Promise<never>(() => undefined) : { id: 42 }),
  },
  catalogs: { ...everyday.catalogs, merge: () => ({ moved: 12 }), retire: () => ({ done: true }) },
};

/** Where a longitude is no latitude at all. */
export const mexicanCore: FakeCore = {
  ...catalogCore,
  office: { get: () => ({ office: { ...office, country: 'MX' } }) },
};

/** One operator beside the one who looks. */
export const operatorsCore: FakeCore = {
  ...everyday,
  operators: {
    list: () => ({
      operators: [
        { id: 2, name: 'Beto Sosa', email: 'beto@oficina.example', role: 'operator', active: true, version: 1 },
      ],
    }),
    resetPassword: () => ({ done: true }),
  },
};

export function CatalogScene({ kind }: { readonly kind: 'plan' | 'node' }) {
  return (
    <div className="settings-page">
      {kind === 'plan' ? <PlansSection /> : <NodesSection clientsOf={(id) => `/clientes?nodeId=${id}`} />}
    </div>
  );
}
