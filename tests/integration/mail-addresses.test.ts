import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { createAccountOffice, issue } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { refusalOf, type TestApp } from '../support/test-app';

async function giveEmail({ call }: Pick<TestApp, 'call'>, id: number, email: string) {
  const found = await call('clients', 'get', { id });
  await call('clients', 'update', {
    id,
    version: found.version,
    fields: { ...clientFields.strip().parse(found), email },
  });
}

/** An office whose mail waits. */
async function waitingOffice(...emails: readonly string[]) {
  const app = await createMailOffice(...emails);
  const server = await startMailServer();
  await useMailServer(app, server.port, { paused: true });
  await notify(app, app.ids);
  const go = async () => {
    await useMailServer(app, server.port, { paused: false });
    await app.app.sendMail();
    return server.taken.map(({ recipients }) => recipients);
  };
  return { ...app, server, go, anaId: app.ids[0] ?? 0 };
}

test('what waits goes to the client’s address of now, and the audit tells', async () => {
  const app = await waitingOffice('vieja@correo.example', 'beto@correo.example');
  await giveEmail(app, app.anaId, 'nueva@correo.example');
  expect((await mailOf(app)).map(({ address }) => address)).toEqual(['nueva@correo.example', 'beto@correo.example']);
  const { total } = await app.call('outbox', 'list', { filter: { text: 'nueva@' }, offset: 0, limit: 1 });
  expect(total).toBe(1);
  const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
  expect(
    direct
      .prepare("SELECT entity, entity_id AS id, before, after FROM audit_entries WHERE action = 'redirected'")
      .all(),
  ).toEqual([{ entity: 'mail', id: 1, before: 'vieja@correo.example', after: 'nueva@correo.example' }]);
  direct.close();
  expect(await app.go()).toEqual([['nueva@correo.example'], ['beto@correo.example']]);
});

test('an address that was typed for a message stays, and so does one whose message somebody has', async () => {
  const app = await waitingOffice('vieja@correo.example');
  const [row] = await mailOf(app);
  const at = { id: row?.id ?? 0, version: row?.version ?? 0 };
  await app.call('outbox', 'changeAddress', { ...at, position: 0, address: 'a-mano@correo.example' });
  await giveEmail(app, app.anaId, 'nueva@correo.example');
  expect(await app.go()).toEqual([['a-mano@correo.example']]);
  await giveEmail(app, app.anaId, 'otra@correo.example');
  expect((await mailOf(app)).map(({ address }) => address)).toEqual(['a-mano@correo.example']);
  // Said again, it goes where it was typed to go.
  const [sent] = await mailOf(app);
  await app.call('outbox', 'resend', { id: at.id, version: sent?.version ?? 0 });
  await app.app.sendMail();
  expect(app.server.taken.map(({ recipients }) => recipients)).toEqual([
    ['a-mano@correo.example'],
    ['a-mano@correo.example'],
  ]);
});

test('a client that loses its address gets nothing, and all that it did not get by one click once it has one', async () => {
  const app = await waitingOffice('ana@correo.example', 'beto@correo.example');
  await giveEmail(app, app.anaId, '');
  expect((await mailOf(app)).map(({ state, reason }) => [state, reason])).toEqual([
    ['unsendable', 'noAddress'],
    ['waiting', null],
  ]);
  await notify(app, [app.anaId], 'Otro');
  expect(await app.call('outbox', 'reachable', {})).toEqual({ reachable: 0 });
  expect(await app.call('outbox', 'sendReachable', {})).toEqual({ retried: 0 });
  await giveEmail(app, app.anaId, 'nueva@correo.example');
  expect(await statesOf(app)).toEqual(['unsendable', 'waiting', 'unsendable']);
  expect(await app.call('outbox', 'reachable', {})).toEqual({ reachable: 2 });
  expect(await app.call('outbox', 'sendReachable', {})).toEqual({ retried: 2 });
  expect(await app.call('outbox', 'reachable', {})).toEqual({ reachable: 0 });
  expect(
    (await app.go()).map(([address]) => address).toSorted((one = '', other = '') => one.localeCompare(other)),
  ).toEqual(['beto@correo.example', 'nueva@correo.example', 'nueva@correo.example']);
});

test('a failed one that is tried again, and a sent one that is said again, go to the address of now', async () => {
  const app = await waitingOffice('vieja@correo.example');
  app.server.temper.recipient = (address) =>
    address.startsWith('vieja') ? { code: 550, words: 'no existe' } : undefined;
  expect(await app.go()).toEqual([]);
  const [failed] = await mailOf(app);
  expect(failed).toMatchObject({ state: 'failed', address: 'vieja@correo.example' });
  await giveEmail(app, app.anaId, 'nueva@correo.example');
  await app.call('outbox', 'retry', { id: failed?.id ?? 0, version: failed?.version ?? 0 });
  await app.app.sendMail();
  await giveEmail(app, app.anaId, 'novisima@correo.example');
  const [sent] = await mailOf(app);
  await app.call('outbox', 'resend', { id: sent?.id ?? 0, version: sent?.version ?? 0 });
  await app.app.sendMail();
  expect(app.server.taken.map(({ recipients }) => recipients)).toEqual([
    ['nueva@correo.example'],
    ['novisima@correo.example'],
  ]);
  await giveEmail(app, app.anaId, '');
  const again = (await mailOf(app))[1];
  expect(
    await refusalOf(app.call('outbox', 'resend', { id: again?.id ?? 0, version: again?.version ?? 0 })),
  ).toMatchObject({ code: 'MAIL_NO_ADDRESS' });
});

test('an invoice that waits follows the Emails a notificar too', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port, { paused: true });
  await giveEmail(app, app.anaId, 'ana@correo.example');
  await saveBilling(app, app.anaId, await billingWith(app, { notificationEmails: ['estudio@correo.example'] }));
  await issue(app, '2026-11-24');
  const notificationEmails = ['contador@correo.example', 'socia@correo.example'];
  await saveBilling(app, app.anaId, await billingWith(app, { notificationEmails }));
  await useMailServer(app, server.port, { paused: false });
  await app.app.sendMail();
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['ana@correo.example', ...notificationEmails]]);
});

test('a mass update that adds the real address behind a digit reaches what waits', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port, { paused: true });
  await giveEmail(app, app.anaId, '1ana@correo.example');
  await issue(app, '2026-11-24');
  await giveEmail(app, app.betoId, 'ana@correo.example');
  const { draftId } = await app.call('massUpdates', 'previewRepair', {});
  await app.call('massUpdates', 'apply', { draftId });
  await useMailServer(app, server.port, { paused: false });
  await app.app.sendMail();
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['1ana@correo.example', 'ana@correo.example']]);
});

test('a message that somebody has already goes on to those whom it was for', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  await giveEmail(app, app.anaId, 'ana@correo.example');
  await saveBilling(app, app.anaId, await billingWith(app, { notificationEmails: ['estudio@correo.example'] }));
  server.temper.recipient = (address) => (address.startsWith('estudio') ? { code: 451, words: 'luego' } : undefined);
  await issue(app, '2026-11-24');
  await app.app.sendMail();
  await giveEmail(app, app.anaId, 'nueva@correo.example');
  server.temper.recipient = () => undefined;
  app.clock.ms += 3_600_000;
  await app.app.sendMail();
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([
    ['ana@correo.example'],
    ['estudio@correo.example'],
  ]);
});
