import { expect, test } from 'vitest';
import { deliveryOf, lineProblemOf } from '../../src-main/adapters/smtp-answers';
import { hiderOf, hiderOfSecret } from '../../src-main/adapters/smtp-secrets';

const server = { user: 'oficina', password: 'SECRETO-123456' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hide = hiderOf(server);

test.each([
  ['as it was typed', 'SECRETO-123456'],
  ['whatever its letters', 'secreto-123456'],
  ['of AUTH LOGIN', base64('SECRETO-123456')],
  ['of AUTH PLAIN', base64('\0oficina\0SECRETO-123456')],
  ['of AUTH PLAIN with its own name', base64('oficina\0oficina\0SECRETO-123456')],
  ['without its end', base64('\0oficina\0SECRETO-123456').slice(0, 22)],
  ['in small letters', base64('\0oficina\0SECRETO-123456').toLowerCase()],
])('a password %s is not repeated', (_how, form) => {
  expect(hide(`500 no entiendo «${form}» aquí`)).toBe('500 no entiendo «•••» aquí');
  expect(hide(`500 5.5.1 unrecognized command: AUTH PLAIN ${form}`)).toBe(
    '500 5.5.1 unrecognized command: AUTH PLAIN •••',
  );
});

test('whatever follows a sign-in’s name is not repeated either', () => {
  expect(hide('500 unknown: auth cram-md5 b2ZpY2luYSAwMTIz')).toBe('500 unknown: auth cram-md5 •••');
});

test('other words stay as they are, also beside a short password', () => {
  const words = '550 5.1.1 <nadie@correo.example>: no existe; vea https://ayuda.example/contrase%C3%B1a';
  expect(hide(words)).toBe(words);
  expect(hiderOf({ user: 'a', password: 'no' })('550 nombre no conocido')).toBe('550 nombre ••• conocido');
  expect(hiderOf({ user: '', password: '' })(words)).toBe(words);
});

test('a secret that the cut of a long answer would leave half of is gone before the cut', () => {
  const response = `535 ${'x '.repeat(245)}SECRETO-123456`;
  const thrown = { code: 'EAUTH', responseCode: 535, response, message: response };
  expect(lineProblemOf(thrown, hide).answer).not.toContain('SECRE');
  const rejectedErrors = [{ recipient: 'a@b.example', responseCode: 550, response }];
  expect(JSON.stringify(deliveryOf(['a@b.example'], { rejectedErrors, message: '' }, hide))).not.toContain('SECRE');
});

const CODE = 'K7PM-9WXT-34RD';

test.each([
  ['as it went', CODE],
  ['without its separators', 'k7pm9wxt34rd'],
  ['with others', 'K7PM 9WXT.34RD'],
  ['broken by a line’s end', 'K7PM-9W= XT-34RD'],
  ['cut off', 'K7PM-9WXT'],
])('what a message alone says, %s, is not repeated', (_how, form) => {
  expect(hiderOfSecret(CODE)(`550 5.7.1 rejected: "Clave: ${form}" (spam)`)).toBe(
    '550 5.7.1 rejected: "Clave: •••" (spam)',
  );
});

test.each(['', 'a', 'ab'])('nor in base64, wherever in the text it stands', (before) => {
  const coded = base64(`${before}Clave: ${CODE}\nGracias`);
  const hidden = hiderOfSecret(CODE)(`550 rejected: ${coded}`);
  expect(hidden).toContain('•••');
  for (let at = 0; at + 3 <= CODE.length; at += 1) {
    const readable = Buffer.from(hidden.split('•••')[0]?.split(' ').at(-1) ?? '', 'base64').toString('utf8');
    expect(readable).not.toContain(CODE.slice(at, at + 3));
  }
});

test('of a link what follows its server is hidden; the server, by which blocklists are asked, is not', () => {
  const hideLink = hiderOfSecret('https://alerta.example/entrar/palabra-5563');
  expect(hideLink('554 blocked by list: alerta.example')).toBe('554 blocked by list: alerta.example');
  expect(hideLink('554 https://alerta.example/entrar/palabra-5563 x')).toBe('554 ••• x');
  expect(hideLink('554 alerta.example/entrar/palabra-= 5563.')).toBe('554 alerta.example/•••.');
  expect(hiderOfSecret('https://x.example/a1b2c3')('554 a1b2c3 x.example')).not.toContain('a1b2c3');
});

test('a message without a secret is answered as it was', () => {
  expect(hiderOfSecret('')('550 5.1.1 no existe')).toBe('550 5.1.1 no existe');
});
