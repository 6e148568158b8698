import { expect, test } from 'vitest';
import type { CheckDigit, ReferenceFormat } from '../../src-main/contract/gateways';
import {
  checkDigitOf,
  exampleOf,
  formatProblem,
  isLinkTemplate,
  linkOf,
  readReference,
  referenceFor,
} from '../../src-main/domain/gateways/rules';

const formatWith = (change: Partial<ReferenceFormat>): ReferenceFormat => ({
  prefix: '',
  digits: 8,
  checkDigit: 'none',
  ...change,
});

// Bar codes of the GS1 manual, card numbers of ISO/IEC 7812, and mod 11 by hand.
test.each<[Exclude<CheckDigit, 'none'>, string, string]>([
  ['mod10', '629104150021', '3'],
  ['mod10', '400638133393', '1'],
  ['mod10', '0', '0'],
  ['luhn', '7992739871', '3'],
  ['luhn', '411111111111111', '1'],
  ['luhn', '0', '0'],
  // 1·7+2·6+3·5+4·4+5·3+6·2 = 77, which 11 divides: 11 less nothing is no digit, and is 0.
  ['mod11', '123456', '0'],
  // 1·2+2·7+3·6+4·5+5·4+6·3+7·2 = 106, the rest 7: 4.
  ['mod11', '1234567', '4'],
  // 6·2 = 12, the rest 1: 10 is no digit, and is 0.
  ['mod11', '6', '0'],
])('%s of %s is %s', (rule, digits, expected) => {
  expect(checkDigitOf(rule, digits)).toBe(expected);
});

test.each<[string, Partial<ReferenceFormat>, string]>([
  ['a8', {}, '12345678'],
  ['with a prefix', { prefix: 'NOR-' }, 'NOR-12345678'],
  ['with a check digit over the prefix too', { prefix: '99', digits: 3, checkDigit: 'luhn' }, '99127'],
  ['any text', { prefix: 'CLI', digits: null }, 'CLI123456'],
])('an example: %s', (_name, change, expected) => {
  expect(exampleOf(formatWith(change))).toBe(expected);
});

test.each<[string, Partial<ReferenceFormat>, string, string]>([
  ['whole', { prefix: 'NOR-' }, 'NOR-00001042', 'NOR-00001042'],
  ['with blanks and dots, in small letters', { prefix: 'NOR-' }, ' nor 0000.1042 ', 'NOR-00001042'],
  ['without its prefix', { prefix: 'NOR-' }, '00001042', 'NOR-00001042'],
  ['a prefix of digits', { prefix: '0417', digits: 6 }, '0417 220 301', '0417220301'],
  ['digits that begin as the prefix does', { prefix: '0417', digits: 6 }, '041722', '0417041722'],
  ['its check digit right', { digits: 11, checkDigit: 'luhn' }, '7992739871-3', '79927398713'],
  ['digits of a keyboard at full width', {}, '１２３４５６７８', '12345678'],
  ['any text', { digits: null }, ' usuario@correo.com ', 'usuario@correo.com'],
])('a reference is read: %s', (_name, change, typed, reference) => {
  expect(readReference(formatWith(change), typed)).toMatchObject({ reference });
});

test.each<[string, Partial<ReferenceFormat>, string, object]>([
  ['blank', {}, ' - ', { code: 'REFERENCE_MISSING', params: { example: '12345678' } }],
  ['a digit short', {}, '1234567', { code: 'REFERENCE_FORMAT' }],
  ['a digit more', {}, '123456789', { code: 'REFERENCE_FORMAT' }],
  ['letters among the digits', {}, '1234567a', { code: 'REFERENCE_FORMAT' }],
  ['another prefix', { prefix: 'NOR-' }, 'SUR-12345678', { code: 'REFERENCE_FORMAT' }],
  [
    'two digits swapped',
    { digits: 11, checkDigit: 'luhn' },
    '79927398731',
    { code: 'REFERENCE_CHECK_DIGIT', params: { expected: '79927398739' } },
  ],
  [
    'no check digit, which is told',
    { prefix: 'A', digits: 11, checkDigit: 'luhn' },
    '7992739871',
    { code: 'REFERENCE_CHECK_MISSING', params: { expected: 'A79927398713' } },
  ],
])('a reference is refused: %s', (_name, change, typed, problem) => {
  expect(readReference(formatWith(change), typed)).toMatchObject({ problem: { ...problem, field: 'reference' } });
});

test('what is proposed for a number is a reference of the format, and nothing where the number does not fit', () => {
  for (const checkDigit of ['none', 'mod10', 'mod11', 'luhn'] as const) {
    const format = formatWith({ prefix: '77', checkDigit });
    const proposed = referenceFor(format, '1042');
    expect(readReference(format, proposed)).toMatchObject({ reference: proposed });
  }
  expect(referenceFor(formatWith({ prefix: 'N-' }), '1042')).toBe('N-00001042');
  expect(referenceFor(formatWith({ digits: 3 }), '1042')).toBe('');
  expect(referenceFor(formatWith({ digits: null }), '1042')).toBe('');
  expect(referenceFor(formatWith({}), 'A-7')).toBe('');
});

test('a format: its prefix is plain letters, and a check digit has something to prove', () => {
  expect(formatProblem(formatWith({ prefix: 'NOR 7' }))).toMatchObject({ code: 'REFERENCE_PREFIX' });
  expect(formatProblem(formatWith({ digits: 1, checkDigit: 'luhn' }))).toMatchObject({ code: 'REFERENCE_DIGITS' });
  expect(formatProblem(formatWith({ digits: null, checkDigit: 'mod10' }))).toMatchObject({ code: 'REFERENCE_DIGITS' });
  expect(formatProblem(formatWith({ digits: 2, checkDigit: 'luhn' }))).toBeNull();
});

test.each([
  ['https://pagos.example.com/c/{referencia}', true],
  ['https://pagos.example.com/pagar?ref={referencia}&x=1', true],
  ['', true],
  ['http://pagos.example.com/{referencia}', false],
  ['https://pagos.example.com/', false],
  ['https://{referencia}.example.com/', false],
  ['https://pagos.example.com/{referencia}/{referencia}', false],
  ['javascript:alert(1)//{referencia}', false],
  ['pagos.example.com/{referencia}', false],
  ['https://quien:clave@pagos.example.com/{referencia}', false],
  ['https://pagos.example.com\\@otro.example/{referencia}', false],
])('a permanent link %s: %s', (template, expected) => {
  expect(isLinkTemplate(template)).toBe(expected);
});

test('a client’s own link has the reference in its place, as an address writes it', () => {
  expect(linkOf('https://pagos.example.com/?r={referencia}', 'A B/1')).toBe('https://pagos.example.com/?r=A%20B%2F1');
  expect(linkOf('https://pagos.example.com/?r={referencia}', '$&1')).toBe('https://pagos.example.com/?r=%24%261');
});
