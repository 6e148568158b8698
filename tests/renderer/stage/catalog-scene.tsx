import { price } from '../../../src-main/contract/plans';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { CatalogSection, NodesSection, PlansSection } from '../../../src-renderer/features/settings';
import { type FakeCore, refusal } from './fake-core';
import { everyday, office } from './office';

const entry = { retired: false, mergedIntoId: null, version: 1 };

const catalogs = (isRetired: boolean): FakeCore => ({
  ...everyday,
  plans: {
    list: () => ({
      plans: [
        {
          ...entry,
          retired: isRetired,
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
        {
          ...entry,
          id: 33,
          name: 'Rural',
          downKbps: 10_000,
          upKbps: 0,
          priceCents: price.parse(900_000),
          next: null,
          contracts: 3,
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
          retired: isRetired,
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
  catalogs: {
    list: () => ({
      entries: [{ ...entry, retired: isRetired, kind: 'equipment', id: 51, name: 'CPE SXT', uses: 1009 }],
    }),
    merge: () => ({ moved: 12 }),
    retire: () => ({ done: true }),
  },
});

/** Plans, one of them of a list that did not tell its upload; a node, and a model of equipment. */
export const catalogCore = catalogs(false);
/** The same once the first of each is retired. */
export const retiredCore = catalogs(true);

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

export function CatalogScene({ kind }: { readonly kind: 'plan' | 'node' | 'equipment' }) {
  return (
    <div className="settings-page">
      {kind === 'plan' && <PlansSection />}
      {kind === 'node' && <NodesSection clientsOf={(id) => `/clientes?nodeId=${id}`} />}
      {kind === 'equipment' && <CatalogSection kind="equipment" />}
    </div>
  );
}
