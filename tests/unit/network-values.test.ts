import { expect, test } from 'vitest';
import { isIpProblem, networkStarts, parseIp } from '../../src-main/contract/values/ip-address';
import { parseMac, writtenMac } from '../../src-main/contract/values/mac-address';
import { parseDegrees } from '../../src-main/contract/values/position';

test.each([
  ['10.49.233.20', '10.49.233.20'],
  [' 010.049.233.020 ', '10.49.233.20'],
  ['10.49.233.20/32', '10.49.233.20'],
  ['10,49,233,20', '10.49.233.20'],
  ['010,49.233 , 20', '10.49.233.20'],
  ['10 49 233 20', '10.49.233.20'],
  ['10,0,0,8 / 29', '10.0.0.8/29'],
  ['2001:db8:: 1', '2001:db8::1'],
  ['10.0.0.8/29', '10.0.0.8/29'],
  ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:DB8::1]', '2001:db8::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['fe80::10', 'fe80::10'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['2001:db8::/56', '2001:db8::/56'],
  ['2001:db8::192.0.2.33', '2001:db8::c000:221'],
  ['::ffff:10.49.233.20', '10.49.233.20'],
])('the IP «%s» is %s', (typed, text) => {
  expect(parseIp(typed)).toMatchObject({ text });
});

test.each([
  ['10.49.233', 'shape'],
  ['10.49.233.256', 'shape'],
  // Which of its numbers the blank parts nobody knows; nor which of two addresses is meant.
  ['10.49.233.20 1', 'shape'],
  ['10.49.2 33.20', 'shape'],
  ['10,49,233', 'shape'],
  ['10,,49,233,20', 'shape'],
  ['10.0.0.1, 10.0.0.2', 'several'],
  ['2001:db8::1 2', 'shape'],
  ['10.49.233.20.1', 'shape'],
  ['10.49.233.20/33', 'shape'],
  ['10.0.0.0/0', 'shape'],
  ['2001:db8:::1', 'shape'],
  ['2001::db8::1', 'shape'],
  ['1:2:3:4:5:6:7', 'shape'],
  ['1:2:3:4:5:6:7:8::', 'shape'],
  ['2001:db8::12345', 'shape'],
  ['1.2.3.4::1', 'shape'],
  ['fe80::1%eth0', 'shape'],
  ['router', 'shape'],
  ['0.0.0.0', 'reserved'],
  ['127.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['224.0.0.1', 'reserved'],
  ['::1', 'reserved'],
  ['::', 'reserved'],
  ['ff02::1', 'reserved'],
])('«%s» is no client’s IP: %s', (typed, problem) => {
  expect(parseIp(typed)).toEqual({ problem });
});

test('an address inside the network that it names is told the network', () => {
  expect(parseIp('10.0.0.13/29')).toEqual({ problem: 'inside', network: '10.0.0.8/29' });
  expect(parseIp('2001:db8::1/64')).toEqual({ problem: 'inside', network: '2001:db8::/64' });
});

test('addresses sort by value, and a network’s bounds are its first and its last one', () => {
  const keyOf = (typed: string) => {
    const read = parseIp(typed);
    if (isIpProblem(read)) throw new Error(typed);
    return read;
  };
  const sorted = ['9.0.0.1', '10.0.0.2', '10.0.0.10', '200.1.1.1', '2001:db8::a', '2001:db8::10'];
  const keys = sorted.map((typed) => keyOf(typed).key);
  expect(keys.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(keys);
  const { key, endKey } = keyOf('10.0.0.8/29');
  expect([key, endKey]).toEqual([keyOf('10.0.0.8').key, keyOf('10.0.0.15').key]);
  expect(keyOf('10.0.0.8').endKey).toBe(keyOf('10.0.0.8').key);
});

test.each([
  'E4:8D:8C:04:03:C5',
  'e4-8d-8c-04-03-c5',
  'e48d.8c04.03c5',
  'E48D8C0403C5',
  ' e4 8d 8c 04 03 c5 ',
  'e4_8d_8c_04_03_c5',
  'E4,8D,8C,04,03,C5',
  'E4–8D–8C–04–03–C5',
])('the MAC «%s» is read in its style', (typed) => {
  expect(parseMac(typed)).toBe('e48d8c0403c5');
});

test('a MAC is twelve digits, neither all 0 nor all F; what is wrong with another is said', () => {
  expect(parseMac('E4:8D:8C:04:03:C')).toEqual({ problem: 'length', digits: 11 });
  expect(parseMac('E4:8D:8C:04:03:C5:01')).toEqual({ problem: 'length', digits: 14 });
  expect(parseMac('E4:8D:8C:04:03:CG')).toMatchObject({ problem: 'letters' });
  expect(parseMac('00:00:00:00:00:00')).toMatchObject({ problem: 'reserved' });
  expect(parseMac('ff-ff-ff-ff-ff-ff')).toMatchObject({ problem: 'reserved' });
  expect(parseMac('00:00:00:00:00:01')).toBe('000000000001');
  expect(writtenMac('e48d8c0403c5')).toBe('E4:8D:8C:04:03:C5');
});

test.each([
  ['-34.648204', -34.648204],
  ['−34,648204', -34.648204],
  ['34.648204 S', -34.648204],
  ['68°20\'44.7"O', -68.345_75],
  ['34° 38′ 53.5″ S', -34.648_194],
  ['+12.5°', 12.5],
  ['0', 0],
  ['-0', 0],
  ['34.12345678', 34.123_457],
  ["34° 36' 12'' Sur", -34.603_333],
  ['Oeste 58° 22′ 54″', -58.381_667],
  ['34 36 12 SUR', -34.603_333],
  ['99,1331 norte', 99.1331],
])('the coordinate «%s» is %d degrees', (typed, degrees) => {
  expect(parseDegrees(typed)).toBe(degrees);
});

test.each(['', 'sur', '181', "34°61'S", '34°10\'61"S', '34.5.6', '34S68O'])('«%s» is no coordinate', (typed) => {
  expect(parseDegrees(typed)).toBeNull();
});

test.each([
  [
    '10.49.233.20',
    ['10.49.233.16/28', '10.49.232.0/21', '10.48.0.0/12', '8.0.0.0/5'],
    ['10.49.233.24/29', '10.50.0.0/16'],
  ],
  ['2001:db8::5', ['2001:db8::4/126', '2001:db8::/32'], ['2001:db8::8/125', '32.1.13.184/29']],
])('the networks that %s is part of begin where its last bits are none', (typed, around, beside) => {
  const key = (text: string) => {
    const read = parseIp(text);
    return isIpProblem(read) ? '' : read.key;
  };
  expect(networkStarts(key(typed))).toEqual(expect.arrayContaining(around.map(key)));
  for (const other of beside) expect(networkStarts(key(typed))).not.toContain(key(other));
  expect(networkStarts('ana@ar.example')).toEqual([]);
});
