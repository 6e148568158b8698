import { expect, test } from 'vitest';
import { createMailOffice, mailOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { filesSaying } from '../support/office-files';
import { setPortal } from '../support/portal';

test.each([
  ['as it stood there', (password: string) => password],
  ['without its separators', (password: string) => password.replaceAll('-', '')],
  ['in base64', (password: string) => Buffer.from(`Clave: ${password}`).toString('base64')],
])('a password that a server quotes, %s, as it refuses it is kept nowhere', async (_how, quoted) => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await setPortal(app);
  await useMailServer(app, server.port, { paused: true });
  const [clientId = 0] = app.ids;
  const { password } = await app.call('portal', 'regenerate', { clientId, byMail: true });
  const said = quoted(password);
  server.temper.message = () => ({ code: 554, words: `5.7.1 rejected by content filter: "${said}"` });
  await useMailServer(app, server.port);
  await app.app.sendMail();
  const [row] = await mailOf(app);
  expect(row).toMatchObject({ state: 'failed', answer: expect.stringContaining('rejected by content filter: "') });
  const found = await app.call('outbox', 'get', { id: row?.id ?? 0 });
  expect(JSON.stringify(found)).not.toContain(said);
  await app.call('backups', 'take', {});
  expect(filesSaying(app.folder, said)).toEqual([]);
});
