import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from 'fast-check';
import { expect, test } from 'vitest';
import { findHandler } from '../../src-main/app/find-handler';
import { contract } from '../../src-main/contract';
import type { Endpoint } from '../../src-main/contract/endpoint';
import { inputsOf } from '../support/contract-inputs';
import { lockOffice } from '../../src-main/data/office-lock';
import {
  ADMINISTRATOR,
  clientFieldsWith,
  createTestOffice,
  neverLocks,
  refusalOf,
  signedInOperator,
} from '../support/test-app';

const features: Record<string, Record<string, Endpoint>> = contract;
/** What a copy that is looked at still takes: who sits there, and orders to the program itself. */
const ALLOWED = new Set(['session.signIn', 'session.signOut']);
const refused = Object.entries(features).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, { kind, permission, input }]) => {
    const name = `${feature}.${verb}`;
    const handler = findHandler(feature, verb);
    const writes = handler?.write !== undefined || permission !== 'viewer';
    const isCommand = kind === 'command' && !handler?.order && !ALLOWED.has(name) && writes;
    return isCommand ? [{ name, feature, verb, input }] : [];
  }),
);

const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };
const all = { filter: {}, sort: {}, offset: 0, limit: 10 };

/** An office with one client in its backup and two in itself, whose backup is looked at. */
async function looking() {
  const app = await createTestOffice();
  await neverLocks(app);
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const { name } = await app.call('backups', 'take', {});
  await app.call('clients', 'create', clientFieldsWith({ name: 'Ana Paz' }));
  await app.call('backups', 'look', { name });
  return { app, name };
}

test('a backup is looked at in the office’s place, by the same operator, and the office is as it was afterwards', async () => {
  const { app, name } = await looking();
  expect(await app.call('startup', 'get', {})).toMatchObject({ copy: { name } });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
  expect((await app.call('clients', 'list', all)).rows.map((row) => row.name)).toEqual(['José Muñoz']);
  await app.callAs({ actor: null }, 'startup', 'leaveCopy', {});
  expect(await app.call('startup', 'get', {})).toMatchObject({ copy: null, problem: null });
  expect(existsSync(join(app.folder, 'solo-lectura'))).toBe(false);
  await app.call('session', 'signIn', credentials);
  expect((await app.call('clients', 'list', all)).rows).toHaveLength(2);
});

test('nothing of the office’s file changes while a backup is looked at, and nobody else may open the office', async () => {
  const { app } = await looking();
  const before = readFileSync(join(app.folder, 'abonado.db'));
  expect(() => lockOffice(join(app.folder, 'abonado.lock'))).toThrow(/locked/u);
  app.clock.ms += 40 * 24 * 60 * 60 * 1000;
  await app.app.backUpDay();
  await app.app.applyDue();
  await app.app.reviewStates();
  await app.app.sendMail();
  await app.app.sweepConsumption();
  await app.app.backUpAtEnd();
  expect(readFileSync(join(app.folder, 'abonado.db')).equals(before)).toBe(true);
  expect((await app.call('backups', 'list', {})).backups).toEqual([]);
});

test('every writing command is refused with the same sentence, whoever asks', async () => {
  const { app } = await looking();
  expect(refused.length).toBeGreaterThan(80);
  const known = { texts: ['Ana'], emails: ['ana@oficina.example'], ids: ['5f0c8f4e-7b1c-4b57-9d5d-3f0f6a1f1a11'] };
  const before = readFileSync(join(app.folder, 'solo-lectura', 'abonado.db'));
  for (const { name, feature, verb, input } of refused) {
    const [generated] = sample(inputsOf(input, known), { numRuns: 1, seed: 7 });
    const failure = await refusalOf(app.app.dispatch(app.session, feature, verb, generated));
    expect(failure.code, name).toBe('READ_ONLY_COPY');
  }
  expect(readFileSync(join(app.folder, 'solo-lectura', 'abonado.db')).equals(before)).toBe(true);
  expect(await refusalOf(app.call('backups', 'restore', { name: 'abonado-2026-11-24.db' }))).toMatchObject({
    code: 'READ_ONLY_COPY',
  });
});

test('what is there may be taken out as a file', async () => {
  const { app } = await looking();
  const selection = { kind: 'filter' as const, filter: {}, exceptIds: [] };
  const { fileToken } = await app.call('exports', 'clients', { selection, format: 'csv' });
  expect(readFileSync(app.app.files().resolveOutgoing(fileToken)?.path ?? '', 'utf8')).toContain('José Muñoz');
});

test('only an administrator looks at a backup, and one that is not whole leaves the office open', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const { window } = await signedInOperator(app);
  expect(await refusalOf(app.callAs(window, 'backups', 'look', { name }))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(app.call('backups', 'look', { name: 'abonado-2020-01-01.db' }))).toMatchObject({
    code: 'BACKUP_BAD',
  });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
  expect(await refusalOf(app.call('startup', 'leaveCopy', {}))).toMatchObject({ code: 'FORBIDDEN' });
});

test('whoever was no administrator then signs in with what was their password then', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  await app.call('operators', 'create', {
    name: 'Luz',
    email: 'luz@oficina.example',
    role: 'administrator',
    password: 'clave-de-luz',
  });
  const luz = { actor: null };
  await app.callAs(luz, 'session', 'signIn', { email: 'luz@oficina.example', password: 'clave-de-luz' });
  await app.callAs(luz, 'backups', 'look', { name });
  expect(await app.callAs(luz, 'session', 'get', {})).toMatchObject({ actor: null });
  await app.callAs(luz, 'session', 'signIn', credentials);
  expect(await app.callAs(luz, 'session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
});
