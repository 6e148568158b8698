import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createTiles, TILES_AT_ONCE } from '../../src-main/adapters/tiles';
import { createTurns } from '../../src-main/jobs/turns';
import { createTestOffice, refusalOf, type TestApp } from '../support/test-app';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of maps on this machine, which answers as the test says. */
async function mapServer(answer: Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { asked, server, origin: `http://127.0.0.1:${address.port}` };
}

const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  deflateSync(Buffer.alloc(64)),
]);
const picture: Answer = (_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(PNG);

async function officeWith(origin: string, cacheMb = 50) {
  const app = await createTestOffice();
  // The clock jumps by days, and the window is to stay open.
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  const settings = { version: 1, attribution: '© Mapas', maxZoom: 18, cacheMb };
  await app.call('map', 'updateSettings', { tileAddress: `${origin}/{s}/{z}/{x}/{y}.png`, ...settings });
  return app;
}

const fetchTile = (app: Pick<TestApp, 'call'>, x = 5, y = 9, z = 4) => app.call('map', 'fetchTile', { z, x, y });

test('a picture comes from the office’s address by what it is, and the second time from the disk', async () => {
  const { asked, origin } = await mapServer(picture);
  const app = await officeWith(origin);
  const expected = { outcome: 'picture', type: 'image/png', image: PNG.toString('base64') };
  expect(await fetchTile(app)).toEqual(expected);
  expect(await fetchTile(app)).toEqual(expected);
  expect(asked).toEqual(['/c/4/5/9.png']);
  // After a month it is drawn anew; where the server is gone by then, the old one stands.
  app.clock.ms += 31 * 24 * 3_600_000;
  await fetchTile(app);
  expect(asked).toHaveLength(2);
});

test('an office that has an address from before without whose the pictures are keeps its streets', async () => {
  const { origin } = await mapServer(picture);
  const app = await officeWith(origin);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.prepare("UPDATE map_settings SET attribution = ''").run();
  direct.close();
  expect(await fetchTile(app)).toMatchObject({ outcome: 'picture' });
});

test('an old picture is shown where the server does not answer any more', async () => {
  let up = true;
  const { origin } = await mapServer((request, response) => (up ? picture(request, response) : response.destroy()));
  const app = await officeWith(origin);
  await fetchTile(app);
  up = false;
  app.clock.ms += 31 * 24 * 3_600_000;
  expect(await fetchTile(app)).toMatchObject({ outcome: 'picture' });
  expect(await fetchTile(app, 6)).toMatchObject({ outcome: 'offline', image: '' });
});

test('without an address nothing is asked; a tile that no map has is refused', async () => {
  const app = await createTestOffice();
  expect(await fetchTile(app)).toEqual({ outcome: 'off', image: '', type: '' });
  expect(await refusalOf(fetchTile(app, 16, 9, 4))).toMatchObject({ code: 'NOT_FOUND' });
});

test('streets are fetched up to the office’s nearest zoom; of one nearer than that its server is asked nothing', async () => {
  const { asked, origin } = await mapServer(picture);
  const app = await officeWith(origin);
  expect(await fetchTile(app, 5, 9, 18)).toMatchObject({ outcome: 'picture' });
  expect(await refusalOf(fetchTile(app, 5, 9, 19))).toMatchObject({ code: 'NOT_FOUND' });
  expect(asked).toHaveLength(1);
});

test('a server that hangs is given up, and left alone for a while: the map does not wait for it tile by tile', async () => {
  const { asked, origin } = await mapServer(() => undefined);
  const app = await officeWith(origin);
  expect(await fetchTile(app)).toMatchObject({ outcome: 'slow', image: '' });
  expect(await fetchTile(app, 6)).toMatchObject({ outcome: 'slow' });
  expect(asked).toHaveLength(1);
  app.clock.ms += 21_000;
  await fetchTile(app, 6);
  expect(asked).toHaveLength(2);
});

test('a map is given up on in ten seconds, so that the tab says so while somebody still looks at it', async () => {
  const { origin } = await mapServer(() => undefined);
  const app = await createTestOffice();
  const tiles = createTiles(app.folder, { nowMs: () => app.clock.ms }, (work) => work());
  const begun = performance.now();
  expect(await tiles.fetch({ address: `${origin}/{z}/{x}/{y}`, cacheMb: 50 }, { z: 1, x: 0, y: 0 })).toBe('slow');
  // Twice that, for a machine that is busy with something else.
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test('one that begins to answer and hangs is given up too', async () => {
  const { origin } = await mapServer((_request, response) => void response.writeHead(200).write(PNG));
  expect(await fetchTile(await officeWith(origin))).toMatchObject({ outcome: 'slow' });
});

test('a page in the place of a picture, one that is too large, and a refusal are each told, and not kept', async () => {
  const answers: Answer[] = [
    (_request, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('<html>Pague aquí</html>'),
    (_request, response) => response.writeHead(200).end(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)])),
    (_request, response) => response.writeHead(404).end(PNG),
  ];
  const { origin } = await mapServer((request, response) => answers.shift()?.(request, response));
  const app = await officeWith(origin);
  const outcomes: string[] = [];
  while (answers.length > 0) {
    outcomes.push((await fetchTile(app)).outcome);
    app.clock.ms += 21_000;
  }
  expect(outcomes).toEqual(['notPicture', 'tooLarge', 'refused']);
  expect(() => readdirSync(join(app.folder, 'tiles'))).toThrow('ENOENT');
});

test('a server that sends us on is followed on its own, a few times; not to this machine or the network inside', async () => {
  const { asked, origin } = await mapServer((request, response) => {
    const to = request.url?.startsWith('/own') ? picture : undefined;
    if (to) return to(request, response);
    const [, , zoom] = (request.url ?? '').split('/');
    const location = { '1': '/own', '2': 'http://127.0.0.1:1/x', '3': 'https://192.168.0.1/x', '4': request.url }[
      zoom ?? ''
    ];
    return response.writeHead(302, { Location: location }).end();
  });
  const app = await officeWith(origin);
  const at = async (z: number) => {
    app.clock.ms += 21_000;
    return (await fetchTile(app, 0, 0, z)).outcome;
  };
  expect(await at(1)).toBe('picture');
  expect([await at(2), await at(3), await at(4)]).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
  expect(asked.filter((url) => url.includes('/4/'))).toHaveLength(4);
});

test('nor to a name that is found to be one of this machine: nobody there is asked', async () => {
  const inside = await mapServer(picture);
  const byName = inside.origin.replace('http://127.0.0.1', 'https://localhost');
  let reached = 0;
  inside.server.on('connection', () => (reached += 1));
  const { origin } = await mapServer((_request, response) => response.writeHead(302, { Location: byName }).end());
  expect(await fetchTile(await officeWith(origin))).toMatchObject({ outcome: 'elsewhere', image: '' });
  expect(reached).toBe(0);
});

test('another address has another map: none of the former one’s pictures is shown, and they are there on the way back', async () => {
  const other = Buffer.concat([PNG, Buffer.from('otro')]);
  const [former, next] = [
    await mapServer(picture),
    await mapServer((_request, response) => response.writeHead(200).end(other)),
  ];
  const app = await officeWith(former.origin);
  const moveTo = (origin: string, version: number) =>
    app.call('map', 'updateSettings', {
      tileAddress: `${origin}/{s}/{z}/{x}/{y}.png`,
      version,
      attribution: '© Mapas',
      maxZoom: 18,
      cacheMb: 50,
    });
  expect(await fetchTile(app)).toMatchObject({ image: PNG.toString('base64') });
  await moveTo(next.origin, 2);
  expect(await fetchTile(app)).toMatchObject({ image: other.toString('base64') });
  await moveTo(former.origin, 3);
  expect(await fetchTile(app)).toMatchObject({ image: PNG.toString('base64') });
  expect([former.asked, next.asked]).toEqual([['/c/4/5/9.png'], ['/c/4/5/9.png']]);
});

test('a nobody that is asked for at the address is told as the network’s absence', async () => {
  const app = await officeWith('http://127.0.0.1:1');
  expect(await fetchTile(app)).toMatchObject({ outcome: 'offline' });
  const tried = app.call('map', 'tryTiles', { tileAddress: 'http://127.0.0.1:1/{z}/{x}/{y}' });
  expect(await tried).toEqual({ outcome: 'offline' });
});

test('an address is tried out without keeping anything', async () => {
  const { origin } = await mapServer(picture);
  const app = await createTestOffice();
  const tried = app.call('map', 'tryTiles', { tileAddress: `${origin}/{z}/{x}/{y}.png` });
  expect(await tried).toEqual({ outcome: 'picture' });
  expect(() => readdirSync(join(app.folder, 'tiles'))).toThrow('ENOENT');
});

const HALF_MB = Buffer.concat([PNG, Buffer.alloc(512 * 1024)]);

test('the disk keeps the pictures that were used last, up to its limit, also over a restart', async () => {
  const { asked, origin } = await mapServer((_request, response) => response.writeHead(200).end(HALF_MB));
  const app = await createTestOffice();
  const clock = { nowMs: () => app.clock.ms };
  const source = { address: `${origin}/{z}/{x}/{y}`, cacheMb: 2 };
  let tiles = createTiles(app.folder, clock, createTurns(TILES_AT_ONCE));
  const get = async (x: number) => {
    app.clock.ms += 1000;
    return tiles.fetch(source, { z: 9, x, y: 0 });
  };
  for (const x of [1, 2, 3]) await get(x);
  // The first is used again: the second is now the oldest.
  await get(1);
  tiles = createTiles(app.folder, clock, createTurns(TILES_AT_ONCE));
  await get(4);
  const [folder] = readdirSync(join(app.folder, 'tiles'));
  const kept = readdirSync(join(app.folder, 'tiles', folder ?? '')).toSorted();
  expect(kept).toEqual(['9-1-0', '9-3-0', '9-4-0']);
  const bytes = kept.reduce((sum, name) => sum + statSync(join(app.folder, 'tiles', folder ?? '', name)).size, 0);
  expect(bytes).toBeLessThan(2 * 1024 * 1024);
  const before = asked.length;
  await get(3);
  expect(asked).toHaveLength(before);
});

test('what was half written, or is no picture any more, is fetched again', async () => {
  const { asked, origin } = await mapServer(picture);
  const app = await officeWith(origin);
  await fetchTile(app);
  const [folder = ''] = readdirSync(join(app.folder, 'tiles'));
  const file = join(app.folder, 'tiles', folder, '4-5-9');
  const { atimeMs, mtimeMs } = statSync(file);
  writeFileSync(file, 'roto');
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
  expect(await fetchTile(app)).toMatchObject({ outcome: 'picture' });
  expect(asked).toHaveLength(2);
  mkdirSync(join(app.folder, 'tiles', 'otra'));
  writeFileSync(join(app.folder, 'tiles', 'otra', '1-1-1.part'), 'medio');
  await createTiles(app.folder, { nowMs: () => 0 }, createTurns(TILES_AT_ONCE)).fetch(
    { address: `${origin}/{z}/{x}/{y}`, cacheMb: 50 },
    { z: 1, x: 0, y: 0 },
  );
  expect(readdirSync(join(app.folder, 'tiles', 'otra'))).toEqual([]);
});
