import { useState } from 'react';
import type { AuditEntry } from '../../../src-main/contract/audit';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { AuditTab } from '../../../src-renderer/features/client-box';
import { contractWith } from './contract-scene';
import type { FakeCore } from './fake-core';
import { clientWith, everyday, office } from './office';

const blank: AuditEntry = {
  id: 1,
  batchId: 'a',
  atMs: Date.UTC(2026, 10, 24, 12),
  operator: 'Ana Ruiz',
  origin: 'form',
  action: 'updated',
  field: 'phone',
  before: '1',
  after: '2',
  contractId: null,
  contract: '',
  over: null,
  reason: '',
};
const ofContract = { ...blank, batchId: 'b', contractId: 1, contract: 'Fibra 100 Mb · 10.0.0.1' };

const END = { action: 'ended', field: 'contract.endedOn', before: '', after: '2026-11-20' };

const ofDevice = { ...blank, batchId: 'd', action: 'deviceChanged' };

/** Of two devices: one that serves, at its fourth version, and one that is revoked. */
const entries: AuditEntry[] = [
  { ...ofContract, id: 9, field: 'contract.reason', before: '', after: 'Debe dos meses' },
  { ...ofContract, id: 8, field: 'contract.pausedUntilOn', before: '', after: '2026-12-20' },
  { ...ofContract, id: 22, field: 'contract.stood', before: 'disabled', after: '' },
  { ...ofContract, id: 7, field: 'contract.state', before: 'enabled', after: 'disabled' },
  { ...ofContract, id: 6, field: 'contract.mac', before: 'e48d8c0403c5', after: '002722112233' },
  { ...ofContract, id: 5, field: 'contract.ownPriceCents', before: '12300.00', after: '' },
  {
    ...ofContract,
    id: 13,
    batchId: 'g',
    action: 'disabledWithClient',
    field: 'contract.reason',
    // Why it stood as it did is told of the act before, also where it is the same.
    before: 'auto:clientDeactivated',
    after: 'auto:clientDeactivated',
  },
  { ...ofContract, ...END, id: 19, batchId: 'm' },
  { ...ofContract, id: 18, batchId: 'l', field: 'contract.latitude', before: '-34.6', after: '-34.617701' },
  blank,
  { ...blank, id: 14, batchId: 'h', field: 'nationalId', before: '28114902', after: '28114903' },
  { ...blank, id: 15, batchId: 'i', field: 'taxId', before: '', after: '20281149023' },
  { ...blank, id: 16, batchId: 'j', field: 'mobile', before: '2604456789', after: '' },
  // The same document, typed in another way.
  { ...blank, id: 17, batchId: 'k', field: 'nationalId', before: '28114902', after: '28.114.902' },
  { ...ofDevice, id: 12, field: 'device.expiresOn', before: '2026-12-24', after: '', over: 4 },
  { ...ofDevice, id: 11, batchId: 'e', field: 'device.name', before: 'Teléfono viejo', after: 'Otro', over: null },
  { ...ofDevice, id: 10, batchId: 'f', action: 'deviceAdded', field: 'device.name', before: '', after: 'Tablet' },
  { ...blank, id: 2, batchId: 'c', origin: 'import', action: 'created', field: 'unpaidBalance', after: '1500.50' },
];

/** What came last of a client: a day, an amount, a document, and an act that changes no field. */
export const lastEntries: AuditEntry[] = [
  { ...ofContract, id: 34, field: 'contract.startedOn', before: '', after: '2026-11-01' },
  { ...ofContract, id: 33, batchId: 'n', field: 'contract.ownPriceCents', before: '150000.00', after: '' },
  { ...blank, id: 32, batchId: 'o', field: 'nationalId', before: '28114902', after: '28114903' },
  { ...blank, id: 31, batchId: 'p', action: 'portalPassword', field: '', before: '', after: '' },
];

/** Somebody who was changed so often, newest first. */
const LONG = 65;
const long = Array.from({ length: LONG }, (_none, at) => ({
  ...blank,
  id: 1000 - at,
  batchId: `long ${at}`,
  after: `Valor ${LONG - at}`,
}));

/** A client and a contract that were changed; the contract is at its third version. */
export const auditCore: FakeCore = {
  ...everyday,
  clients: { get: () => clientWith({}) },
  contracts: { list: () => ({ contracts: [contractWith({ version: 3 })], today: calendarDate.parse('2026-11-24') }) },
  audit: {
    // The next client's come when the spec says so.
    list: ({ clientId, offset, limit }) => {
      if (clientId === 1) return { entries, total: entries.length };
      if (clientId === 3) return { entries: long.slice(offset, offset + limit), total: long.length };
      return new Promise((told) =>
        window.addEventListener('answered', () => told({ entries: [{ ...blank, id: 21 }], total: 1 }), {
          once: true,
        }),
      );
    },
    operators: () => ({ operators: ['', 'Ana Ruiz', 'Beto Sosa'] }),
    putBack: ({ version }) => ({ version: version + 1 }),
  },
};

export function AuditScene() {
  const [clientId, setClientId] = useState(1);
  return (
    <div style={{ width: 440, height: 600, padding: 18, overflow: 'auto' }}>
      <button type="button" onClick={() => setClientId(2)}>
        Cliente 2
      </button>
      <button type="button" onClick={() => setClientId(3)}>
        Cliente 3
      </button>
      <AuditTab clientId={clientId} office={office} mayWrite />
    </div>
  );
}
