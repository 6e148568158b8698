import { expect, test } from 'vitest';
import { tenuresOf, withStarts } from '../../src-main/domain/consumption/rules';
import { decideMove } from '../../src-main/domain/contracts/rules';

const A = { kind: 'ip', key: 'a', endKey: 'a' } as const;
const B = { kind: 'ip', key: 'b', endKey: 'b' } as const;
const january = { startedOn: '2026-01-10' };
const hadA = { ...A, untilOn: '2026-11-23' };

test.each([
  ['its first address, since its own first day', january, undefined, { fromOn: '', untilOn: '2026-11-23' }],
  ['a later one', january, { ...A, untilOn: '2026-11-09' }, { fromOn: '2026-11-10', untilOn: '2026-11-23' }],
  ['one of a single day', { startedOn: '2026-11-23' }, undefined, { fromOn: '', untilOn: '2026-11-23' }],
  ['one of its very first day', { startedOn: '2026-11-24' }, undefined, 'nothing'],
  ['one of before it begins', { startedOn: '2026-12-01' }, undefined, 'nothing'],
  ['one that it got that day, for what it had', january, { ...B, untilOn: '2026-11-23' }, 'takesBack'],
  ['one that it got that day, for another', january, hadA, 'nothing'],
  ['one for the network around what it had', january, { ...B, endKey: 'c', untilOn: '2026-11-23' }, 'nothing'],
  ['one that it got on a day to come', january, { ...B, untilOn: '2026-11-30' }, 'nothing'],
])('a contract that gives up on 24 November %s', (_what, contract, last, kept) => {
  expect(decideMove(contract, B, { last, movedOn: '2026-11-24' })).toEqual(kept);
});

const holder = (contractId: number, startedOn: string, movedOn: string | null, endedOn: string | null) => ({
  contractId,
  clientId: contractId,
  startedOn,
  movedOn,
  endedOn,
});
const startsOf = (...holders: ReturnType<typeof holder>[]) =>
  withStarts(holders).map(({ contractId, startedOn }) => [contractId, startedOn]);
const beto = holder(2, '2026-01-10', '2026-11-24', null);

test.each([
  ['where nobody else had it, since its own first day', [beto], [[2, '2026-01-10']]],
  [
    'after whoever gave it up that day',
    [beto, holder(1, '2026-01-10', null, '2026-11-23')],
    [
      [2, '2026-11-24'],
      [1, '2026-01-10'],
    ],
  ],
  [
    'after a baja of before',
    [beto, holder(1, '2026-01-10', null, '2026-11-15')],
    [
      [2, '2026-11-16'],
      [1, '2026-01-10'],
    ],
  ],
  [
    'on that day, beside another live one of the same user name',
    [beto, holder(1, '', null, null)],
    [
      [2, '2026-11-24'],
      [1, ''],
    ],
  ],
  [
    'and not after whoever had it later',
    [holder(2, '2026-01-10', '2026-11-10', '2026-11-19'), holder(1, '2026-01-10', '2026-11-20', null)],
    [
      [2, '2026-01-10'],
      [1, '2026-11-20'],
    ],
  ],
  ['unless its first day was corrected to a later one', [{ ...beto, startedOn: '2026-11-26' }], [[2, '2026-11-26']]],
  [
    'and on no day at all, where its baja was of before',
    [{ ...beto, endedOn: '2026-11-20' }, holder(1, '2026-01-10', null, '2026-11-23')],
    [[1, '2026-01-10']],
  ],
])('whoever got an address has it %s', (_when, holders, starts) => {
  expect(startsOf(...holders)).toEqual(starts);
});

test('an address that goes to and fro is each one’s in turn', () => {
  const holders = [
    holder(1, '', null, '2026-11-09'),
    holder(2, '2026-01-10', '2026-11-10', '2026-11-19'),
    holder(1, '', '2026-11-20', null),
  ];
  const turns = tenuresOf(holders, { from: '2026-11-01', until: '2026-11-30' });
  expect(turns.map(({ holder: whose, days }) => [whose?.contractId, days.from, days.until])).toEqual([
    [1, '2026-11-01', '2026-11-09'],
    [2, '2026-11-10', '2026-11-19'],
    [1, '2026-11-20', '2026-11-30'],
  ]);
});

const turnsOf = (holders: Parameters<typeof tenuresOf>[0], from: string, until: string) =>
  tenuresOf(holders, { from, until }).map(({ holder: whose, days }) => [whose?.contractId, days.from, days.until]);
const JANUARY = '2026-01-10';

test('a day of a baja on which another got the address is that one’s, whichever days are asked about with it', () => {
  const holders = [holder(1, JANUARY, null, '2026-11-24'), holder(2, JANUARY, '2026-11-24', null)];
  expect(turnsOf(holders, '2026-11-24', '2026-11-24')).toEqual([[2, '2026-11-24', '2026-11-24']]);
  expect(turnsOf(holders, '2026-11-23', '2026-11-24')).toEqual([
    [1, '2026-11-23', '2026-11-23'],
    [2, '2026-11-24', '2026-11-24'],
  ]);
});

test('who had an IP or a MAC within another’s days had it then; of a user name, which both may have, the live one', () => {
  const live = holder(1, JANUARY, null, null);
  const within = { ...holder(2, JANUARY, '2026-11-24', '2026-11-25'), kind: 'ip' as const };
  expect(turnsOf([live, within], '2026-11-23', '2026-11-26')).toEqual([
    [1, '2026-11-23', '2026-11-23'],
    [2, '2026-11-24', '2026-11-25'],
    [1, '2026-11-26', '2026-11-26'],
  ]);
  expect(turnsOf([live, within], '2026-11-25', '2026-11-25')).toEqual([[2, '2026-11-25', '2026-11-25']]);
  expect(turnsOf([live, { ...within, kind: 'user' }], '2026-11-25', '2026-11-25')).toEqual([
    [1, '2026-11-25', '2026-11-25'],
  ]);
});

test('who ended on the day on which it got an address had it on none, where another has it all the while', () => {
  const live = holder(1, JANUARY, null, null);
  const within = { ...holder(2, JANUARY, '2026-11-24', '2026-11-24'), kind: 'ip' as const };
  expect(turnsOf([live, within], '2026-11-23', '2026-11-25')).toEqual([[1, '2026-11-23', '2026-11-25']]);
  expect(turnsOf([live, { ...within, gaveUp: 1 }], '2026-11-23', '2026-11-25')).toHaveLength(3);
});

test('days that two are only supposed to have had are within nobody’s', () => {
  const holders = [
    { ...holder(1, JANUARY, null, '2026-11-23'), kind: 'mac' as const, gaveUp: 1 as const },
    { ...holder(2, JANUARY, '2026-11-25', '2026-11-25'), kind: 'mac' as const },
    holder(1, JANUARY, '2026-11-25', null),
  ];
  expect(turnsOf(holders, '2026-11-25', '2026-11-25')).toEqual([[1, '2026-11-25', '2026-11-25']]);
});
