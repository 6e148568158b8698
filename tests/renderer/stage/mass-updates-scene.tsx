import type { Failure } from '../../../src-main/contract/failures';
import type { MassPreview, MassRow } from '../../../src-main/contract/mass-updates';
import { MassUpdate, UpdateHistory } from '../../../src-renderer/features/mass-updates';
import { type FakeCore, refusal } from './fake-core';
import { everyday, noParameters } from './office';

const DRAFT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const PEOPLE = 100_000;
const filter = { text: '', state: 'active' as const, conditions: [] };

const reason = { code: 'ENTRY_RETIRED' as const, field: 'zoneId', params: { name: 'Norte' } };
const counts = { change: PEOPLE - 2, same: 1, skip: 1 };
const previewed: MassPreview = {
  draftId: DRAFT,
  total: PEOPLE,
  counts,
  reasons: [{ reason, clients: 1 }],
  columns: ['zoneId'],
};

function rowAt(at: number): MassRow {
  const outcome = at === 1 ? 'same' : at === 2 ? 'skip' : 'change';
  const after = outcome === 'change' ? 'Norte' : null;
  return {
    id: at + 1,
    customId: String(1000 + at),
    name: `Cliente ${at}`,
    state: 'active',
    outcome,
    cells: [{ field: 'zoneId', before: at === 1 ? 'Norte' : 'Súr', after }],
    reasons: outcome === 'skip' ? [reason] : [],
  };
}

const one = { id: 3, customId: '1002', name: 'Cliente 2' };
const kept = [{ ...one, fields: [{ field: 'zoneId', code: 'edited' as const }] }];

function coreWith(massUpdates: FakeCore['massUpdates']): FakeCore {
  let cancel: (() => void) | undefined;
  return {
    ...everyday,
    billingParameters: { list: () => noParameters },
    gateways: { list: () => ({ gateways: [], kinds: [] }) },
    massUpdates: {
      preview: ({ selection }) =>
        selection.kind === 'ids' ? { ...previewed, total: 7, counts: { change: 5, same: 1, skip: 1 } } : previewed,
      rows: ({ offset, limit, outcome }) => {
        const all = Array.from({ length: limit }, (_, at) => rowAt(offset + at));
        const rows = outcome ? all.filter((row) => row.outcome === outcome) : all;
        return { rows, total: PEOPLE };
      },
      apply: () => {
        if (cancel) return { id: 9, changed: counts.change, left: 0, leftRows: [] };
        return new Promise((_, reject) => {
          cancel = () => reject(refusal({ code: 'CANCELLED', params: {} }));
        });
      },
      undo: () => ({ id: 10, restored: 4, kept: 1, keptRows: kept, keptNext: null }),
      undoPlan: () => ({ restored: 4, kept: 1, keptRows: kept, keptNext: null }),
      list: () => ({
        updates: [
          {
            id: 9,
            kind: 'update',
            atMs: Date.UTC(2026, 10, 24, 12),
            operator: 'Ana Ruiz',
            fields: ['zoneId', 'billing.cycleDay', 'notes', 'gateways'],
            told: [
              { field: 'zoneId', how: 'set', value: 'Norte' },
              { field: 'contract.state', how: 'set', value: 'disabled' },
              { field: 'notes', how: 'added', value: 'Avisar' },
              { field: 'gateways', how: 'removed', value: 'Rapipago' },
            ],
            changed: 5,
            undoesId: null,
            undoneById: null,
            kept: 0,
          },
        ],
        total: 1,
      }),
      listSpent: () => ({ ids: [] }),
      ...massUpdates,
    },
    tasks: {
      cancel: () => {
        cancel?.();
        return { done: true };
      },
    },
  };
}

const REASONS: Failure[] = [
  { code: 'CLIENT_DEACTIVATED', field: 'state', params: {} },
  { code: 'ENTRY_RETIRED', field: 'billing.paymentMethodId', params: { name: 'Cheque' } },
  { code: 'NOTES_FULL', field: 'notes', params: {} },
  { code: 'VALIDATION', field: 'taxConditionId', params: { reason: 'required' } },
  { code: 'INVOICE_TYPE_OTHER', field: 'invoiceType', params: { type: 'A', condition: 'Consumidor final' } },
  { code: 'FANTASY_MIX', field: 'taxConditionId', params: {} },
  { code: 'NO_INVOICE_TYPE', field: 'taxConditionId', params: {} },
  { code: 'TAX_ID_NEEDED', field: 'taxId', params: {} },
  { code: 'TAX_ID_INVALID', field: 'taxId', params: {} },
  { code: 'TAXES_TOO_HIGH', field: 'taxIds', params: {} },
  { code: 'GATEWAY_NOT_READY', field: 'gateways', params: { gateway: 'Rapipago' } },
  { code: 'REFERENCE_NONE', field: 'gateways', params: { gateway: 'Rapipago' } },
  { code: 'CONFLICT', params: {} },
  { code: 'CONTRACTS_NONE', field: 'contract.state', params: { of: '' } },
  { code: 'CONTRACTS_NONE', field: 'contract.state', params: { of: 'Hogar · Torre' } },
  { code: 'DATE_BEFORE_START', field: 'contract.planId', params: { date: '2026-11-24' } },
  { code: 'DATE_BEFORE_CHANGE', field: 'contract.planId', params: { date: '2026-11-24' } },
  { code: 'DATE_TOO_FAR', field: 'contract.planId', params: { date: '2036-11-24' } },
];

export const massCores = {
  usual: () => coreWith({}),
  /** What becomes of whoever goes to another zone is looked at for ever. */
  slow: () => coreWith({ preview: ({ fields }) => (fields.zoneId === 2 ? new Promise(() => undefined) : previewed) }),
  /** Two fields that need much room. */
  two: () =>
    coreWith({
      preview: () => ({ ...previewed, columns: ['contract.planId', 'contract.nodeId'] }),
      rows: ({ offset, limit }) => ({
        rows: Array.from({ length: limit }, (_, at) => ({
          ...rowAt(offset + at),
          outcome: 'change',
          cells: ['contract.planId', 'contract.nodeId'].map((field) => ({
            field,
            before: 'Antena compartida de barrio 25 Mb',
            after: 'Fibra empresarial 100 Mb',
          })),
          reasons: [],
        })),
        total: PEOPLE,
      }),
    }),
  /** Contracts with a price of their own, which they lose. */
  prices: () =>
    coreWith({
      preview: () => ({ ...previewed, columns: ['contract.ownPriceCents'] }),
      rows: ({ offset, limit }) => ({
        rows: Array.from({ length: limit }, (_, at) => ({
          ...rowAt(offset + at),
          outcome: 'change',
          cells: [{ field: 'contract.ownPriceCents', before: '29990.00 · 1500.50', after: '31990.00' }],
          reasons: [],
        })),
        total: PEOPLE,
      }),
    }),
  /** Each is left out for a reason of its own, as the core tells it. */
  reasons: () =>
    coreWith({
      preview: () => ({ ...previewed, total: REASONS.length, counts: { change: 0, same: 0, skip: REASONS.length } }),
      rows: () => ({
        rows: REASONS.map((reasonOfOne, at) => ({
          ...rowAt(at),
          outcome: 'skip' as const,
          cells: [{ field: 'zoneId', before: '', after: null }],
          reasons: [reasonOfOne],
        })),
        total: REASONS.length,
      }),
    }),
  /** Somebody was changed between the preview and the update. */
  changedMeanwhile: () =>
    coreWith({
      apply: () => ({
        id: 9,
        changed: 4,
        left: 1,
        leftRows: [{ ...one, reasons: [{ code: 'CONFLICT', params: {} }] }],
      }),
    }),
};

const MANY = 260;
const FIRST = 200;
const named = (at: number) => ({ id: at, customId: String(at), name: `Quedó ${at}` });
const keptFrom = (begin: number, end: number) =>
  Array.from({ length: end - begin }, (_, at) => ({
    ...named(begin + at + 1),
    fields: [{ field: 'zoneId', code: 'edited' as const }],
  }));
const leftFrom = (begin: number, end: number) =>
  Array.from({ length: end - begin }, (_, at) => ({
    ...named(begin + at + 1),
    reasons: [{ code: 'CONFLICT' as const, params: {} }],
  }));

/** More were left out, and keep something, than an answer names. */
export const manyLeft = () =>
  coreWith({
    apply: () => ({ id: 9, changed: 4, left: MANY, leftRows: leftFrom(0, FIRST) }),
    left: ({ after }) =>
      after < 0 ? { rows: leftFrom(0, FIRST), next: FIRST } : { rows: leftFrom(after, MANY), next: null },
    undoPlan: () => ({ restored: 4, kept: MANY, keptRows: keptFrom(0, FIRST), keptNext: FIRST }),
    kept: ({ after }) => ({ rows: keptFrom(after, MANY), next: null }),
  });

const changedFrom = (begin: number, end: number) =>
  Array.from({ length: end - begin }, (_, at) => ({
    ...named(begin + at + 1),
    openId: 1000 + begin + at + 1,
    changes: [
      { field: 'zoneId', before: 'Súr', after: 'Norte', contract: '' },
      { field: 'contract.state', before: 'enabled', after: 'disabled', contract: 'Fibra 100 Mb · 10.0.0.1' },
    ],
  }));

/** Of the one update nothing goes back any more; it changed more than a page. */
export const spentHistory = () =>
  coreWith({
    listSpent: ({ ids }) => ({ ids }),
    clients: ({ after }) =>
      after === 0 ? { rows: changedFrom(0, 50), next: 50 } : { rows: changedFrom(50, 60), next: null },
  });
/** And of this one its dialog alone knows it. */
export const nothingBack = () =>
  coreWith({ undoPlan: () => ({ restored: 0, kept: 1, keptRows: kept, keptNext: null }) });

const ticked = { selection: { kind: 'ids' as const, ids: [1, 2, 3, 4, 5, 6, 7] }, count: 7, outside: 0 };

export function MassScene() {
  return (
    <div style={{ height: '100vh', display: 'flex' }}>
      <MassUpdate
        scope={{ filter, matching: PEOPLE, ticked }}
        autoStatePlace={(selection) => <p>Estados de {selection.kind}</p>}
      />
    </div>
  );
}

export function MassHistoryScene() {
  return (
    <div className="settings-page">
      <UpdateHistory />
    </div>
  );
}
