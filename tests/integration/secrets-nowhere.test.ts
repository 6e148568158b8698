import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFileLog } from '../../src-main/adapters/file-log';
import { useMailServer } from '../support/mail';
import { everyFile } from '../support/office-files';
import { disk } from '../support/second-folder';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

/** Everything that somebody entrusts to the office, each a word of its own. */
const SECRETS = {
  operator: 'clave-de-luz-8831',
  administrator: 'clave-nueva-4417',
  wrong: 'clave-errada-2290',
  mail: 'clave-del-correo-7719',
  device: 'https://alerta.example/entrar/palabra-5563',
  passphrase: 'caballo lluvia tornillo 9204',
};

/** An office to which each of them was told, in a file, its log, its copies, an exported file and its audit. */
async function tellAll() {
  const app = await createTestOffice();
  const { call, callAs } = app;
  const luz = { name: 'Luz', email: 'luz@oficina.example', role: 'administrator' as const };
  const { id } = await call('operators', 'create', { ...luz, password: SECRETS.operator });
  await refusalOf(callAs({ actor: null }, 'session', 'signIn', { email: luz.email, password: SECRETS.wrong }));
  await call('operators', 'resetPassword', { id, password: SECRETS.administrator });
  await callAs({ actor: null }, 'session', 'signIn', { email: luz.email, password: SECRETS.administrator });
  await useMailServer(app, 25, { user: 'oficina', password: SECRETS.mail });
  const { id: clientId } = await call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  await call('devices', 'create', { clientId, name: 'Celular', link: SECRETS.device, expiresOn: null });
  const usb = disk();
  await call('backups', 'chooseFolder', { folder: usb, passphrase: SECRETS.passphrase });
  await call('backups', 'take', {});
  await call('backups', 'bring', {});
  const selection = { kind: 'filter' as const, filter: {}, exceptIds: [] };
  await call('exports', 'clients', { selection, format: 'csv' });
  // What breaks while a secret is at hand may carry it in its words.
  const log = createFileLog(app.folder, { nowMs: () => 1 });
  for (const secret of Object.values(SECRETS)) log.error('a1b2c3d4', new Error(`no: ${secret}`, { cause: secret }));
  return { app, usb };
}

test('no secret is readable in the database, its log, its copies, what was exported, the program’s log, nor on the disk', async () => {
  const { app, usb } = await tellAll();
  const files = [app.folder, usb].flatMap(everyFile);
  expect(files.map((path) => path.replace(app.folder, ''))).toEqual(
    expect.arrayContaining(['/abonado.db', '/abonado.db-wal', '/abonado.log', '/second-folder.json']),
  );
  const found = files.flatMap((path) => {
    const bytes = readFileSync(path);
    return Object.entries({ ...SECRETS, recovery: app.recoveryCode })
      .filter(([, secret]) => bytes.includes(secret))
      .map(([name]) => `${name} in ${path}`);
  });
  expect(found).toEqual([]);
});
