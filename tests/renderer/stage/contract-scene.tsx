import { useState } from 'react';
import type { AuditEntry } from '../../../src-main/contract/audit';
import { type ContractShown, contract as contractSchema } from '../../../src-main/contract/contracts';
import type { FailureCode } from '../../../src-main/contract/failures';
import { price } from '../../../src-main/contract/plans';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { query, queryClient } from '../../../src-renderer/api/client';
import { ContractsTab } from '../../../src-renderer/features/contracts';
import { type FakeCore, refusal } from './fake-core';
import { clientWith, everyday, office } from './office';

const day = (text: string) => calendarDate.parse(text);
const TODAY = day('2026-11-24');

export function contractWith(more: Partial<ContractShown>): ContractShown {
  const stored = contractSchema.parse({
    id: 1,
    version: 1,
    clientId: 1,
    planId: 31,
    ownPriceCents: null,
    nodeId: 41,
    equipmentId: null,
    ip: '10.0.0.1',
    mac: 'e48d8c0403c5',
    userName: '',
    startedOn: '2024-03-14',
    address: '',
    latitude: null,
    longitude: null,
    notes: '',
    state: 'enabled',
    disabledBy: null,
    stateReason: '',
    pausedUntilOn: null,
    nextPlanId: null,
    nextOwnPriceCents: null,
    nextPlanOn: null,
    endedOn: null,
    endReason: '',
    createdAtMs: 1,
    updatedAtMs: 1,
  });
  const names = {
    plan: 'Fibra 100 Mb',
    node: 'Cerro Norte',
    equipment: '',
    nextPlan: '',
    stateBy: null,
    unbilled: null,
  };
  return { ...stored, ...names, downKbps: 100_000, upKbps: 50_000, priceCents: price.parse(1_230_000), ...more };
}

const cut = contractWith({
  id: 2,
  plan: 'Rural 10 Mb',
  priceCents: price.parse(810_000),
  ownPriceCents: price.parse(810_000),
  state: 'disabled',
  disabledBy: 'system',
  stateBy: { operator: '', origin: 'system', atMs: Date.UTC(2026, 10, 20, 12) },
  ip: '',
  mac: '',
  nodeId: null,
  node: '',
});
const paused = contractWith({
  id: 3,
  plan: 'Cámaras 2 Mb',
  priceCents: price.parse(100_000),
  state: 'disabled',
  disabledBy: 'operator',
  unbilled: 'disabledByOperator',
  downKbps: 2000,
  upKbps: 0,
  latitude: -34.6177,
  longitude: -68.3301,
  stateReason: 'Viaja',
  pausedUntilOn: day('2026-12-20'),
  nextPlanId: 31,
  nextPlan: 'Fibra 100 Mb',
  nextPlanOn: day('2026-12-01'),
});
const ended = contractWith({ id: 4, plan: 'Viejo 5 Mb', endedOn: day('2026-05-02'), endReason: 'Se mudó' });

const plan = {
  retired: false,
  mergedIntoId: null,
  version: 1,
  downKbps: 100_000,
  upKbps: 50_000,
  next: null,
  contracts: 3,
};
const plans = [
  { ...plan, id: 31, name: 'Fibra 100 Mb', priceCents: price.parse(1_230_000) },
  { ...plan, id: 32, name: 'Fibra 300 Mb', priceCents: price.parse(1_990_000) },
];

const node = (id: number, name: string) =>
  ({ id, kind: 'node', name, retired: false, mergedIntoId: null, version: 1, uses: 0 }) as const;

const around: FakeCore = {
  ...everyday,
  clients: { get: () => clientWith({ address: 'San Martín 1240' }) },
  catalogs: { list: () => ({ entries: [node(41, 'Cerro Norte'), node(42, 'El Ejido')] }) },
  plans: { list: () => ({ plans, today: day('2026-11-24') }) },
};

const endEntry: AuditEntry = {
  id: 77,
  batchId: 'baja',
  atMs: Date.UTC(2026, 10, 24, 12),
  operator: 'Ana Ruiz',
  origin: 'form',
  action: 'ended',
  field: 'contract.endedOn',
  before: '',
  after: '2026-11-24',
  contractId: 3,
  contract: 'Cámaras 2 Mb',
  over: null,
  reason: '',
};

const ipProblem = (code: FailureCode, params = {}) => [{ code, field: 'ip', params }];

const tooFar = { code: 'DATE_TOO_FAR', field: 'startedOn', params: { date: '24/11/2027' } } as const;

/** Every kind of contract; the IP that ends in 9 and the user name carla are another client's, and an IP that ends in a dot is none. */
export const contractsCore: FakeCore = {
  ...around,
  audit: {
    list: () => ({ entries: [endEntry], total: 1 }),
    putBack: ({ version }) => ({ version: version + 1 }),
    undoContractChange: ({ version }) => ({ version: version + 1 }),
  },
  contracts: {
    list: () => ({ contracts: [contractWith({}), cut, paused, ended], today: TODAY }),
    check: ({ draft: { ip, userName, startedOn } }) => {
      const carla = { name: 'Carla Ríos', clientId: 9 };
      const sameUserName = userName === 'carla' ? carla : null;
      if (startedOn > '2027-11-24') return { problems: [tooFar], sameUserName };
      if (ip.endsWith('.')) return { problems: ipProblem('IP_INVALID'), sameUserName };
      return { problems: ip.endsWith('.9') ? ipProblem('IP_TAKEN', carla) : [], sameUserName };
    },
    create: () => ({ id: 5 }),
    setState: ({ version }) => ({ version: version + 1 }),
    pause: ({ version }) => ({ version: version + 1 }),
    changePlan: ({ version }) => ({ version: version + 1 }),
    end: () => ({ done: true }),
    cancelPlanChange: ({ version }) => ({ version: version + 1 }),
  },
};

/** Two contracts that stand as the list said with which they came in, one that an operator disabled, and one that was put back. */
export const fromListCore: FakeCore = {
  ...contractsCore,
  contracts: {
    ...contractsCore.contracts,
    list: () => {
      const byList = { operator: 'Ana Ruiz', origin: 'import', atMs: Date.UTC(2026, 10, 20, 12) } as const;
      return {
        contracts: [
          { ...cut, stateBy: byList },
          contractWith({ id: 5, plan: 'Fibra 300 Mb', state: 'alerted', stateBy: byList }),
          contractWith({
            id: 6,
            state: 'disabled',
            disabledBy: 'operator',
            stateReason: 'Fraude',
            stateBy: { ...byList, origin: 'form' },
          }),
          { ...cut, id: 7, plan: 'Hogar 25 Mb', stateBy: { ...byList, origin: 'massUndo' } },
        ],
        today: TODAY,
      };
    },
  },
};

const lines = (count: number) => Array.from({ length: count }, (_, at) => `Visita ${at + 1}`).join('\n');

/** A contract with more notes than anybody reads at a glance, and one with as many as are shown. */
export const longNotesCore: FakeCore = {
  ...contractsCore,
  contracts: {
    ...contractsCore.contracts,
    list: () => ({
      contracts: [contractWith({ notes: lines(400) }), { ...cut, notes: lines(6) }],
      today: TODAY,
    }),
  },
};

/** One contract that begins on a day to come. */
export const toBeginCore: FakeCore = {
  ...contractsCore,
  contracts: {
    ...contractsCore.contracts,
    list: () => ({ contracts: [contractWith({ startedOn: calendarDate.parse('2026-12-15') })], today: TODAY }),
  },
};

/** Another window changed the contract between the reading and what is done here. */
export function changedElsewhere(
  change: Partial<ContractShown> = { userName: 'ana-casa', ip: '10.0.0.2', state: 'alerted' },
): FakeCore {
  let now = contractWith({ userName: 'ana', notes: 'techo' });
  const theirs = { ...now, ...change, version: 2 };
  const meet = (version: number) => {
    now = theirs;
    if (version !== theirs.version) throw refusal({ code: 'CONFLICT', params: { version: theirs.version } });
    return { version: 3 };
  };
  return {
    ...around,
    contracts: {
      list: () => ({ contracts: [now], today: TODAY }),
      check: () => ({ problems: [], sameUserName: null }),
      update: ({ version }) => meet(version),
      setState: ({ version }) => meet(version),
    },
  };
}

/** A contract that is added comes last, and what is paused says so. */
export function growingCore(): FakeCore {
  let contracts = [contractWith({}), cut, contractWith({ id: 6, plan: 'Hogar 30 Mb', ip: '10.0.0.6' })];
  const put = (next: typeof contracts) => {
    contracts = next;
    void queryClient.invalidateQueries({ queryKey: query.contracts.key() });
  };
  return {
    ...contractsCore,
    contracts: {
      ...contractsCore.contracts,
      list: () => ({ contracts, today: TODAY }),
      create() {
        put([...contracts, contractWith({ id: 5, plan: 'Nueva 50 Mb' })]);
        return { id: 5 };
      },
      pause({ id, version, untilOn }) {
        const standing = {
          version: version + 1,
          state: 'disabled',
          disabledBy: 'operator',
          pausedUntilOn: untilOn,
        } as const;
        put(contracts.map((one) => (one.id === id ? { ...one, ...standing } : one)));
        return { version: version + 1 };
      },
    },
  };
}

/** The tab in a box as low as it is at 1280×720. */
export function LowContractScene() {
  return (
    <div data-testid="panel" style={{ height: 340, overflow: 'auto' }}>
      <ContractScene />
    </div>
  );
}

/** Another window ended it. */
export const endedElsewhere = () => changedElsewhere({ endedOn: TODAY, endReason: 'Se mudó' });

/** Another window disables the contract while a dialog is open here: the list is read again by itself, as at every change. */
export function changedMeanwhile() {
  let now = contractWith({});
  const core: FakeCore = {
    ...around,
    contracts: {
      list: () => ({ contracts: [now], today: TODAY }),
      check: () => ({ problems: [], sameUserName: null }),
      setState({ version }) {
        if (version !== now.version) throw refusal({ code: 'CONFLICT', params: { version: now.version } });
        return { version: version + 1 };
      },
    },
  };
  function change(): void {
    now = { ...now, version: 2, state: 'disabled', disabledBy: 'operator', stateReason: 'Fraude' };
    void queryClient.invalidateQueries({ queryKey: query.contracts.key() });
  }
  const element = (
    <>
      <ContractScene />
      <button type="button" onClick={change}>
        Otra ventana deshabilita
      </button>
    </>
  );
  return { core, element };
}

interface ContractSceneProps {
  readonly mayWrite?: boolean;
  readonly clientActive?: boolean;
}

export function ContractScene({ mayWrite = true, clientActive = true }: ContractSceneProps) {
  const [nodeId, setNodeId] = useState<number | null>(null);
  return (
    <div style={{ width: 440, padding: 18, overflow: 'auto' }}>
      <ContractsTab
        clientId={1}
        clientActive={clientActive}
        home="San Martín 1240"
        office={office}
        mayWrite={mayWrite}
        onNode={setNodeId}
      />
      {nodeId !== null && <p>Nodo pedido: {nodeId}</p>}
    </div>
  );
}
