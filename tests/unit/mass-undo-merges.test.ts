import { describe, expect, test } from 'vitest';
import { type EndedMerge, withoutEndedMerges } from '../../src-main/domain/mass-updates/ended-merges';
import { partByHolder } from '../../src-main/domain/mass-updates/holders';
import { changedFieldsOf } from '../../src-main/domain/mass-updates/undo-contracts';
import type { ContractParts, ContractStep } from '../../src-main/domain/mass-updates/contract-steps';
import { storedClientFields } from '../../src-main/contract/clients';
import { clientFieldsWith } from '../support/test-app';

const parts: ContractParts = {
  state: 'enabled',
  disabledBy: null,
  stateReason: '',
  pausedUntilOn: null,
  planId: 1,
  ownPriceCents: null,
  nextPlanId: null,
  nextOwnPriceCents: null,
  nextPlanOn: null,
  nodeId: null,
};

function contractStep(contractId: number, after: Partial<ContractParts> = {}): ContractStep {
  const none = { termsOn: null, forgetsOn: null, stood: null };
  return { contractId, before: parts, after: { ...parts, ...after }, ...none };
}

test('what changed of a contract is named by each group of its parts', () => {
  expect(changedFieldsOf(contractStep(1, { state: 'disabled', disabledBy: 'operator', planId: 2, nodeId: 3 }))).toEqual(
    ['contract.state', 'contract.planId', 'contract.nodeId'],
  );
  expect(changedFieldsOf(contractStep(1, { stateReason: 'Prueba' }))).toEqual(['contract.state']);
});

test('what was changed is parted by whose it is by now, and what is gone stays with whose it was', () => {
  const gateway = { act: 'detach' as const, id: 21, gatewayId: 1, gateway: 'Banco', reference: '77', key: '77' };
  const steps = [{ field: 'zoneId', before: 1, after: 2 }];
  const contracts = [contractStep(11), contractStep(12), contractStep(13)];
  const of = partByHolder(
    1,
    { steps, madeBilling: true, gateways: [gateway], contracts },
    {
      contracts: new Map([
        [11, 1],
        [12, 2],
      ]),
      gateways: new Map([[21, 3]]),
    },
  );
  const none = { steps: [], madeBilling: false };
  expect([...of]).toEqual([
    [1, { steps, madeBilling: true, gateways: [], contracts: [contracts[0], contracts[2]] }],
    [2, { ...none, gateways: [], contracts: [contracts[1]] }],
    [3, { ...none, gateways: [gateway], contracts: [] }],
  ]);
});

describe('what a field would be without merges that were taken back', () => {
  const fields = storedClientFields.parse(clientFieldsWith({ name: 'Ana' }));
  const merge = (madeAt: number, endedAt: number, was: number | null, made: number | null): EndedMerge => ({
    madeAt,
    endedAt,
    before: { fields: { ...fields, zoneId: was }, billing: null },
    after: { fields: { ...fields, zoneId: made }, billing: null },
  });
  test.each([
    ['no merge', [], 2],
    ['one that had brought it', [merge(1, 9, 1, 2)], 1],
    ['one that had brought it where nothing was', [merge(1, 9, null, 2)], null],
    ['one that had brought something else', [merge(1, 9, 1, 3)], 2],
    ['one that left the field alone', [merge(1, 9, 2, 2)], 2],
    ['one that had ended before', [merge(1, 4, 1, 2)], 2],
    ['one that was made after', [merge(6, 9, 1, 2)], 2],
    ['a chain, the last one ended first', [merge(2, 8, 3, 2), merge(1, 9, 1, 3)], 1],
    ['a chain, the first one ended before the change', [merge(2, 8, 3, 2), merge(1, 4, 1, 3)], 1],
    ['two times the same, one after the other', [merge(3, 8, 3, 2), merge(1, 2, 1, 3)], 3],
  ])('%s', (_name, merges, expected) => {
    const over = { changedAt: 5, merges };
    expect(withoutEndedMerges(over, 'zoneId', 2, (value) => value)).toBe(expected);
    expect(withoutEndedMerges(over, 'billing.cycleDay', 1, (value) => value)).toBe(1);
  });

  test('an entry that was merged into another is that one', () => {
    const over = { changedAt: 5, merges: [merge(1, 9, 1, 2)] };
    expect(withoutEndedMerges(over, 'zoneId', 7, (value) => (value === 2 ? 7 : value))).toBe(1);
  });
});
