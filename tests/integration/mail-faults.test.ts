import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createAccountOffice, issue } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { clientFieldsWith, refusalOf } from '../support/test-app';

test('a slow server gets as many at once as it is allowed, keeps no screen waiting, and has everything once', async () => {
  const addresses = Array.from({ length: 9 }, (_, at) => `c${at}@correo.example`);
  let [now, most] = [0, 0];
  const server = await startMailServer({
    onMailFrom(_address, _session, done) {
      now += 1;
      most = Math.max(most, now);
      done();
    },
  });
  server.temper.slowMs = 60;
  server.temper.message = () => {
    now -= 1;
    return undefined;
  };
  const app = await createMailOffice(...addresses);
  await useMailServer(app, server.port, { connections: 2 });
  await notify(app, app.ids);
  const sending = app.app.sendMail();
  // Asked while they are on their way.
  const { open } = await app.call('outbox', 'status', {});
  expect(open).toBe(9);
  await sending;
  expect(most).toBe(2);
  expect(server.taken.flatMap(({ recipients }) => recipients).toSorted()).toEqual(addresses);
  expect(await statesOf(app)).toEqual(addresses.map(() => 'sent'));
});

test('connections that a change of network, or a sleep, has cut are opened anew: nothing is lost or sent twice', async () => {
  const first = await startMailServer();
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  await useMailServer(app, first.port);
  await notify(app, app.ids, 'Uno');
  await app.app.sendMail();
  // The kept connections end at no word of anybody’s; another server answers at the same place.
  await first.close();
  const second = await startMailServer({}, first.port);
  await notify(app, app.ids, 'Dos');
  for (let hour = 0; hour < 3; hour += 1) {
    await app.app.sendMail();
    app.clock.ms += 3_600_000;
  }
  expect([first.taken.length, second.taken.length]).toEqual([2, 2]);
  expect(await statesOf(app)).toEqual(['sent', 'sent', 'sent', 'sent']);
});

test('an invoice that is there no more is not sent without it, and says so', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port, { paused: true });
  const found = await app.call('clients', 'get', { id: app.anaId });
  const fields = clientFieldsWith({ name: found.name, email: 'ana@correo.example' });
  await app.call('clients', 'update', { id: app.anaId, version: found.version, fields });
  await saveBilling(app, app.anaId, await billingWith(app, {}));
  await issue(app, '2026-11-24');
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec('UPDATE mail_attachments SET ref_id = 999');
  direct.close();
  await useMailServer(app, server.port, { paused: false });
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ kind: 'invoice', state: 'failed', reason: 'attachmentGone' }]);
  expect(server.taken).toEqual([]);
  expect(app.unexpected).toEqual([]);
});

test.each([
  ['a line break', 'ana@correo.example\r\nBcc: x@correo.example'],
  ['a quoted name', '"ana gomez"@correo.example'],
  ['letters that no server here takes', 'ñandú@correo.example'],
  ['two addresses', 'ana@correo.example, beto@correo.example'],
])('an address with %s is refused at its field', async (_what, email) => {
  const app = await createMailOffice();
  const create = app.call('clients', 'create', clientFieldsWith({ name: 'Ana', email }));
  expect(await refusalOf(create)).toMatchObject({ field: 'email' });
});

test('five hundred Emails a notificar are refused at their field', async () => {
  const app = await createAccountOffice();
  const notificationEmails = Array.from({ length: 500 }, (_, at) => `c${at}@correo.example`);
  const save = saveBilling(app, app.anaId, await billingWith(app, { notificationEmails }));
  expect(await refusalOf(save)).toMatchObject({ code: 'VALIDATION', field: 'billing.notificationEmails' });
});
