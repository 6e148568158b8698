import { describe, expect, test } from 'vitest';
import type { FieldStep } from '../../src-main/domain/mass-updates/change';
import { decideUndo } from '../../src-main/domain/mass-updates/decide-undo';
import type { ClientFacts } from '../../src-main/domain/mass-updates/facts';
import { billed, factsWith, rulesWith } from '../support/mass-decisions';

describe('what taking it back comes to', () => {
  const step = (field: string, before: FieldStep['before'], after: FieldStep['after']): FieldStep => ({
    field,
    before,
    after,
  });
  const undo = (steps: FieldStep[], facts: Partial<ClientFacts> = {}) => {
    const { change, kept } = decideUndo(
      factsWith(facts),
      { steps, madeBilling: false, gateways: [], contracts: [] },
      rulesWith(),
    );
    return {
      back: change?.steps.map(({ field, after }) => `${field} ${String(after)}`) ?? [],
      kept: kept.map(({ field, code }) => `${field} ${code}`),
    };
  };
  test.each([
    ['what is as it was left', [step('zoneId', 11, 10)], {}, { back: ['zoneId 11'], kept: [] }],
    ['what was edited since', [step('zoneId', 11, 12)], {}, { back: [], kept: ['zoneId edited'] }],
    ['what is as it was before', [step('zoneId', 10, 11)], {}, { back: [], kept: [] }],
    ['what was before is gone', [step('zoneId', 99, 10)], {}, { back: [], kept: ['zoneId gone'] }],
    ['nothing before', [step('zoneId', null, 10)], {}, { back: ['zoneId null'], kept: [] }],
    ['a note that was added', [step('notes', '', 'Avisar')], { notes: 'Avisar' }, { back: ['notes '], kept: [] }],
    [
      'a note that was edited',
      [step('notes', '', 'Avisar')],
      { notes: 'Avisar ya' },
      { back: [], kept: ['notes edited'] },
    ],
    ['a cycle day', [step('billing.cycleDay', 1, 5)], {}, { back: ['billing.cycleDay 1'], kept: [] }],
    [
      'a condition that no longer fits',
      [step('billing.taxConditionId', 3, 2)],
      {},
      { back: [], kept: ['billing.taxConditionId contradicts'] },
    ],
    [
      'a method that is retired by now',
      [step('billing.paymentMethodId', 3, 1)],
      {},
      { back: ['billing.paymentMethodId 3'], kept: [] },
    ],
    [
      'a cycle day under a tax id that is wrong by now',
      [step('billing.cycleDay', 1, 5)],
      { taxId: '20' },
      { back: ['billing.cycleDay 1'], kept: [] },
    ],
    [
      'a condition that asks for a tax id which is gone, and a cycle day',
      [step('billing.cycleDay', 1, 5), step('billing.taxConditionId', 1, 2)],
      {},
      { back: ['billing.cycleDay 1'], kept: ['billing.taxConditionId contradicts'] },
    ],
    [
      'what made it billed, under a tax id that is wrong by now, and a cycle day',
      [step('billing.billingEnabled', true, false), step('billing.cycleDay', 1, 5)],
      { taxId: '20', billing: { ...billed, billingEnabled: false } },
      { back: ['billing.cycleDay 1'], kept: ['billing.billingEnabled contradicts'] },
    ],
    [
      'an issuer and a condition that only go together',
      [step('billing.legalEntityId', 1, 2), step('billing.taxConditionId', 2, 3)],
      { billing: { ...billed, legalEntityId: 2, taxConditionId: 3 } },
      { back: ['billing.legalEntityId 1', 'billing.taxConditionId 2'], kept: [] },
    ],
    [
      'one edited, one not',
      [step('zoneId', 11, 12), step('billing.cycleDay', 1, 5)],
      {},
      { back: ['billing.cycleDay 1'], kept: ['zoneId edited'] },
    ],
  ])('%s', (_name, steps, facts, expected) => {
    expect(undo(steps, facts)).toEqual(expected);
  });
});
