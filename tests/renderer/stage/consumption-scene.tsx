import { useState } from 'react';
import type { ConsumptionPeriod } from '../../../src-main/contract/consumption';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { AddContract } from '../../../src-renderer/features/contracts';
import { ConsumptionSection, ConsumptionTab } from '../../../src-renderer/features/consumption';
import { queryClient } from '../../../src-renderer/api/client';
import type { FakeCore } from './fake-core';
import { clientWith, everyday, office } from './office';

const LAST_DAY_MS = Date.UTC(2026, 10, 11);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const shapes = {
  day: { bucket: 'hour', count: 24, stepMs: HOUR_MS },
  week: { bucket: 'hour', count: 168, stepMs: HOUR_MS },
  month: { bucket: 'day', count: 31, stepMs: DAY_MS },
  year: { bucket: 'month', count: 12, stepMs: 30 * DAY_MS },
} as const satisfies Record<ConsumptionPeriod, unknown>;

const twoHours = { bucket: 'hour', count: 12, stepMs: 2 * HOUR_MS } as const;

/** Whose figures come when the spec says so. */
const LATE_ID = 5;
/** Of whom there is no sample. */
const UNMEASURED_ID = 6;

const contracts = [
  { id: 11, plan: 'Fibra 100 Mb', ip: '10.0.0.1', live: true },
  { id: 12, plan: 'Hogar 25 Mb', ip: '', live: false },
];

/**
 * Client 1 has two contracts of 2 GB each bucket; 2 has none; in 3's office nothing was imported; 4 used a GB more each
 * bucket, and sent 0,1 GB less, and is measured every two hours of its last day.
 */
function answer({
  clientId,
  contractId,
  period,
}: {
  clientId: number;
  contractId?: number | undefined;
  period: ConsumptionPeriod;
}) {
  const nothing = { down: 0, up: 0, known: false };
  if (clientId === 3) {
    const none = { points: [], totals: nothing, lastDay: nothing, hours: 1 };
    const never = { dataUntilMs: null, earlier: false };
    return { contracts, bucket: 'hour' as const, ...none, ...never };
  }
  const isSparse = clientId === 4 && period === 'day';
  const { bucket, count, stepMs } = isSparse ? twoHours : shapes[period];
  const share = contractId === undefined ? 2 : 1;
  const points = Array.from({ length: count }, (_, at) => ({
    wallMs: LAST_DAY_MS - (count - 1 - at) * stepMs,
    down: clientId === UNMEASURED_ID ? 0 : clientId === 4 ? (at + 1) * 1e9 : share * 2e9,
    up: clientId === UNMEASURED_ID ? 0 : clientId === 4 ? (count - at) * 1e8 : share * 2e8,
    // Of the ended contract there are samples of its last days alone, all of them of the year's last month.
    known: clientId !== UNMEASURED_ID && (contractId !== 12 || at >= count - (period === 'year' ? 1 : 3)),
  }));
  const total = (key: 'down' | 'up') => points.reduce((sum, point) => sum + point[key], 0);
  const totals = { down: total('down'), up: total('up'), known: points.some((point) => point.known) };
  const shown = clientId === 2 ? [] : contracts;
  const known = { dataUntilMs: LAST_DAY_MS, earlier: true };
  return { contracts: shown, bucket, hours: isSparse ? 2 : 1, points, totals, lastDay: totals, ...known };
}

function answerWhenTold(asked: Parameters<typeof answer>[0]) {
  if (asked.clientId !== LATE_ID) return answer(asked);
  return new Promise<ReturnType<typeof answer>>((told) =>
    window.addEventListener('answered', () => told(answer({ ...asked, clientId: 4 })), { once: true }),
  );
}

export const consumptionCore: FakeCore = {
  ...everyday,
  clients: { get: () => clientWith({ id: 2, name: 'Cliente 2' }) },
  contracts: {
    list: () => ({ contracts: [], today: calendarDate.parse('2026-11-24') }),
    check: () => ({ problems: [], sameUserName: null }),
  },
  plans: { list: () => ({ plans: [], today: calendarDate.parse('2026-11-24') }) },
  consumption: {
    ofClient: answerWhenTold,
    saveNumbers: ({ fileName }) => ({ fileToken: 'numbers', fileName: `${fileName}.csv` }),
    savePicture: ({ fileName }) => ({ fileToken: 'picture', fileName: `${fileName}.png` }),
  },
};

/** The tab in a box of the usual width, and the clients to choose from. */
export function ConsumptionScene() {
  const [clientId, setClientId] = useState(1);
  return (
    <div style={{ width: 440, padding: 16 }}>
      {[1, 2, 3, 4, LATE_ID, UNMEASURED_ID].map((id) => (
        <button key={id} type="button" onClick={() => setClientId(id)}>
          Cliente {id}
        </button>
      ))}
      <ConsumptionTab
        clientId={clientId}
        name={`Cliente ${clientId}`}
        office={office}
        addContract={<AddContract key={clientId} clientId={clientId} />}
      />
    </div>
  );
}

const ADDRESSES = 250;
/** How many are left where the others were given to their contracts. */
const LEFT = 30;
let unknownTotal = ADDRESSES;

const SHARED_BY = [
  { clientId: 1, name: 'Ana Muñoz' },
  { clientId: 2, name: 'Beto Ruiz' },
];

function unknownAddress(number: number) {
  const span = { fromDay: LAST_DAY_MS, untilDay: LAST_DAY_MS };
  const sharedBy = number === 2 ? SHARED_BY : [];
  const address = `10.9.0.${number}`;
  return { sourceId: number, address, samples: 1, down: 1000, up: 100, between: false, sharedBy, ...span };
}

/** 250 addresses that nobody has, but for the second, which two contracts have. */
export const unknownCore: FakeCore = {
  ...everyday,
  consumption: {
    imports: () => ({ imports: [] }),
    settings: () => ({ version: 1, sampleDays: 30, hourMonths: 13 }),
    unknown({ offset, limit }) {
      const shown = Math.max(Math.min(limit, unknownTotal - offset), 0);
      const addresses = Array.from({ length: shown }, (_, at) => unknownAddress(offset + at + 1));
      return { addresses, total: unknownTotal };
    },
    assign: () => ({ addresses: 0, samples: 0, left: 2, shared: 1 }),
  },
};

/** The section, and what another window does: it gives most of the addresses away, and the core tells it. */
export function UnknownScene() {
  function giveAway(): void {
    unknownTotal = LEFT;
    void queryClient.invalidateQueries();
  }
  return (
    <>
      <button type="button" onClick={giveAway}>
        Otra ventana
      </button>
      <ConsumptionSection />
    </>
  );
}
