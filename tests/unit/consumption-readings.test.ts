import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Readings } from '../../src-main/domain/consumption/readings';
import type { SamplesDraft } from '../../src-main/domain/consumption/staged-store';

const MIB = 1024 ** 2;
/** As much text as a file is read by at a time. */
const CHUNK = 256 * 1024;
const ADDRESSES = 200;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const nowhere: SamplesDraft = {
  head: { fileName: '', fileToken: '', columns: [], delimiter: ';', skip: 0, read: null },
  saveHead: () => undefined,
  clear: () => undefined,
  add: () => undefined,
  addAddresses: () => undefined,
  steps: () => ({ rises: 0, falls: 0 }),
  transact: (work) => work(),
  close: () => undefined,
};

test.each([
  ['a MAC', (at: number) => `E4:8D:8C:00:00:${at.toString(16).padStart(2, '0')}`],
  ['an IP', (at: number) => `192.168.100.${at}`],
  ['a user name', (at: number) => `cliente.numero.${at}`],
])('%s is remembered without the text around it', (_what, addressOf) => {
  const readings = new Readings(nowhere);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < ADDRESSES; at += 1) {
    // As a file's text comes: of bytes, and an address is cut out of it.
    const text = Buffer.alloc(CHUNK, `${addressOf(at)};2026-11-20 10:00;1;1\n`).toString();
    expect(readings.numberOf(text.split(';', 1)[0] ?? '')).toBe(at);
  }
  readings.flush();
  collectGarbage();
  expect((process.memoryUsage().heapUsed - before) / MIB).toBeLessThan((ADDRESSES * CHUNK) / MIB / 5);
  expect(readings.numberOf(addressOf(0))).toBe(0);
});
