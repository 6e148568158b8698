import { useState } from 'react';
import { ClientList, readListState } from '../../../src-renderer/features/client-grid';
import { ViewsMenu } from '../../../src-renderer/features/saved-views';
import { type FakeCore, refusal } from './fake-core';
import { everyday, office, operator, rowWith } from './office';

const zone = (id: number, name: string, retired = false) => ({
  id,
  kind: 'zone' as const,
  name,
  retired,
  mergedIntoId: null,
  version: 1,
  uses: 0,
});

/** An office with two zones in use and a retired one, in which each filter that is on leaves a tenth of who was found. */
export const searchCore: FakeCore = {
  ...everyday,
  catalogs: { list: () => ({ entries: [zone(1, 'Norte'), zone(2, 'Ñandú'), zone(3, 'Vieja', true)] }) },
  gateways: { list: () => ({ gateways: [], kinds: [] }) },
  clients: {
    list: ({ filter, offset, limit }) => ({
      rows: Array.from({ length: 1000 / 10 ** filter.conditions.length }, (_, at) => rowWith(at + 1)).slice(
        offset,
        offset + limit,
      ),
    }),
    count: ({ filter }) => ({ matching: 1000 / 10 ** filter.conditions.length }),
    // What some of them owe is never known here.
    owed({ filter }) {
      if (filter.text === 'al día') return { owedCents: 0 };
      return filter.conditions.length === 0 ? { owedCents: 1_234_500 } : new Promise<never>(() => undefined);
    },
    place: () => ({ index: null }),
  },
  savedViews: {
    list: () => ({ views: [] }),
    create: ({ name }) => {
      if (name === 'Deudores') throw refusal({ code: 'VIEW_TAKEN', params: {}, field: 'name' });
      return { id: 7 };
    },
  },
};

export function SearchScene() {
  const [list, setList] = useState(() => readListState(new URLSearchParams()));
  return (
    <ClientList
      list={list}
      onList={setList}
      operatorId={operator.operatorId}
      mayWrite
      office={office}
      onCreate={ignore}
      onImport={ignore}
      onView={ignore}
      onEdit={ignore}
      onDebt={ignore}
      onPay={ignore}
      onPassword={ignore}
      onMassUpdate={ignore}
      onDeactivate={ignore}
      onReactivate={ignore}
      onAudit={ignore}
      onContracts={ignore}
      boxOpen={false}
      onOpenBox={ignore}
      renderBox={() => null}
      renderActions={() => null}
      renderMassUpdate={({ matching }) => <p>Se aplica a {matching} clientes</p>}
      renderViews={({ list: { filter, sort }, columns }) => (
        <ViewsMenu
          content={{ filter, sort, columns: { order: [...columns.order], hidden: [...columns.hidden] } }}
          worthSaving
          openId={undefined}
          mayWrite
          addressOf={() => '/clientes'}
          onOpen={ignore}
        />
      )}
    />
  );
}

function ignore(): void {}
