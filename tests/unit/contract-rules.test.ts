import { expect, test } from 'vitest';
import { contract, type Contract, type ContractState, type DisabledBy } from '../../src-main/contract/contracts';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import {
  decideEnd,
  decidePlanChange,
  decideStanding,
  readContractFields,
  type Standing,
} from '../../src-main/domain/contracts/rules';

function standing(state: ContractState, disabledBy: DisabledBy | null = null, paused = false): Standing {
  return { state, disabledBy, stateReason: '', pausedUntilOn: paused ? contractWith({}).startedOn : null };
}

function contractWith(fields: Partial<Record<keyof Contract, unknown>>): Contract {
  const blank = { nodeId: null, equipmentId: null, ip: '', mac: '', userName: '', address: '', notes: '' };
  const position = { latitude: null, longitude: null, startedOn: '2026-03-01' };
  const terms = { planId: 1, ownPriceCents: null, nextPlanId: null, nextOwnPriceCents: null, nextPlanOn: null };
  const state = { state: 'enabled', disabledBy: null, stateReason: '', pausedUntilOn: null };
  const numbers = { id: 1, version: 1, clientId: 1, createdAtMs: 1, updatedAtMs: 1 };
  const end = { endedOn: null, endReason: '' };
  return contract.parse({ ...blank, ...position, ...terms, ...state, ...numbers, ...end, ...fields });
}

const enabled = standing('enabled');
const alerted = standing('alerted');
const cut = standing('disabled', 'system');
const byHand = standing('disabled', 'operator');
const paused = standing('disabled', 'operator', true);
const withClient = standing('disabled', 'client');

/** From, to, by whom: what it becomes, or nothing (domain.md §3.8 and §7.2). */
test.each<[Standing, ContractState, DisabledBy, ContractState | null]>([
  [enabled, 'alerted', 'system', 'alerted'],
  [enabled, 'disabled', 'system', 'disabled'],
  [alerted, 'disabled', 'system', 'disabled'],
  [alerted, 'enabled', 'system', 'enabled'],
  [cut, 'enabled', 'system', 'enabled'],
  [cut, 'alerted', 'system', null],
  [cut, 'disabled', 'system', null],
  [enabled, 'enabled', 'system', null],
  [byHand, 'enabled', 'system', null],
  [byHand, 'alerted', 'system', null],
  [byHand, 'disabled', 'system', null],
  [paused, 'enabled', 'system', null],
  [withClient, 'enabled', 'system', null],
  [enabled, 'disabled', 'client', 'disabled'],
  [alerted, 'disabled', 'client', 'disabled'],
  [cut, 'disabled', 'client', 'disabled'],
  [paused, 'disabled', 'client', 'disabled'],
  [byHand, 'disabled', 'client', null],
  [withClient, 'disabled', 'client', null],
  [enabled, 'enabled', 'operator', null],
  [byHand, 'disabled', 'operator', null],
  [cut, 'disabled', 'operator', 'disabled'],
  [paused, 'disabled', 'operator', 'disabled'],
  [byHand, 'enabled', 'operator', 'enabled'],
  [cut, 'alerted', 'operator', 'alerted'],
  [withClient, 'enabled', 'operator', 'enabled'],
])('%o to %s by %s: %s', (from, to, by, becomes) => {
  const next = decideStanding(from, to, by, 'porque sí');
  expect(next?.state ?? null).toBe(becomes);
  if (!next) return;
  expect(next).toEqual({
    state: to,
    disabledBy: to === 'disabled' ? by : null,
    stateReason: 'porque sí',
    pausedUntilOn: null,
  });
});

test('a plan changes from its date on, which is not before the contract’s first day', () => {
  const terms = { planId: 2, ownPriceCents: null };
  const change = (onDate: string, lastOn: string | null = null) =>
    decidePlanChange(contractWith({}), terms, onDate, { today: '2026-11-24', lastOn });
  expect([change('2026-02-28'), change('2026-03-01'), change('2026-11-24'), change('2026-11-25')]).toEqual([
    'beforeStart',
    'now',
    'now',
    'later',
  ]);
  expect([change('2026-11-09', '2026-11-10'), change('2026-11-10', '2026-11-10')]).toEqual(['beforeLast', 'now']);
  const same = { planId: 1, ownPriceCents: null };
  expect(decidePlanChange(contractWith({}), same, '2026-11-24', { today: '2026-11-24', lastOn: null })).toBe('same');
});

test('a contract ends on a day that has come, and not before it began', () => {
  const end = (endedOn: string, startedOn = '2026-03-01') => {
    const decided = decideEnd(contractWith({ startedOn }), calendarDate.parse(endedOn), '2026-11-24');
    return typeof decided === 'string' ? decided : decided.code;
  };
  expect([end('2026-11-25'), end('2026-11-24'), end('2026-03-01'), end('2026-02-28')]).toEqual([
    'DATE_TO_COME',
    '2026-11-24',
    '2026-03-01',
    'DATE_BEFORE_START',
  ]);
  // One that has not begun ends on the day on which it would have.
  expect([end('2026-11-24', '2026-12-15'), end('2026-12-15', '2026-12-15'), end('2026-12-16', '2026-12-15')]).toEqual([
    '2026-12-15',
    '2026-12-15',
    'DATE_TO_COME',
  ]);
});

test('all that cannot be is told at once, each at its field, and what could be read is in its one form', () => {
  const typed = contractWith({ ip: '10.0.0.300', mac: '1234', latitude: 1, userName: ' Ana ', notes: 'x' });
  const { problems, keys } = readContractFields(typed);
  expect(problems.map(({ code, field }) => `${field}: ${code}`)).toEqual([
    'ip: IP_INVALID',
    'mac: MAC_LENGTH',
    'longitude: POSITION_HALF',
  ]);
  expect(keys).toEqual({ ipKey: '', ipEndKey: '', userNameKey: 'ana' });
  const fine = readContractFields(contractWith({ ip: '010.0.0.3', mac: 'E4-8D-8C-04-03-C5' }));
  expect(fine).toMatchObject({ fields: { ip: '10.0.0.3', mac: 'e48d8c0403c5' }, problems: [] });
});

test.each([
  ['10.99.1.2 , 2001:db8::5', 'IP_SEVERAL'],
  ['10.99.1.2;10.99.1.3', 'IP_SEVERAL'],
  ['10.99.1.2 10.99.2.0/24', 'IP_SEVERAL'],
  ['10.99.1.2, techo', 'IP_INVALID'],
  ['10.99.1.2.3', 'IP_INVALID'],
])('of more than one address, %s, it is said that one fits: %s', (ip, code) => {
  const { problems } = readContractFields(contractWith({ ip }));
  expect(problems).toEqual([{ code, params: {}, field: 'ip' }]);
});
