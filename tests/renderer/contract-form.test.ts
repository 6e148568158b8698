import { expect, test } from 'vitest';
import { contract as contractSchema } from '../../src-main/contract/contracts';
import { blankDraft, draftOf, readDraft } from '../../src-renderer/features/contracts/contract-draft';
import { parseMbps } from '../../src-main/contract/values/speed';
import { parseTypedDate } from '../../src-main/contract/values/typed-date';
import { splitPosition } from '../../src-renderer/ui/position-fields';

test.each([
  ['24/11/2026', '2026-11-24'],
  [' 4/3/21 ', '2021-03-04'],
  ['04-03-2021', '2021-03-04'],
  ['4.3.2021', '2021-03-04'],
  ['04032021', '2021-03-04'],
  ['040321', '2021-03-04'],
  ['2021-03-04', '2021-03-04'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', null],
  ['11/24/2026', null],
  ['24/11', null],
  ['mañana', null],
  ['', null],
])('the day «%s» is read with the day first: %s', (typed, day) => {
  expect(parseTypedDate(typed)).toBe(day);
});

test.each([
  ['-34.6177, -68.3301', '-34.6177', '-68.3301'],
  ['-34.6177,-68.3301', '-34.6177', '-68.3301'],
  ['-34,6177 -68,3301', '-34,6177', '-68,3301'],
  ['-34,6177; -68,3301', '-34,6177', '-68,3301'],
  ['34°37\'03.7"S 68°19\'48.4"W', '34°37\'03.7"S', '68°19\'48.4"W'],
  ['68°19\'48.4"W 34°37\'03.7"S', '34°37\'03.7"S', '68°19\'48.4"W'],
  ['-68.3301, 34.6177 S', '34.6177 S', '-68.3301'],
  ['Lon -68.3301 Lat -34.6177', '-34.617700', '-68.330100'],
  ['https://www.google.com/maps/@-34.6177,-68.3301,15z', '-34.617700', '-68.330100'],
  ['-34,6177; -68.3301', '-34,6177', '-68.3301'],
])('a position that is pasted whole is cut into its halves: %s', (typed, latitude, longitude) => {
  expect(splitPosition(typed)).toEqual({ latitude, longitude });
});

test.each(['-34,6177', '-34.6177', '-34', '34°37\'03.7"S', 'San Martín 12', '-34,6177 S', ''])(
  'half a position stays where it is typed: %s',
  (typed) => {
    expect(splitPosition(typed)).toBeNull();
  },
);

test.each(['-34.6 -68.3 750', '-34.6, -68.35 1050', '-34.6,-68,750'])(
  'what is no pair is not cut in two: %s',
  (typed) => {
    expect(splitPosition(typed)).toBeNull();
  },
);

test.each([
  ['100', 100_000],
  ['0,5', 500],
  ['0.5', 500],
  ['1.000', 1_000_000],
  ['2,048', 2048],
  ['-1', null],
  ['mucho', null],
  ['100001', null],
  ['', null],
])('the speed «%s» in Mb/s is %s kb/s', (typed, kbps) => {
  expect(parseMbps(typed)).toBe(kbps);
});

test('everything wrong in a contract’s draft is found at once, each at its field', () => {
  const typed = { ownPrice: 'mucho', startedOn: '31/02/2026', latitude: '95', longitude: 'oeste' };
  const { fields, terms, problems } = readDraft({ ...blankDraft('2026-11-24'), ...typed, userName: 'x'.repeat(121) });
  expect([fields, terms]).toEqual([null, null]);
  expect(Object.keys(problems).toSorted()).toEqual(
    ['latitude', 'longitude', 'ownPrice', 'planId', 'startedOn', 'userName'].toSorted(),
  );
  expect(problems.userName).toMatchObject({ params: { reason: 'too_big' } });
});

test('a blank draft wants a plan alone; its price is the plan’s', () => {
  expect(Object.keys(readDraft(blankDraft('2026-11-24')).problems)).toEqual(['planId']);
  const { fields, terms, problems } = readDraft({ ...blankDraft('2026-11-24'), planId: 3, ownPrice: '12.300,50' });
  expect(problems).toEqual({});
  expect(terms).toEqual({ planId: 3, ownPriceCents: 1_230_050 });
  expect(fields).toMatchObject({ startedOn: '2026-11-24', latitude: null, nodeId: null });
});

test('a price below nothing is none', () => {
  const reasonOf = (ownPrice: string) =>
    readDraft({ ...blankDraft('2026-11-24'), planId: 3, ownPrice }).problems.ownPrice?.params.reason;
  expect(reasonOf('-5')).toBe('ownPriceNegative');
  expect(reasonOf('-5,50')).toBe('ownPriceNegative');
  expect(reasonOf('99.999.999.999')).toBe('ownPrice');
  expect(reasonOf('mucho')).toBe('ownPrice');
  expect(reasonOf('0')).toBeUndefined();
});

test('a contract that is opened and read again is what it was, its MAC as a label has it', () => {
  const fields = {
    nodeId: 4,
    equipmentId: null,
    ip: '10.0.0.1',
    mac: 'e48d8c0403c5',
    userName: 'ana',
    startedOn: '2026-01-10',
    address: '',
    latitude: -34.6177,
    longitude: -68.3301,
    notes: 'techo',
  };
  const contract = contractSchema.parse({
    ...fields,
    id: 1,
    version: 1,
    clientId: 1,
    planId: 3,
    ownPriceCents: null,
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
  const draft = draftOf(contract);
  expect(draft.mac).toBe('E4:8D:8C:04:03:C5');
  expect(draft.startedOn).toBe('10/01/2026');
  expect(readDraft(draft).fields).toEqual({ ...fields, mac: 'E4:8D:8C:04:03:C5' });
});
