import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { consumptionContract } from '../src-main/contract/consumption';
import { SCREENS_CACHE_MB } from '../src-main/data/database';
import { consumptionMonthFloor, openFloor, samplesFloor } from './floors';
import { delaysDuring, measure, type Measured, medianOf, summarize } from './measure';
import { openOffice, seed } from './parts';

/** A client's month of consumption, in an office with a year of hours for a thousand contracts. */
export async function measureConsumptionMonth(folder: string): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  const sqlite = openFloor(join(folder, 'abonado.db'), SCREENS_CACHE_MB);
  const clients = sqlite
    .prepare<[], number>(
      'SELECT DISTINCT client_id FROM contracts WHERE id IN (SELECT DISTINCT owner FROM consumption_days) ORDER BY 1',
    )
    .pluck()
    .all();
  if (clients.length === 0) throw new Error(`${folder} has no consumption: remove it, and it is made anew`);
  const anyOf = (round: number) => clients[(round * 7919) % clients.length] ?? 1;
  const floor = consumptionMonthFloor(sqlite);
  const result = await measure('consumption_month', {
    rounds: 300,
    warm: 50,
    floor: (round) => floor(anyOf(round)),
    app: (round) => call('consumption', 'ofClient', { clientId: anyOf(round), period: 'month', back: 0 }),
  });
  sqlite.close();
  await core.app.close();
  return [result];
}

const SAMPLES = 1_000_000;
const ADDRESSES = 1000;
const EVERY_S = 300;
/** The last sample lies before any clock that this runs by. */
const LAST_S = Date.UTC(2026, 10, 20) / 1000;

/** A file of samples as an office's monitoring writes it, and two empty offices that have the addresses. */
export async function prepareSamples(folder: string): Promise<void> {
  const work = samplesFolder(folder);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'floor'), { recursive: true });
  await seed(join(work, 'app'), ADDRESSES, null);
  copyFileSync(join(work, 'app', 'abonado.db'), join(work, 'floor', 'abonado.db'));
  const sqlite = openFloor(join(work, 'app', 'abonado.db'));
  const ips = sqlite
    .prepare<[], string>(`SELECT ip FROM contracts WHERE ip LIKE '10.%' ORDER BY id LIMIT ${ADDRESSES}`)
    .pluck()
    .all();
  sqlite.close();
  const each = SAMPLES / ADDRESSES;
  const blocks = ips.map((ip, contract) =>
    Array.from({ length: each }, (_, at) => {
      const atS = LAST_S - (each - at) * EVERY_S;
      const down = ((contract * 7919 + at * 104_729) % 9973) * 90_001;
      return `${ip};${new Date(atS * 1000).toISOString()};${down};${down % 90_001}\n`;
    }).join(''),
  );
  writeFileSync(join(work, 'consumo.csv'), `IP;Desde;Bajada bytes;Subida bytes\n${blocks.join('')}`);
}

/** How long the idle clock is listened to for its floor, in milliseconds. */
const IDLE_MS = 2000;

const samplesFolder = (folder: string) => `${folder}-samples`;

/** A million samples from the file to the sums: opened, read with its dry run, and counted. */
export async function measureSamples(folder: string): Promise<Measured[]> {
  const work = samplesFolder(folder);
  const file = join(work, 'consumo.csv');
  const { core, call } = await openOffice(join(work, 'app'));
  const fileToken = core.app.files().receive('consumo.csv', readFileSync(file));
  const idle = medianOf(await delaysDuring(() => wait(IDLE_MS)));
  let delays: number[] = [];
  const result = await measure('import_consumption', {
    rounds: 1,
    n: SAMPLES,
    floor: () => {
      const sqlite = openFloor(join(work, 'floor', 'abonado.db'));
      samplesFloor(sqlite, file);
      sqlite.close();
    },
    app: async () => {
      delays = await delaysDuring(async () => {
        const { draftId, columns, unit } = consumptionContract.open.output.parse(
          await call('consumption', 'open', { fileToken }),
        );
        const targets = columns.map(({ target }) => target);
        await call('consumption', 'preview', { draftId, targets, unit, measure: 'detect' });
        const done = consumptionContract.apply.output.parse(await call('consumption', 'apply', { draftId }));
        if (done.known !== SAMPLES) throw new Error(`counted ${done.known} of ${SAMPLES}`);
      });
    },
  });
  await core.app.close();
  rmSync(work, { recursive: true, force: true });
  return [
    result,
    summarize('import_consumption_core_delay', delays, idle),
    summarize('import_consumption_core_delay_worst', [Math.max(...delays)], idle, delays.length),
  ];
}
