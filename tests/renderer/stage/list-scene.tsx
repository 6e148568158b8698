import { useState } from 'react';
import { cents } from '../../../src-main/contract/values/money';
import { ClientList, readListState } from '../../../src-renderer/features/client-grid';
import { ExportMenu } from '../../../src-renderer/features/exports';
import { type FakeCore, refusal } from './fake-core';
import { everyday, office, operator, rowWith } from './office';

const ROWS = 1000;

let cancel: (() => void) | undefined;

/** What `tardía` finds ends in a page that does not come. */
const LATE_FROM = 950;

/** Three rows are found for `tres`; what `lento` finds is never counted, and for `fallido` the counting fails. */
function found(text: string): number {
  if (text === 'munos') return 0;
  return text === 'tres' ? 3 : ROWS;
}

async function countOf(text: string): Promise<{ matching: number }> {
  if (text === 'lento') return new Promise(ignore);
  if (text === 'fallido') throw refusal({ code: 'OFFICE_CLOSED', params: {} });
  return { matching: found(text) };
}

/** An office of a thousand, whose export of `.xlsx` goes on until it is cancelled. */
export const listCore: FakeCore = {
  ...everyday,
  clients: {
    list: ({ filter, offset, limit }) => {
      if (filter.text === 'tardía' && offset >= LATE_FROM) return new Promise(ignore);
      return {
        rows: Array.from({ length: found(filter.text) }, (_, at) => rowWith(at + 1)).slice(offset, offset + limit),
      };
    },
    count: ({ filter }) => countOf(filter.text),
    suggest: () => ({ suggestions: [{ text: 'Muñoz', matching: 12 }] }),
    place: () => ({ index: null }),
  },
  exports: {
    clients: ({ format }) => {
      if (format === 'csv') return { fileToken: 'token', fileName: 'clientes.csv', rows: 998 };
      return new Promise((_, reject) => {
        cancel = () => reject(refusal({ code: 'CANCELLED', params: {} }));
      });
    },
  },
  tasks: {
    cancel: () => {
      cancel?.();
      return { done: true };
    },
  },
};

/** One client of whom everything is told, and no two things alike. */
export const toldCore: FakeCore = {
  ...listCore,
  clients: {
    ...listCore.clients,
    list: () => ({
      rows: [
        {
          ...rowWith(1),
          customId: '1042',
          name: 'José Muñoz',
          nationalId: '28114902',
          taxId: '20281149023',
          phone: '0260 444-1111',
          mobile: '0260 15 455-2222',
          email: 'jose@correo.example',
          address: 'San Martín 1240',
          city: 'San Rafael',
          province: 'Mendoza',
          neighborhood: 'Pueblo Usina',
          zone: 'Norte',
          seller: 'Luz Vega',
          collector: 'Raúl Paz',
          contractCount: 1,
          contractState: 'enabled',
          plan: 'Fibra 100 Mb',
          node: 'Nodo Cerro',
          ip: '10.0.0.1',
          balanceCents: cents.parse(123_450),
          unpaidInvoices: 2,
          createdAtMs: Date.UTC(2026, 1, 3, 12),
          updatedAtMs: Date.UTC(2026, 10, 23, 12, 45),
        },
      ],
    }),
    count: () => ({ matching: 1 }),
  },
};

const contract = { disabledBy: null, paused: false, node: 'Nodo Cerro', mac: '', userName: '' } as const;

/** One client with three contracts, of which one is off: what is told of them, and what a search finds. */
export const severalCore: FakeCore = {
  ...toldCore,
  clients: {
    ...toldCore.clients,
    list: () => ({
      rows: [
        {
          ...rowWith(1),
          name: 'José Muñoz',
          contractCount: 3,
          contractState: 'disabled',
          contractDisabledBy: 'operator',
          plan: 'Hogar 25 Mb',
          node: 'Nodo Cerro',
          ip: '10.7.193.62',
          contracts: [
            { ...contract, state: 'disabled', disabledBy: 'operator', plan: 'Hogar 25 Mb', ip: '10.7.193.62' },
            { ...contract, state: 'enabled', plan: 'Fibra 300 Mb', ip: '10.27.238.58', mac: 'e48d8c0403c5' },
            { ...contract, state: 'enabled', plan: 'Fibra 300 Mb', ip: '10.27.238.59' },
          ],
        },
      ],
    }),
  },
};

const LONG_IP = '200.108.208.208';
const LONG_IPS = Array.from({ length: 11 }, (_, at) => `200.108.208.${208 + at}`);

/** One client with a credit as large as they come. */
export const creditCore: FakeCore = {
  ...toldCore,
  clients: {
    ...toldCore.clients,
    list: () => ({ rows: [{ ...rowWith(1), name: 'Ana Muñoz', balanceCents: cents.parse(-999_999_900) }] }),
  },
};

/** One client with eleven contracts, each with an IP as long as they come. */
export const longIpsCore: FakeCore = {
  ...toldCore,
  clients: {
    ...toldCore.clients,
    list: () => ({
      rows: [
        {
          ...rowWith(1),
          name: 'Ana Muñoz',
          contractCount: LONG_IPS.length,
          contractState: 'enabled',
          plan: 'Hogar 25 Mb',
          node: 'Nodo Cerro',
          ip: LONG_IP,
          contracts: LONG_IPS.map((ip) => ({ ...contract, state: 'enabled', plan: 'Hogar 25 Mb', ip })),
        },
      ],
    }),
  },
};

export function ListScene() {
  const [list, setList] = useState(() => readListState(new URLSearchParams()));
  const [edited, setEdited] = useState('');
  return (
    <>
      <p>{edited}</p>
      {/* What the address says is read again when something else of it changes. */}
      <button type="button" onClick={() => setList({ ...list, filter: { ...list.filter } })}>
        Leer la dirección
      </button>
      <ClientList
        list={list}
        onList={setList}
        operatorId={operator.operatorId}
        mayWrite
        office={office}
        onCreate={ignore}
        onImport={ignore}
        onView={ignore}
        onEdit={({ name }) => setEdited(`Se edita a ${name}`)}
        onDebt={ignore}
        onPay={ignore}
        onPassword={ignore}
        onDeactivate={ignore}
        onReactivate={ignore}
        onAudit={ignore}
        onContracts={ignore}
        onMassUpdate={ignore}
        boxOpen={false}
        onOpenBox={ignore}
        renderBox={() => null}
        renderActions={(selection) => <ExportMenu {...selection} />}
      />
    </>
  );
}

function ignore(): void {}
