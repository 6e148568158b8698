import { expect, test } from 'vitest';
import { Refusal } from '../../src-main/contract/failures';
import {
  generatedLink,
  isBaseAddress,
  isLink,
  normalLink,
  readDeviceList,
  stateOf,
} from '../../src-main/domain/devices/rules';

test.each([
  ['https://alerta.example/abc', true],
  ['http://10.0.0.1/abc?x=1', true],
  ['alerta.example/abc', false],
  ['javascript:alert(1)', false],
  ['https://alerta.example/a b', false],
  ['https://', false],
  ['https://quien:clave@alerta.example/abc', false],
  ['https://@alerta.example/abc', false],
  ['https://alerta.example\\@otro.example/abc', false],
  ['https://alerta.example/abc?para=ana@correo.example', true],
  ['', false],
])('%s is a link: %s', (text, expected) => {
  expect(isLink(text)).toBe(expected);
});

test.each([
  'https://app.example/t/abcdef?k=Vw',
  'HTTPS://app.example/t/abcdef?k=Vw',
  'https://APP.Example/t/abcdef?k=Vw',
  'https://app.example:443/t/abcdef?k=Vw',
  'https://app.example./t/abcdef?k=Vw',
  'https://app.example.:443/t/abcdef?k=Vw',
  'https://app.example/t/abcdef?k=Vw#x',
  'https://app.example/t/%61bcdef?k=Vw',
  'https://app.example/%74/abcdef?%6B=V%77',
  'https://app.example/./t/x/../abcdef?k=Vw',
  'https://app.example/t/%2E/abcdef?k=Vw',
])('%s leads where the same link leads that is written otherwise', (link) => {
  expect(normalLink(link)).toBe('https://app.example/t/abcdef?k=Vw');
});

test.each([
  ['https://app.example/t/abcdef?', 'https://app.example/t/abcdef'],
  ['https://app.example/t/abcdef?#', 'https://app.example/t/abcdef'],
  ['https://app.example/#/t/abcdef', 'https://app.example/#/t/abcdef'],
  ['https://app.example/app#!/t/%61bcdef', 'https://app.example/app#!/t/abcdef'],
  ['https://app.example#abcdef', 'https://app.example/#abcdef'],
  ['http://app.example:80', 'http://app.example/'],
  ['https://app.example:8443/x', 'https://app.example:8443/x'],
  ['https://app.example/t/ABCDEF', 'https://app.example/t/ABCDEF'],
  ['https://app.example/t/a%2fb', 'https://app.example/t/a%2Fb'],
  ['https://app.example/ñ', 'https://app.example/%C3%B1'],
  ['https://ñandú.example/a', 'https://xn--and-6ma2c.example/a'],
  ['https://app.example/t/100%', 'https://app.example/t/100%'],
  ['nada de esto', 'nada de esto'],
  ['', ''],
])('%s is in its normal form %s: what tells one link from another stays', (link, normal) => {
  expect(normalLink(link)).toBe(normal);
});

test('links are made under an address without a question or a mark of its own', () => {
  expect(['', 'https://a.example', 'https://a.example/x/'].map(isBaseAddress)).toEqual([true, true, true]);
  const wrong = ['https://a.example/?t=', 'https://a.example/#x', 'a.example', 'http://alerta.example/entrar'];
  expect(wrong.filter(isBaseAddress)).toEqual([]);
  expect(isBaseAddress('https://ana:clave@a.example')).toBe(false);
  expect(generatedLink('https://a.example/x//', 'T')).toBe('https://a.example/x/T');
});

test('a device serves through its last day, and a revoked one never again', () => {
  const device = { revokedAtMs: null, expiresOn: '2026-11-24' };
  expect(stateOf(device, '2026-11-24')).toBe('live');
  expect(stateOf(device, '2026-11-25')).toBe('expired');
  expect(stateOf({ ...device, expiresOn: null }, '2126-11-25')).toBe('live');
  expect(stateOf({ ...device, revokedAtMs: 1 }, '2026-11-20')).toBe('revoked');
});

test('a list is read as a sheet gives it: by tab, semicolon or comma, with headings or without', () => {
  const text =
    'ID cliente\tLink\r\n1042\thttps://a.example/x\r\n\r\n1043;"https://a.example/y;1"\n1044,https://a.example/z,1';
  expect(readDeviceList(text)).toEqual([
    { line: 2, customId: '1042', link: 'https://a.example/x' },
    { line: 4, customId: '1043', link: 'https://a.example/y;1' },
    { line: 5, customId: '1044', link: 'https://a.example/z,1' },
  ]);
  expect(readDeviceList('7\thttps://a.example/x')).toHaveLength(1);
  expect(readDeviceList(' \n')).toEqual([]);
  expect(readDeviceList('una sola cosa')).toEqual([{ line: 1, customId: 'una sola cosa', link: '' }]);
  expect(() => readDeviceList('1;x\n'.repeat(1001))).toThrow(Refusal);
});
