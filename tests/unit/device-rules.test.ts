import { expect, test } from 'vitest';
import { Refusal } from '../../src-main/contract/failures';
import { generatedLink, isBaseAddress, isLink, readDeviceList, stateOf } from '../../src-main/domain/devices/rules';

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
