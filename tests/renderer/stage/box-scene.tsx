import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { ClientsScreen } from '../../../src-renderer/app/clients-screen';
import { readFurtherScreens } from '../../../src-renderer/app/further';
import { contractWith } from './contract-scene';
import type { FakeCore } from './fake-core';
import { clientWith, everyday, rowWith } from './office';

const ROWS = 40;

const TODAY = calendarDate.parse('2026-11-24');

const nothing = { down: 0, up: 0, known: false };

/** Forty clients, each with a plan of its own name and with nothing else. */
export const boxCore: FakeCore = {
  ...everyday,
  clients: {
    list: ({ offset, limit }) => ({
      rows: Array.from({ length: ROWS }, (_, at) => rowWith(at + 1)).slice(offset, offset + limit),
    }),
    count: () => ({ matching: ROWS }),
    get: ({ id }) => clientWith({ id, name: `Cliente ${id}` }),
  },
  contracts: {
    list: ({ clientId }) => ({
      contracts: [contractWith({ clientId, plan: `Plan de ${clientId}` })],
      today: TODAY,
    }),
    check: () => ({ problems: [], sameUserName: null }),
  },
  plans: { list: () => ({ plans: [], today: TODAY }) },
  audit: { ...everyday.audit, operators: () => ({ operators: [] }) },
  consumption: {
    ofClient: () => ({
      contracts: [],
      bucket: 'day',
      hours: 1,
      points: [],
      totals: nothing,
      lastDay: nothing,
      dataUntilMs: null,
      earlier: false,
    }),
  },
  gateways: { ofClient: () => ({ attached: [], carried: [] }), list: () => ({ gateways: [], kinds: [] }) },
  devices: { list: () => ({ devices: [] }) },
};

/** The contracts are read when the spec says so. */
export const slowContractsCore: FakeCore = {
  ...boxCore,
  contracts: {
    ...boxCore.contracts,
    list: async ({ clientId }) => {
      await new Promise((read) => window.addEventListener('contracts-read', read, { once: true }));
      return { contracts: [contractWith({ clientId })], today: TODAY };
    },
  },
};

/** Every contract ended, and is folded away. */
export const endedContractsCore: FakeCore = {
  ...boxCore,
  contracts: {
    ...boxCore.contracts,
    list: ({ clientId }) => ({
      contracts: [contractWith({ clientId, endedOn: calendarDate.parse('2026-05-02'), endReason: 'Se mudó' })],
      today: TODAY,
    }),
  },
};

export function BoxScene() {
  void readFurtherScreens();
  return <ClientsScreen />;
}
