import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { consumptionContract } from '../../src-main/contract/consumption';
import { createMeasuredOffice, importSamples, monthOf } from '../support/consumption';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const head = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** On each of these days of November 2026 as many bytes as its number; of another address where one is said. */
const daysOf = (days: readonly number[], ip = '10.0.0.1') =>
  head + days.map((day) => `${ip};2026-11-${day} 10:00;${day};0\n`).join('');

const downOf = async (app: Office, clientId = app.anaId) => (await monthOf(app, clientId)).totals.down;
const sum = (days: readonly number[]) => days.reduce((all, day) => all + day, 0);

type Imports = z.output<(typeof consumptionContract)['imports']['output']>['imports'];
const countsOf = (imports: Imports, id: number) => {
  const { samples, known, repeated } = imports.find((one) => one.id === id) ?? { samples: 0, known: 0, repeated: 0 };
  return { samples, known, repeated };
};

test('what another file said too stays when the one that counted it is taken back, and is that one’s', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, daysOf([15, 16, 17]));
  const second = await importSamples(app, daysOf([14, 16, 17, 18]));
  expect(second).toMatchObject({ samples: 2, repeated: 2 });
  expect(await app.call('consumption', 'undo', { importId: first.importId })).toEqual({ samples: 1 });
  expect(await downOf(app)).toBe(sum([14, 16, 17, 18]));
  const { imports } = await app.call('consumption', 'imports', {});
  expect(countsOf(imports, second.importId)).toEqual({ samples: 4, known: 4, repeated: 0 });
  expect(await app.call('consumption', 'undo', { importId: second.importId })).toEqual({ samples: 4 });
  expect((await monthOf(app, app.anaId)).totals.known).toBe(false);
});

test('a file that only repeated another stands for all of it once that one is gone', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, daysOf([15, 16, 17]));
  const second = await importSamples(app, daysOf([15, 16]));
  await app.call('consumption', 'undo', { importId: first.importId });
  expect(await downOf(app)).toBe(31);
  await app.call('consumption', 'undo', { importId: second.importId });
  expect((await monthOf(app, app.anaId)).totals.known).toBe(false);
});

test('of three that say the same, whichever is taken back, it stays as long as one of them stands', async () => {
  const app = await createMeasuredOffice();
  const all = [
    await importSamples(app, daysOf([15])),
    await importSamples(app, daysOf([15, 16])),
    await importSamples(app, daysOf([15, 17])),
  ];
  const [first, second, third] = all.map(({ importId }) => importId);
  await app.call('consumption', 'undo', { importId: third ?? 0 });
  expect(await downOf(app)).toBe(31);
  await app.call('consumption', 'undo', { importId: first ?? 0 });
  expect(await downOf(app)).toBe(31);
  await app.call('consumption', 'undo', { importId: second ?? 0 });
  expect((await monthOf(app, app.anaId)).totals.known).toBe(false);
});

test('what differs is no repetition: what the other file says takes its place', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, daysOf([15, 16]));
  await importSamples(app, daysOf([16, 17]).replace('10:00;16', '10:00;99'));
  await app.call('consumption', 'undo', { importId: first.importId });
  expect(await downOf(app)).toBe(99 + 17);
});

test('a sample goes over to whoever has the address by the file that it stays with', async () => {
  const app = await createMeasuredOffice();
  const { id, version } = (await app.call('contracts', 'list', { clientId: app.anaId })).contracts[0] ?? {
    id: 0,
    version: 0,
  };
  const first = await importSamples(app, daysOf([15, 16]));
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-14', reason: 'mudanza' });
  const second = await importSamples(app, daysOf([16, 17]));
  await app.call('consumption', 'undo', { importId: first.importId });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(second.unknown).toBe(1);
  expect(addresses).toMatchObject([{ address: '10.0.0.1', samples: 2, down: 33 }]);
  const { imports } = await app.call('consumption', 'imports', {});
  expect(countsOf(imports, second.importId)).toEqual({ samples: 2, known: 0, repeated: 0 });
});

test('beside a file is noted only what does not stand of it, and no more once it stands', async () => {
  const app = await createMeasuredOffice();
  const noted = () => {
    const register = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
    const seconds = register.prepare('SELECT at_s FROM consumption_further_samples').all();
    register.close();
    return seconds.length;
  };
  const { importId } = await importSamples(app, daysOf([15, 16]));
  await importSamples(app, daysOf([16, 17, 18]));
  expect(noted()).toBe(1);
  await app.call('consumption', 'undo', { importId });
  expect(noted()).toBe(0);
  expect(await downOf(app)).toBe(sum([16, 17, 18]));
});
