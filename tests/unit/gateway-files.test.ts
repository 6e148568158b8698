import { expect, test } from 'vitest';
import { guessCuts, cutLine } from '../../src-main/domain/gateway-files/cuts';
import { findHeaders, guessGatewayTargets, headersKey } from '../../src-main/domain/gateway-files/headers';
import { createLineReader, looksLikeCents } from '../../src-main/domain/gateway-files/read-line';
import {
  documentKeysOf,
  type Found,
  inPostingOrder,
  type LineClient,
  lineKeys,
  matchLine,
  type ReadLine,
} from '../../src-main/domain/gateway-files/rules';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { cents } from '../../src-main/contract/values/money';
import type { ReadCell } from '../../src-main/ports';

const layout = {
  targets: ['paidOn', 'reference', 'nationalId', 'amount', 'gateway', 'operation', 'kind', 'fee'] as const,
  cuts: [],
  amounts: 'units' as const,
  gatewayName: null,
};
const reader = (amounts: 'units' | 'cents' = 'units', unit = 1) =>
  createLineReader({ layout: { ...layout, targets: [...layout.targets], amounts }, today: '2026-11-24', unit });

function readLine(cells: readonly ReadCell[], amounts?: 'units' | 'cents', unit?: number): ReadLine {
  const line = reader(amounts, unit)(2, cells);
  if (!line || 'totalCents' in line) throw new Error('a line was expected');
  return line;
}

const cells = (change: Partial<Record<'day' | 'amount' | 'kind' | 'gateway' | 'fee' | 'operation', ReadCell>>) => [
  change.day ?? '2026-11-20',
  '1042',
  '28114902',
  change.amount ?? '100',
  change.gateway ?? 'Rapipago',
  change.operation ?? 'A1',
  change.kind ?? '',
  change.fee ?? '',
];

test.each([
  ['2026-10-28', '2026-10-28'],
  ['28/10/2026', '2026-10-28'],
  ['28-10-26 14:05', '2026-10-28'],
  ['20261028', '2026-10-28'],
  ['20261028140500', '2026-10-28'],
  ['28102026', '2026-10-28'],
  ['28-oct-2026', '2026-10-28'],
  ['2026-10-28T23:59:59.000-03:00', '2026-10-28'],
  [new Date(Date.UTC(2026, 9, 28)), '2026-10-28'],
  [46_323, '2026-10-28'],
])('a day in the gateway’s notation: %s', (day, expected) => {
  expect(readLine(cells({ day })).paidOn).toBe(expected);
});

test.each([
  ['1.234,50', 'units', 123_450],
  ['1,234.50', 'units', 123_450],
  ['00020750,00', 'units', 2_075_000],
  ['+100', 'units', 10_000],
  ['$ 1.000', 'units', 100_000],
  [20_750.5, 'units', 2_075_050],
  ['000002075000', 'cents', 2_075_000],
  ['2075000', 'cents', 2_075_000],
  ['-500', 'cents', -500],
  ['(12,50)', 'units', -1250],
  ['12,50-', 'units', -1250],
] as const)('an amount in the file’s style: %s in %s', (amount, style, expected) => {
  expect(readLine(cells({ amount }), style).amountCents).toBe(expected);
});

test.each([
  [{ amount: 'diez' }, 'amountInvalid'],
  [{ amount: '0' }, 'amountInvalid'],
  [{ amount: { error: '#REF!' } }, 'amountInvalid'],
  [{ amount: '9999999999999' }, 'amountTooHigh'],
  [{ day: '31/02/2026' }, 'dateInvalid'],
  [{ day: '25/11/2026' }, 'dateToCome'],
  [{ gateway: '' }, 'gatewayMissing'],
  [{ operation: 'x'.repeat(121) }, 'textTooLong'],
  [{ kind: 'Rechazado' }, 'notPaid'],
  [{ kind: 'Pendiente de acreditación' }, 'notPaid'],
] as const)('what is no payment says why: %j', (change, problem) => {
  expect(readLine(cells(change)).problem).toBe(problem);
});

test('where the currency has no cents, an amount with cents is none', () => {
  expect(readLine(cells({ amount: '100,50' }), 'units', 100).problem).toBe('amountUnit');
  expect(readLine(cells({ amount: '100' }), 'units', 100).problem).toBeNull();
});

test.each(['Contracargo', 'REVERSO', 'Devolución', 'Anulación de pago', 'chargeback', 'Refund'])(
  '%s takes a payment back, whatever its sign',
  (kind) => {
    expect(readLine(cells({ kind }))).toMatchObject({ isReversal: true, amountCents: -10_000, problem: null });
    expect(readLine(cells({ kind, amount: '-100' })).amountCents).toBe(-10_000);
  },
);

test('a negative amount takes a payment back; an approved one does not', () => {
  expect(readLine(cells({ amount: '-100' })).isReversal).toBe(true);
  expect(readLine(cells({ kind: 'Aprobado' }))).toMatchObject({ isReversal: false, problem: null });
});

test.each([
  [['Total', '', '', '1.500,00', '', '', '', ''], { row: 2, totalCents: 150_000 }],
  [['', '', '', '1500', '', '', '', ''], { row: 2, totalCents: 150_000 }],
  [['TOTALES', '3', '', '15', '', '', '', ''], { row: 2, totalCents: 1500 }],
  [['', '', '', '', '', '', '', ''], null],
  [['Emitido por la pasarela', '', '', '', '', '', '', ''], null],
])('what is no line is none: %j', (row, expected) => {
  expect(reader()(2, row)).toEqual(expected);
});

test('what columns are called is known in many words, the likeliest first', () => {
  expect(
    guessGatewayTargets([
      'Fecha acreditación',
      'Fecha de pago',
      'Nº operación',
      'Monto bruto',
      'Medio de pago',
      'D.N.I.',
    ]),
  ).toEqual(['ignore', 'paidOn', 'operation', 'amount', 'gateway', 'nationalId']);
  expect(guessGatewayTargets(['Fecha', 'Código de barras', 'Importe', 'Comisión', 'Estado'])).toEqual([
    'paidOn',
    'reference',
    'amount',
    'fee',
    'kind',
  ]);
  expect(findHeaders([['Informe de cobros'], ['Fecha', 'Importe'], ['1/1/2026', '5']])).toBe(1);
  expect(findHeaders([['1/1/2026', '5']])).toBeNull();
  expect(headersKey(['Fecha', ' IMPORTE '])).toBe(headersKey(['fecha', 'Importe']));
  expect(headersKey(['', ''])).not.toBe(headersKey(['', '', '']));
});

test('columns without delimiters are cut after their blanks, or where a person says', () => {
  const lines = ['20261120  1042  100', '20261121  7     2000'];
  expect(guessCuts(lines)).toEqual([0, 10, 16]);
  expect(cutLine(lines[0] ?? '', [0, 10, 16])).toEqual(['20261120', '1042', '100']);
  expect(cutLine('20261120', [0, 10, 16])).toEqual(['20261120', '', '']);
  expect(looksLikeCents(['000002075000', '000000100050'])).toBe(true);
  expect(looksLikeCents(['20750.00'])).toBe(false);
});

const client = (id: number, change: Partial<LineClient> = {}): LineClient => ({
  id,
  name: `Cliente ${id}`,
  customId: String(id),
  active: true,
  documentKeys: [`2811490${id}`],
  ...change,
});

const nobody: Found = {
  byReference: [],
  byFormerReference: [],
  byCustomId: [],
  byPaddedId: [],
  byDocument: [],
  owedBy: () => ({ settleCents: 10_000, debtCents: [4000, 6000] }),
};
const [one, two] = [client(1), client(2)];
const line = (change: Partial<ReadLine> = {}): ReadLine => ({
  row: 2,
  paidOn: calendarDate.parse('2026-11-20'),
  moment: '2026-11-20 ',
  gateway: 'Rapipago',
  reference: '1042',
  customId: '',
  nationalId: '',
  operation: '',
  original: '',
  amountCents: cents.parse(10_000),
  feeCents: null,
  isReversal: false,
  problem: null,
  ...change,
});
const idle = client(3, { active: false });

test.each<[string, Partial<ReadLine>, Partial<Found>, string, number | null]>([
  [
    'its reference, whoever pays',
    { nationalId: '99999999' },
    { byReference: [one], byCustomId: [two] },
    'sure reference',
    1,
  ],
  ['its ID', {}, { byCustomId: [one] }, 'sure customId', 1],
  ['its ID and its document', { nationalId: '28.114.901' }, { byCustomId: [one] }, 'sure customId', 1],
  ['its ID and its CUIT', { nationalId: '20-28114901-3' }, { byCustomId: [one] }, 'sure customId', 1],
  [
    'its ID and another’s document',
    { nationalId: '28114902' },
    { byCustomId: [one], byDocument: [two] },
    'doubtful documentDiffers',
    null,
  ],
  ['an ID that is alike', {}, { byPaddedId: [one] }, 'doubtful idPadded', null],
  ['an ID that is alike, and its document', { nationalId: '28114901' }, { byPaddedId: [one] }, 'sure customId', 1],
  [
    'two IDs that are alike, and a document',
    { nationalId: '28114901' },
    { byPaddedId: [one, two] },
    'doubtful idPadded',
    null,
  ],
  ['a document and all that it owes', { nationalId: '28114901' }, { byDocument: [one] }, 'sure document', 1],
  [
    'a document and one of its debts',
    { nationalId: '28114901', amountCents: cents.parse(4000) },
    { byDocument: [one] },
    'sure document',
    1,
  ],
  [
    'a document and another amount',
    { nationalId: '28114901', amountCents: cents.parse(1) },
    { byDocument: [one] },
    'doubtful amountDiffers',
    null,
  ],
  [
    'a document of two who owe the same',
    { nationalId: '28114901' },
    { byDocument: [one, two] },
    'doubtful documentShared',
    null,
  ],
  [
    'a document of two of whom one owes it',
    { nationalId: '28114901' },
    { byDocument: [one, two], owedBy: (id) => ({ settleCents: id === 2 ? 10_000 : 5, debtCents: [] }) },
    'sure document',
    2,
  ],
  ['a reference of before', {}, { byFormerReference: [one] }, 'doubtful referenceFormer', null],
  ['a reference of before that is an ID too', {}, { byFormerReference: [one], byCustomId: [two] }, 'sure customId', 2],
  ['one who is gone and owes', {}, { byCustomId: [idle] }, 'sure customId', 3],
  [
    'one who is gone and owes nothing',
    {},
    { byCustomId: [idle], owedBy: () => ({ settleCents: 0, debtCents: [] }) },
    'doubtful deactivated',
    null,
  ],
  ['nothing', {}, {}, 'unknown nobody', null],
])('whose a line is: %s', (_name, said, found, expected, clientId) => {
  const decision = matchLine(line(said), { ...nobody, ...found });
  expect(`${decision.outcome} ${decision.reason}`).toBe(expected);
  expect(decision.client?.id ?? null).toBe(clientId);
});

test('a document is the one within its CUIT', () => {
  expect(documentKeysOf('20-28114902-3')).toEqual(['20281149023', '28114902', '28114902']);
  expect(documentKeysOf('27-05432198-1')).toContain('5432198');
  expect(documentKeysOf('28.114.902')).toEqual(['28114902']);
  expect(documentKeysOf('')).toEqual([]);
});

test('a line is the same in every file by its operation, or by all that it says; a payment is never its reversal', () => {
  const key = (change: Partial<ReadLine>, gateway = '1') => lineKeys(line(change), gateway).key;
  expect(key({ operation: 'OP1' })).toBe(key({ operation: ' op1', reference: '7' }));
  expect(key({ operation: 'OP1' })).not.toBe(key({ operation: 'OP1' }, '2'));
  expect(key({ operation: 'OP1' })).not.toBe(key({ operation: 'OP1', isReversal: true }));
  expect(key({})).toBe(key({ row: 9 }));
  for (const other of [{ reference: '1' }, { amountCents: cents.parse(1) }, { moment: '2026-11-20 10:00:00' }])
    expect(key({})).not.toBe(key(other));
});

test('lines are posted by their day, whatever their place; what takes back comes last', () => {
  const all = [
    { line: line({ isReversal: true, moment: '2026-11-01 ' }), said: 'd' },
    { line: line({ moment: '2026-11-02 ' }), said: 'c' },
    { line: line({ moment: '2026-11-01 ' }), said: 'b' },
    { line: line({ moment: '2026-11-01 ' }), said: 'a' },
  ];
  expect(all.toSorted(inPostingOrder).map(({ said }) => said)).toEqual(['a', 'b', 'c', 'd']);
});
