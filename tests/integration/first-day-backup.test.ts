import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCore } from '../../src-main/app/core';
import { createBackups } from '../../src-main/data/backups';
import { clientFieldsWith, createTestOffice, OFFICE_SETUP } from '../support/test-app';

test('the first client of an office has it backed up at once, proved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-first-day-'));
  const migrationsFolder = resolve(import.meta.dirname, '../../migrations');
  const { app } = await startCore({ folder, migrationsFolder, demo: false });
  const heard: string[] = [];
  app.publisher.subscribe('office', ({ kind }) => heard.push(kind));
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const session = { actor: null };
  await app.dispatch(session, 'office', 'create', OFFICE_SETUP);
  await app.dispatch(session, 'clients', 'create', clientFieldsWith({}));
  await expect
    .poll(() =>
      createBackups(folder)
        .list()
        .map(({ clients }) => clients),
    )
    .toEqual([1]);
  // The windows, which listen after the backup does, hear of the same change.
  expect(heard).toContain('clients.changed');
});

test('an import is never the first thing of a day without a backup', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({}));
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID cliente;Nombre\r\n7;Ana Paz\r\n'));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId });
  expect(await app.call('backups', 'list', {})).toMatchObject({ backups: [{ clients: 1 }] });
});
