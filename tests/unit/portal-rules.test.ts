import { expect, test } from 'vitest';
import { isPortalAddress, portalProblem } from '../../src-main/domain/portal/rules';
import { missingVariable } from '../../src-main/domain/client-mail/rules';
import { readAddressList } from '../../src-main/domain/non-deliveries/rules';
import { SECRET_MARK, withSecret } from '../../src-main/jobs/mail-secret';

const PORTAL = { name: 'Mi Norte', address: 'https://portal.example' };

test.each([
  ['ana@correo.example', true, PORTAL, null],
  ['', true, PORTAL, 'noAddress'],
  ['ana@', true, PORTAL, 'badAddress'],
  ['ana@correo.example', false, PORTAL, 'deactivated'],
  ['', true, { name: '', address: '' }, 'notReady'],
] as const)('a client with «%s», active %s: %o gives %s', (email, active, portal, problem) => {
  expect(portalProblem({ email, active }, portal)).toBe(problem);
});

test.each([
  ['https://portal.example/entrar', true],
  ['http://portal.example', false],
  ['portal.example', false],
  ['https://ana:clave@portal.example', false],
  ['', false],
])('%s is a portal’s address: %s', (address, expected) => expect(isPortalAddress(address)).toBe(expected));

test('a secret stands for its mark, escaped in HTML, and what it says itself stands for nothing', () => {
  const message = { subject: SECRET_MARK, text: `a ${SECRET_MARK} b ${SECRET_MARK}`, html: `<p>${SECRET_MARK}</p>` };
  expect(withSecret(message, 'x$&<1>')).toEqual({
    subject: SECRET_MARK,
    text: 'a x$&<1> b x$&<1>',
    html: '<p>x$&amp;&lt;1&gt;</p>',
  });
});

test.each([
  ['password', { subject: 'x', text: '{{clave}}', html: '' }, undefined],
  ['password', { subject: 'x', text: '{{ clave }}', html: '<b>{{clave}}</b>' }, undefined],
  ['password', { subject: 'x', text: 'hola', html: '' }, 'text'],
  ['password', { subject: '{{clave}}', text: '{{clave}}', html: '' }, 'subject'],
  ['device', { subject: 'x', text: '{{link}}', html: '<p></p>' }, 'html'],
  ['invoice', { subject: 'x', text: 'hola', html: '' }, undefined],
] as const)('a template of %s with %o lacks what it needs in %s', (kind, fields, field) => {
  expect(missingVariable(kind, fields)?.field).toBe(field);
});

test('a list of what came back is read by its addresses, each once, with what stands beside it', () => {
  const text =
    'Destinatario;Motivo\n"ana@x.example";Casilla llena\n\n<beto@x.example>\t550\tno existe\nANA@x.example;otra vez';
  expect(readAddressList(text)).toEqual([
    { line: 2, address: 'ana@x.example', reason: 'Casilla llena' },
    { line: 4, address: 'beto@x.example', reason: '550 · no existe' },
  ]);
  const many = Array.from({ length: 2001 }, (_, at) => `a${at}@x.example`).join('\n');
  expect(() => readAddressList(many)).toThrow('DEVICE_LIST_LONG');
});

test.each([
  [
    'several in a line',
    'ana@x.example, beto@x.example;cara@x.example',
    ['ana@x.example', 'beto@x.example', 'cara@x.example'],
    '',
  ],
  ['several without commas', 'ana@x.example beto@x.example', ['ana@x.example', 'beto@x.example'], ''],
  ['with a name', 'Diego Paz <diego@x.example>', ['diego@x.example'], ''],
  ['with a name in quotation marks', '"Paz, Diego" <diego@x.example>;550', ['diego@x.example'], 'Paz · 550'],
  ['before a server’s words', 'diego@x.example 550 user unknown', ['diego@x.example'], '550 user unknown'],
  ['amid them', '550 5.1.1 <diego@x.example>: user unknown', ['diego@x.example'], '550 5.1.1: user unknown'],
  ['with an apostrophe', "'o'brien@x.example': no existe", ["o'brien@x.example"], 'no existe'],
])('a list of what came back, %s, loses no address', (_how, text, addresses, reason) => {
  expect(readAddressList(text)).toEqual(addresses.map((address) => ({ line: 1, address, reason })));
});
