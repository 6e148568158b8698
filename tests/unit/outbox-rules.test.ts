import { expect, test } from 'vitest';
import { mailVariables } from '../../src-main/contract/mail-templates';
import { mailKinds } from '../../src-main/contract/outbox';
import { deliveryOf, lineProblemOf } from '../../src-main/adapters/smtp-answers';
import { defaultTemplates } from '../../src-main/domain/client-mail/defaults';
import { readOnce, writeMail, wrongVariable } from '../../src-main/domain/client-mail/rules';
import {
  addressList,
  answeredState,
  decideOutcome,
  headLine,
  isLeftAlone,
  isLoopback,
  lineWaitMs,
  messageWaitMs,
  MOST_TRIES,
} from '../../src-main/domain/outbox/rules';

const HOUR_MS = 3_600_000;
const tried = { attempts: 1, isContentRefused: false };
const asItIs = (words: string) => words;

test.each([
  [250, 'accepted'],
  [251, 'accepted'],
  [421, 'waiting'],
  [451, 'waiting'],
  [550, 'rejected'],
  [0, 'waiting'],
] as const)('an answer of %d leaves an address %s', (code, state) => expect(answeredState(code)).toBe(state));

test('a message is sent when all took it, failed when one refused, and tried again while one may still', () => {
  expect(decideOutcome({ ...tried, recipients: ['accepted', 'accepted'] }, 0, 0.5).state).toBe('sent');
  expect(decideOutcome({ ...tried, recipients: ['accepted', 'rejected'] }, 0, 0.5)).toMatchObject({
    state: 'failed',
    reason: 'refused',
  });
  expect(decideOutcome({ ...tried, recipients: ['rejected', 'waiting'] }, 1000, 0.5)).toEqual({
    state: 'retrying',
    reason: null,
    nextAttemptAtMs: 61_000,
  });
});

test('what is refused for what it says is not tried at those who put it off', () => {
  const outcome = decideOutcome({ ...tried, isContentRefused: true, recipients: ['waiting', 'rejected'] }, 0, 0.5);
  expect(outcome).toEqual({ state: 'failed', reason: 'contentRefused' });
});

test('it is given up after three days of tries, whatever the calendar says, and not before', () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, at) => messageWaitMs(at + 1, 0.5));
  const untilLast = waits.reduce((sum, wait) => sum + wait, 0);
  expect(untilLast).toBeGreaterThanOrEqual(72 * HOUR_MS);
  expect(untilLast - (waits.at(-1) ?? 0)).toBeLessThan(72 * HOUR_MS);
  const recipients = ['waiting'] as const;
  expect(decideOutcome({ ...tried, attempts: MOST_TRIES - 1, recipients }, 999 * HOUR_MS, 0.5).state).toBe('retrying');
  expect(decideOutcome({ ...tried, attempts: MOST_TRIES, recipients }, 0, 0.5)).toMatchObject({
    state: 'failed',
    reason: 'gaveUp',
  });
});

test('a line is left alone until its time, and no longer than it ever is', () => {
  expect(isLeftAlone(1000, 1000)).toBe(false);
  expect(isLeftAlone(1001, 1000)).toBe(true);
  expect(isLeftAlone(1000 + 300_000 * 1.25, 1000)).toBe(true);
  expect(isLeftAlone(1000 + 30 * 24 * HOUR_MS, 1000)).toBe(false);
});

test('waits double up to their longest, and chance spreads them a quarter to each side', () => {
  expect([1, 2, 3, 20].map((attempts) => messageWaitMs(attempts, 0.5) / 60_000)).toEqual([1, 2, 4, 120]);
  expect([0, 1].map((chance) => messageWaitMs(1, chance))).toEqual([45_000, 75_000]);
  expect([1, 2, 99].map((failures) => lineWaitMs(failures, 0.5) / 1000)).toEqual([5, 10, 300]);
});

test.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is this computer', (host) =>
  expect(isLoopback(host)).toBe(true),
);
test.each(['127.0.0.1.example', 'localhost.example', '10.0.0.1', ''])('%s is not', (host) =>
  expect(isLoopback(host)).toBe(false),
);

test('a head is one line', () => {
  expect(headLine('Ana\r\nBcc: x@correo.example\u2028y\u0000')).toBe('Ana Bcc: x@correo.example y');
});

test.each([
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', message: 'x' }, 'unreachable'],
  [{ code: 'EDNS', message: 'x' }, 'unreachable'],
  [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', message: 'x' }, 'unreachable'],
  [{ code: 'EAUTH', responseCode: 535, response: '535 no', message: 'x' }, 'login'],
  [{ code: 'EAUTH', responseCode: 454, response: '454 luego', message: 'x' }, 'unreachable'],
  [{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' }, 'certificate'],
  [{ code: 'ETLS', message: 'no STARTTLS' }, 'security'],
  [{ code: 'EPROTOCOL', command: 'CONN', responseCode: 554, response: '554 no', message: 'x' }, 'unreachable'],
  [{ code: 'EPROTOCOL', command: 'HELO', responseCode: 550, response: '550 no', message: 'x' }, 'unreachable'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553 no', message: 'x' }, 'sender'],
] as const)('what keeps all from going is told apart: %j', (thrown, line) => {
  expect(lineProblemOf(thrown, asItIs).line).toBe(line);
  expect(deliveryOf(['a@b.example'], thrown, asItIs)).toMatchObject({ kind: 'line', line });
});

test('what is about one message alone stops no other', () => {
  const [a, b] = ['a@b.example', 'b@b.example'];
  expect(deliveryOf([a], { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', message: 'x' }, asItIs).kind).toBe(
    'dropped',
  );
  expect(deliveryOf([a], { code: 'ECONNECTION', message: 'cut' }, asItIs).kind).toBe('dropped');
  expect(
    deliveryOf(
      [a],
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552, response: '552 grande', message: '' },
      asItIs,
    ),
  ).toMatchObject({ answers: [], contentRefusal: '552 grande' });
  const rejectedErrors = [{ recipient: b, responseCode: 451, response: '451 luego' }];
  expect(deliveryOf([a, b], { response: '250 ok', rejectedErrors }, asItIs)).toEqual({
    kind: 'answered',
    answers: [
      { address: a, code: 250, text: '250 ok' },
      { address: b, code: 451, text: '451 luego' },
    ],
  });
});

test.each([
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 5.7.1 spam' }, true],
  [{ code: 'EENVELOPE', command: 'DATA', responseCode: 554, response: '554 no' }, true],
  [{ code: 'EMESSAGE', command: 'MAIL FROM' }, true],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 552, response: '552 5.2.3 too large for it' }, true],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 552, response: '552 5.2.2 mailbox full' }, false],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 550, response: '550-5.1.1 no such user' }, false],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451, response: '451 later' }, false],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 552, response: '552 mailbox full' }, false],
])('whether %j is about what a message says: %s', (thrown, isContent) => {
  const answered = deliveryOf(['a@b.example'], { message: 'x', ...thrown }, asItIs);
  expect(answered).toMatchObject(isContent ? { kind: 'answered', answers: [] } : { answers: [{}] });
  expect('contentRefusal' in answered).toBe(isContent);
});

test('addresses come once each, and none without a main one', () => {
  expect(addressList('Ana@correo.example', ['ana@CORREO.example', '', 'beto@correo.example'])).toEqual([
    'ana@CORREO.example',
    'beto@correo.example',
  ]);
  expect(addressList('', ['beto@correo.example'])).toEqual([]);
});

test('a template is filled in once: a value that looks like a variable goes round no loop', () => {
  expect(readOnce('{{constructor}}')({})).toBe('{{constructor}}');
  expect(readOnce('{{cliente}} {{ cliente }} {{otra}}')({ cliente: '{{cliente}}' })).toBe(
    '{{cliente}} {{cliente}} {{otra}}',
  );
});

test('a value is escaped in HTML, and nowhere else', () => {
  const written = writeMail({ subject: '{{c}}', text: '{{c}}', html: '<b>{{c}}</b>' }, { c: '<img src=x> & "y"\nz' });
  expect(written.text).toBe('<img src=x> & "y"\nz');
  expect(written.html).toBe('<b>&lt;img src=x&gt; &amp; &quot;y&quot;<br>z</b>');
});

test('a variable that a message does not have is found, with its place', () => {
  expect(wrongVariable({ subject: 'x', text: '{{cliente}} {{clave}}', html: '' }, mailVariables.invoice)).toEqual({
    field: 'text',
    name: 'clave',
  });
  for (const kind of mailKinds)
    expect(wrongVariable(defaultTemplates[kind], mailVariables[kind]), kind).toBe(undefined);
});

test.each([
  ['{{nombre del cliente}}', 'nombre del cliente'],
  ['{{ }}', ''],
  ['{{#each x}}', '#each x'],
  ['Hola {{cliente', '{{cliente'],
  ['{{ {{cliente}} }}', '{{ {{cliente}} }}'],
])('%s is no variable, and is not mailed as it is written', (written, name) => {
  for (const field of ['subject', 'text', 'html'] as const)
    expect(wrongVariable({ [field]: written }, mailVariables.invoice)).toEqual({ field, name });
});

test('braces of a style are no variable', () => {
  const html = '<style>@media print{.a{color:red}}</style>{{cliente}} {{ cliente }}';
  expect(wrongVariable({ html }, mailVariables.invoice)).toBe(undefined);
});

test('an address that was refused is told so, however its letters are written', () => {
  const refused = { recipient: 'Nadie@correo.example', responseCode: 550, response: '550 no existe' };
  const addresses = ['ana@correo.example', 'Nadie@Correo.Example'];
  const answered = deliveryOf(addresses, { rejectedErrors: [refused], message: 'x' }, asItIs);
  expect(answered).toMatchObject({ kind: 'answered', answers: [{ code: 250 }, { code: 550, text: '550 no existe' }] });
});
