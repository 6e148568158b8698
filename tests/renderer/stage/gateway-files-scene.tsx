import type { GatewayLine, GatewaySummary, KeptLine } from '../../../src-main/contract/gateway-files';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { cents } from '../../../src-main/contract/values/money';
import { GatewayFilesScreen } from '../../../src-renderer/features/gateway-files';
import { type FakeCore, refusal } from './fake-core';
import { everyday } from './office';

const day = calendarDate.parse('2026-11-20');
const none = { lines: 0, cents: cents.parse(0) };
const draftId = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

const waiting: KeptLine = {
  id: 5,
  version: 2,
  fileId: 1,
  fileName: 'octubre.csv',
  row: 9,
  state: 'waiting',
  outcome: 'unknown',
  reason: 'nobody',
  paidOn: day,
  gateway: 'Rapipago',
  reference: 'X99',
  nationalId: '28114902',
  operation: 'OP9',
  amountCents: cents.parse(120_000),
  feeCents: null,
  isReversal: false,
  client: null,
  payment: null,
};

const doubt: GatewayLine = {
  row: 2,
  outcome: 'doubtful',
  reason: 'documentDiffers',
  paidOn: day,
  gateway: 'Rapipago',
  reference: '1042',
  nationalId: '99999999',
  operation: 'OP1',
  amountCents: cents.parse(2_999_000),
  isReversal: false,
  client: null,
  chosen: false,
};

const summaryOf = (decided: boolean): GatewaySummary => ({
  outcomes: {
    sure: decided ? { lines: 1, cents: cents.parse(2_999_000) } : none,
    reversal: none,
    doubtful: decided ? none : { lines: 1, cents: cents.parse(2_999_000) },
    unknown: none,
    repeated: none,
    left: none,
    problem: none,
  },
  reasons: [
    decided
      ? { outcome: 'sure', reason: 'chosen', lines: 1, cents: cents.parse(2_999_000) }
      : { outcome: 'doubtful', reason: 'documentDiffers', lines: 1, cents: cents.parse(2_999_000) },
  ],
  whole: { lines: 1, cents: cents.parse(2_999_000) },
  told: cents.parse(3_000_000),
  feeCents: null,
  fromOn: day,
  untilOn: day,
  sources: [
    {
      name: 'Rapipago',
      gatewayId: null,
      gateway: 'Rapipago',
      methodId: 6,
      collectorId: null,
      collector: 'Rapipago',
      lines: 1,
    },
  ],
});

const opened = {
  draftId,
  fileName: 'pagos.csv',
  rows: 2,
  columns: [
    { header: 'Fecha', samples: ['20/11/2026'] },
    { header: 'Quién', samples: ['1042'] },
    { header: 'Importe', samples: ['29.990,00'] },
  ],
  lines: [],
  layout: {
    targets: ['paidOn' as const, 'ignore' as const, 'amount' as const],
    cuts: [],
    amounts: 'units' as const,
    gatewayName: '',
  },
  remembered: false,
};

const ana = { id: 1, name: 'Ana Muñoz', customId: '1042', balanceCents: 2_999_000, payment: null };

/** A file half way whose one line is doubtful, a line of another file that waits, and a file that was imported. */
export function gatewayFilesCore(): FakeCore {
  let decided = false;
  return {
    ...everyday,
    gateways: { list: () => ({ gateways: [], kinds: [] }) },
    gatewayFiles: {
      drafts: () => ({ drafts: [{ draftId, fileName: 'pagos.csv', atMs: 1, rows: 2 }] }),
      draft: () => opened,
      preview: () => summaryOf(false),
      lines: () => ({
        lines: [decided ? { ...doubt, outcome: 'sure', reason: 'chosen', client: ana, chosen: true } : doubt],
        total: 1,
      }),
      candidates: () => ({ candidates: [ana] }),
      keptCandidates: () => ({ candidates: [ana] }),
      choose: () => {
        decided = true;
        return summaryOf(true);
      },
      apply: () => ({
        fileId: 2,
        posted: { lines: 1, cents: 2_999_000 },
        voided: none,
        waiting: none,
        repeated: none,
        changed: 0,
      }),
      discard: () => ({ done: true }),
      kept: () => ({ lines: [waiting], total: 1, totalCents: 120_000 }),
      assign: () => {
        throw refusal({ code: 'CONFLICT', params: { version: 3 } });
      },
      leaveOut: () => ({ version: 3 }),
      reopen: () => ({ version: 4 }),
      files: () => ({
        files: [
          {
            id: 1,
            version: 1,
            fileName: 'octubre.csv',
            atMs: Date.UTC(2026, 10, 24, 12),
            operator: 'Ana Ruiz',
            gateways: 'Rapipago',
            lines: 3,
            totalCents: 500_000,
            posted: { lines: 2, cents: 380_000 },
            voided: none,
            waiting: { lines: 1, cents: 120_000 },
            undone: false,
          },
        ],
      }),
      undoPlan: () => ({
        version: 1,
        voids: { lines: 2, cents: 380_000 },
        restores: none,
        waiting: { lines: 1, cents: 120_000 },
        kept: [{ receiptNumber: 7, client: 'Beto Ruiz', amountCents: 1000, why: 'voidedSince' as const }],
        keptCount: 1,
      }),
      undo: () => ({ voided: { lines: 2, cents: 380_000 }, restored: none, kept: [], keptCount: 1 }),
    },
  };
}

export function GatewayFilesScene() {
  return (
    <div style={{ height: '100vh' }}>
      <GatewayFilesScreen />
    </div>
  );
}
