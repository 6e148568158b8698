import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSecrets } from '../../src-main/adapters/secrets';
import { openDatabase } from '../../src-main/data/database';
import { listHolders, listUnmarked } from '../../src-main/domain/devices/store';
import type { SystemKeys } from '../../src-main/ports';
import { openAskedOffice } from '../support/asked-office';
import { createDeviceOffice, devicesOf, LINK, phone } from '../support/devices';
import { saveClient } from '../support/lists';
import { everyFile } from '../support/office-files';
import { createTestApp, refusalOf } from '../support/test-app';

test('a pasted list is tried line by line, and the same list twice adds nothing', async () => {
  const app = await createDeviceOffice();
  await app.call('clients', 'deactivate', { id: app.betoId, version: 1 });
  const text = `ID\tLink\n1042\t${LINK}\n1042\t${LINK}\n9999\t${LINK}\n1043\t${LINK}\n1042\tsin link`;
  const { lines } = await app.call('devices', 'readList', { text });
  expect(lines.map(({ line, name, outcome, problem }) => [line, name, outcome, problem])).toEqual([
    [2, 'Ana Muñoz', 'new', null],
    [3, 'Ana Muñoz', 'same', null],
    [4, '', 'problem', 'DEVICE_CLIENT'],
    [5, 'Beto Ruiz', 'problem', 'CLIENT_DEACTIVATED'],
    [6, 'Ana Muñoz', 'problem', 'DEVICE_LINK'],
  ]);
  expect(await devicesOf(app, app.anaId)).toEqual([]);
  expect((await app.call('devices', 'importList', { text })).lines).toEqual(lines);
  expect(await devicesOf(app, app.anaId)).toMatchObject([{ source: 'imported', expiresOn: '2027-11-24' }]);
  const again = await app.call('devices', 'importList', { text });
  expect(again.lines.filter(({ outcome }) => outcome === 'new')).toEqual([]);
  expect(await devicesOf(app, app.anaId)).toHaveLength(1);
});

test('one link is one client’s: what another has is refused by name, in a form and in a list, until it is revoked', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  // Two devices of one household may share theirs.
  await app.call('devices', 'create', { clientId: app.anaId, ...phone, name: 'Tablet' });
  const taken = { code: 'DEVICE_LINK_TAKEN', params: { name: 'Ana Muñoz' }, field: 'link' };
  expect(await refusalOf(app.call('devices', 'create', { clientId: app.betoId, ...phone }))).toMatchObject(taken);
  const own = await app.call('devices', 'create', { clientId: app.betoId, ...phone, link: `${LINK}/beto` });
  const replaced = app.call('devices', 'replaceLink', { id: own.id, version: 1, link: LINK });
  expect(await refusalOf(replaced)).toMatchObject(taken);
  const text = `1043;${LINK}\n1042;${LINK}/c\n1043;${LINK}/c`;
  expect((await app.call('devices', 'importList', { text })).lines).toMatchObject([
    { outcome: 'problem', problem: 'DEVICE_LINK_TAKEN', holder: 'Ana Muñoz' },
    { outcome: 'new', problem: null, holder: '' },
    { outcome: 'problem', problem: 'DEVICE_LINK_TAKEN', holder: 'Ana Muñoz' },
  ]);
  for (const device of (await devicesOf(app, app.anaId)).filter(({ id: one }) => one <= id + 1))
    await app.call('devices', 'revoke', { id: device.id, version: device.version });
  await app.call('devices', 'replaceLink', { id: own.id, version: 1, link: LINK });
  expect(await app.call('devices', 'show', { id: own.id })).toEqual({ link: LINK });
});

test('links from before links had marks are known again, however many they are and whatever cannot be opened', async () => {
  const app = await createDeviceOffice();
  const text = Array.from({ length: 450 }, (_, at) => `1042;${LINK}/${at}`).join('\n');
  await app.call('devices', 'importList', { text });
  await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const direct = openDatabase(`${app.folder}/abonado.db`);
  direct.sqlite.exec("UPDATE client_devices SET link_mark = ''");
  // Those of another computer come first.
  direct.sqlite.exec("UPDATE client_devices SET sealed_link = 's1.0123456789abcdef.x' WHERE id <= 250");
  direct.close();
  const list = await app.call('devices', 'readList', { text: `1043;${LINK}\n1042;${LINK}\n1042;${LINK}/449` });
  expect(list.lines).toMatchObject([{ problem: 'DEVICE_LINK_TAKEN' }, { outcome: 'same' }, { outcome: 'same' }]);
  const given = (link: string) => app.call('devices', 'create', { clientId: app.betoId, ...phone, link });
  expect(await refusalOf(given(LINK))).toMatchObject({ code: 'DEVICE_LINK_TAKEN' });
  expect(await refusalOf(given(`${LINK}/449`))).toMatchObject({ code: 'DEVICE_LINK_TAKEN' });
  const again = await app.call('devices', 'importList', { text });
  expect(again.lines.filter(({ outcome }) => outcome === 'same')).toHaveLength(200);
});

/** The link of the office's two clients, as whoever copies it may write it. */
const REWRITTEN = [
  LINK.replace('https', 'HTTPS'),
  LINK.replace('alerta.example', 'ALERTA.example'),
  LINK.replace('alerta.example', 'alerta.example.:443'),
  LINK.replace('/palabra', '/./%70alabra'),
  `${LINK}?`,
  `${LINK}#x`,
];

test('a link that is written otherwise is the same link, which is told as it was typed', async () => {
  const app = await createDeviceOffice();
  const [loud = ''] = REWRITTEN;
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone, link: loud });
  const taken = { code: 'DEVICE_LINK_TAKEN', params: { name: 'Ana Muñoz' }, field: 'link' };
  const own = await app.call('devices', 'create', { clientId: app.betoId, ...phone, link: `${LINK}/beto` });
  for (const link of [LINK, ...REWRITTEN]) {
    const created = app.call('devices', 'create', { clientId: app.betoId, ...phone, link });
    expect(await refusalOf(created), link).toMatchObject(taken);
    const replaced = app.call('devices', 'replaceLink', { id: own.id, version: 1, link });
    expect(await refusalOf(replaced), link).toMatchObject(taken);
  }
  const text = [LINK, ...REWRITTEN].flatMap((link) => [`1042;${link}`, `1043;${link}`]).join('\n');
  const { lines } = await app.call('devices', 'importList', { text });
  expect(new Set(lines.map(({ name, outcome, holder }) => `${name} ${outcome} ${holder}`))).toEqual(
    new Set(['Ana Muñoz same ', 'Beto Ruiz problem Ana Muñoz']),
  );
  expect(await app.call('devices', 'show', { id })).toEqual({ link: loud });
  await app.call('devices', 'create', { clientId: app.betoId, ...phone, link: LINK.toUpperCase() });
});

test('a link from before links had marks is known again however it is written', async () => {
  const app = await createDeviceOffice();
  await app.call('devices', 'create', { clientId: app.anaId, ...phone, link: `${LINK}#x` });
  const direct = openDatabase(`${app.folder}/abonado.db`);
  direct.sqlite.exec("UPDATE client_devices SET link_mark = ''");
  direct.close();
  const given = app.call('devices', 'create', { clientId: app.betoId, ...phone });
  expect(await refusalOf(given)).toMatchObject({ code: 'DEVICE_LINK_TAKEN' });
});

test('a link is known again where another key seals since', async () => {
  const app = await createDeviceOffice();
  await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  await app.app.close();
  let kept: string | null = null;
  const system: SystemKeys = {
    protect: (key) => Promise.resolve((kept = key)),
    recover: () => Promise.resolve(kept),
  };
  const other = createTestApp(app.folder, {
    session: app.session,
    secretsOver: () => createSecrets(app.folder, system),
  });
  expect(await other.call('secrets', 'keeping', {})).toEqual({ keeping: 'system' });
  const taken = other.call('devices', 'create', { clientId: app.betoId, ...phone });
  expect(await refusalOf(taken)).toMatchObject({ code: 'DEVICE_LINK_TAKEN', params: { name: 'Ana Muñoz' } });
});

test('who has a link is looked up, and what has no mark yet too: no table is read through', () => {
  const { db, asked, stepsOf } = openAskedOffice();
  listHolders(db, 'a.b');
  listUnmarked(db, { key: 'a.', afterId: 0, most: 200 });
  const steps = asked.splice(0).map((text) => stepsOf(text).join(' '));
  expect(steps).toEqual([
    expect.stringMatching(/^SEARCH client_devices USING INDEX client_devices_link_mark/u),
    expect.stringMatching(/client_devices_link_mark/u),
  ]);
  expect(steps.join(' ')).not.toContain('SCAN');
});

test('no file of the office’s folder has a link in it: database, log of writes, copies, audit', async () => {
  const app = await createDeviceOffice();
  await app.call('devices', 'saveSettings', { version: 1, baseAddress: 'https://servicio.example', expiryDays: 0 });
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const made = await app.call('devices', 'create', { clientId: app.anaId, name: 'Otro', link: '', expiresOn: null });
  await app.call('devices', 'importList', { text: `1043;${LINK}-lista` });
  await app.call('devices', 'replaceLink', { id, version: 1, link: `${LINK}-nuevo` });
  const { link } = await app.call('devices', 'show', made);
  await app.call('backups', 'take', {});
  const files = everyFile(app.folder);
  for (const name of ['abonado.db', 'abonado.db-wal', 'backups'])
    expect(
      files.some((path) => path.includes(name)),
      name,
    ).toBe(true);
  for (const secret of ['palabra-muy-secreta', link.slice(-43)])
    for (const encoding of ['utf8', 'utf16le', 'base64'] as const) {
      const bytes = Buffer.from(secret, encoding === 'utf16le' ? 'utf16le' : 'utf8');
      const written = encoding === 'base64' ? Buffer.from(bytes.toString('base64').slice(0, 20)) : bytes;
      expect(files.filter((path) => readFileSync(path).includes(written))).toEqual([]);
    }
  // The key lies beside the database, and in none of its copies.
  const keys = files.filter((path) => path.includes('secrets')).map((path) => readFileSync(path, 'utf8'));
  expect(keys).toHaveLength(1);
  const key = /"key":"(?<key>[^"]+)"/u.exec(keys.join(''))?.groups?.key ?? '?';
  expect(files.filter((path) => !path.includes('secrets') && readFileSync(path).includes(key))).toEqual([]);
});

test('a list that two windows send at once is added once; what was decided before the other is read again', async () => {
  const app = await createDeviceOffice();
  const list = { text: `1042;${LINK}` };
  const sent = await Promise.allSettled([1, 2].map(() => app.call('devices', 'importList', list)));
  expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = sent.find((one) => one.status === 'rejected');
  expect(refused?.reason).toMatchObject({ failure: { code: 'DEVICE_LIST_CHANGED' } });
  expect(await devicesOf(app, app.anaId)).toHaveLength(1);
  expect((await app.call('devices', 'importList', list)).lines).toMatchObject([{ outcome: 'same' }]);
});

test('a list whose client is deactivated while its links are opened adds none of it', async () => {
  const app = await createDeviceOffice();
  const sent = app.call('devices', 'importList', { text: `1042;${LINK}\n1043;${LINK}/b` });
  const [list] = await Promise.allSettled([sent, app.call('clients', 'deactivate', { id: app.anaId, version: 1 })]);
  // Whichever came first: what was told is what was added, and a list that was decided before is added to nobody.
  const told = list.status === 'rejected' ? [0, 0] : list.value.lines.map(({ outcome }) => (outcome === 'new' ? 1 : 0));
  expect([(await devicesOf(app, app.anaId)).length, (await devicesOf(app, app.betoId)).length]).toEqual(told);
});

test.each([
  ['its ID is another client’s by then', { customId: '9' }],
  ['its client is deactivated by then', null],
])('a list is added to nobody when, while its links are sealed, %s', async (_what, change) => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let sealing = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    sealing = resolve;
  });
  const app = await createDeviceOffice({
    secretsOver: (own) => ({
      ...own,
      async seal(plain) {
        sealing();
        await held;
        return own.seal(plain);
      },
      open: (sealed) => own.open(sealed),
    }),
  });
  const sent = refusalOf(app.call('devices', 'importList', { text: `1042;${LINK}` }));
  await reached;
  if (change) {
    await saveClient(app, app.anaId, change);
    await saveClient(app, app.betoId, { customId: '1042' });
  } else await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  goOn();
  expect(await sent).toMatchObject({ code: 'DEVICE_LIST_CHANGED' });
  expect([await devicesOf(app, app.anaId), await devicesOf(app, app.betoId)]).toEqual([[], []]);
});
