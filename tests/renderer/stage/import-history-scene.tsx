import type { ImportNote } from '../../../src-main/contract/imports';
import { ImportHistory } from '../../../src-renderer/features/imports/import-history';
import { type FakeCore, refusal } from './fake-core';
import { everyday } from './office';

/** What those who came in with the list that has one row kept were told, once it was done. */
const told = { customId: '7', name: 'Ana Paz', stayedOut: false };
const notes: readonly ImportNote[] = [
  { ...told, row: 2, code: 'entryRetired', field: 'node', other: 'Nodo Cerro' },
  { ...told, row: 3, code: 'ipTaken', field: 'ip', other: 'Beto Ruiz' },
  { ...told, row: 4, code: 'positionOutside', field: 'latitude', other: '48.1, 11.5' },
  { ...told, row: 5, code: 'emailWorkaround', field: 'email', other: 'ana@correo.example' },
  { ...told, row: 6, code: 'clientDeactivated', field: 'customId', other: 'Ana Paz' },
];

const AT_MS = Date.UTC(2026, 10, 24, 12);
const PEOPLE = 2994;
const facts = { atMs: AT_MS, operator: 'Ana Ruiz', changed: 0, stayedOut: 0, noted: 0, undone: false };

/** The clients' list that came first, and that of the contracts which most of them have since. */
const clients = { ...facts, id: 1, kind: 'clients' as const, fileName: 'clientes.xlsx', created: 3000, standing: 3000 };
/** One row of this list stays. */
const oneKept = {
  ...facts,
  id: 3,
  kind: 'contracts' as const,
  fileName: 'altas.csv',
  created: 2,
  standing: 2,
  noted: 5,
};
const contracts = { ...facts, id: 2, kind: 'contracts' as const, fileName: 'contratos.csv', created: 3100 };

let clientsLeft = clients.standing;
let contractsUndone = false;
let cancel: (() => void) | undefined;

const plan = (removed: number, kept: number, measured = 0) => ({
  removed,
  measured,
  restored: 0,
  kept,
  reasons: kept > 0 ? [{ code: 'contractsImported' as const, rows: kept }] : [],
  first: kept > 0 ? [{ importId: 2, kind: 'contracts' as const, fileName: 'contratos.csv', rows: kept }] : [],
});

/** The contracts' undo goes on until it is cancelled, once; the next time it is done. */
export const importHistoryCore: FakeCore = {
  ...everyday,
  imports: {
    list: () => ({
      imports: [
        { ...contracts, undone: contractsUndone, standing: contractsUndone ? 0 : contracts.created },
        { ...clients, standing: clientsLeft },
        oneKept,
      ],
    }),
    undoPlan: ({ importId }) => {
      if (importId === 3) return { ...plan(1, 1), reasons: [{ code: 'changedSince', rows: 1 }], first: [] };
      if (importId === 2) return plan(contracts.created, 0, 1200);
      return contractsUndone ? plan(clientsLeft, 0) : plan(6, PEOPLE);
    },
    undo: ({ importId }) => {
      if (importId === 1) {
        clientsLeft = PEOPLE;
        return { removed: 6, restored: 0, kept: [{ id: 9, name: 'Sofía Álvarez' }], keptRows: PEOPLE };
      }
      if (!cancel) {
        return new Promise((_, reject) => {
          cancel = () => reject(refusal({ code: 'CANCELLED', params: {} }));
        });
      }
      contractsUndone = true;
      return { removed: contracts.created, restored: 0, kept: [], keptRows: 0 };
    },
    notes: () => ({ notes: [...notes], total: notes.length }),
    kept: ({ offset, limit }) => ({
      rows: Array.from({ length: limit }, (_, at) => ({
        id: 1 + offset + at,
        customId: String(1000 + offset + at),
        name: `Cliente ${offset + at}`,
        code: 'contractsImported' as const,
        other: 'contratos.csv',
      })),
      total: PEOPLE,
    }),
  },
  tasks: {
    cancel: () => {
      cancel?.();
      return { done: true };
    },
  },
};

export function ImportHistoryScene() {
  return (
    <div className="settings-page">
      <ImportHistory />
    </div>
  );
}
