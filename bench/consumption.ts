import { copyFileSync, createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { consumptionContract } from '../src-main/contract/consumption';
import { SCREENS_CACHE_MB } from '../src-main/data/database';
import { consumptionMonthFloor, samplesFloor } from './consumption-floors';
import { openFloor } from './floors';
import { answersDuring, delaysDuring, measure, type Measured, medianOf, summarize } from './measure';
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
    // The tab is read all day; the floor, which is a handful of statements, is compiled long before.
    warm: 1000,
    floor: (round) => floor(anyOf(round)),
    app: (round) => call('consumption', 'ofClient', { clientId: anyOf(round), period: 'month', back: 0 }),
  });
  sqlite.close();
  await core.app.close();
  return [result];
}

const SAMPLES = 1_000_000;
/** What it is looked at by whether time and memory grow with a file: four times as many. */
const GROWN = SAMPLES * 4;
const ADDRESSES = 1000;
const EVERY_S = 300;
/** The last sample lies before any clock that this runs by. */
const LAST_S = Date.UTC(2026, 10, 20) / 1000;

/** The offices that samples are counted in: each count has its own, and each floor. */
const COPIES = ['floor', 'grown', 'grown-floor', 'asked'] as const;

/**
 * A file of samples as an office's monitoring writes it, one four times as long, and an office of that size for each count,
 * that has the addresses, with a year of hours of a thousand others.
 */
export async function prepareSamples(folder: string, clients: number): Promise<void> {
  const work = samplesFolder(folder);
  rmSync(work, { recursive: true, force: true });
  await seed(join(work, 'app'), clients);
  for (const other of COPIES) {
    mkdirSync(join(work, other), { recursive: true });
    copyFileSync(join(work, 'app', 'abonado.db'), join(work, other, 'abonado.db'));
  }
  const sqlite = openFloor(join(work, 'app', 'abonado.db'));
  const ips = sqlite
    .prepare<[], string>(
      `SELECT ip FROM contracts WHERE ip LIKE '10.%' AND id NOT IN (SELECT owner FROM consumption_days)
      ORDER BY id LIMIT ${ADDRESSES}`,
    )
    .pluck()
    .all();
  sqlite.close();
  writeFileSync(join(work, 'consumo.csv'), samplesOf(ips, SAMPLES / ADDRESSES));
  writeFileSync(join(work, 'consumo-largo.csv'), samplesOf(ips, GROWN / ADDRESSES));
  const after = new Date(LAST_S * 1000).toISOString();
  writeFileSync(join(work, 'consumo-previo.csv'), `${HEAD}${ips[0]};${after};1;1\n`);
}

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';

/** `each` samples of every address, those of an address together. */
function samplesOf(ips: readonly string[], each: number): string {
  const blocks = ips.map((ip, contract) =>
    Array.from({ length: each }, (_, at) => {
      const atS = LAST_S - (each - at) * EVERY_S;
      const down = ((contract * 7919 + at * 104_729) % 9973) * 90_001;
      return `${ip};${new Date(atS * 1000).toISOString()};${down};${down % 90_001}\n`;
    }).join(''),
  );
  return `${HEAD}${blocks.join('')}`;
}

/** How long the idle clock is listened to for its floor, in milliseconds. */
const IDLE_MS = 2000;

const samplesFolder = (folder: string) => `${folder}-samples`;

type Office = Awaited<ReturnType<typeof openOffice>>;

/** A file as a window hands it over, piece by piece. */
function handOver({ core }: Office, file: string): Promise<string> {
  return core.app.files().receiveFrom('consumo.csv', createReadStream(file));
}

/** From the file to the sums: opened, read with its dry run, and counted. */
async function countSamples({ call }: Office, fileToken: string, samples: number): Promise<void> {
  const opened = await call('consumption', 'open', { fileToken });
  const { draftId, columns, unit } = consumptionContract.open.output.parse(opened);
  const targets = columns.map(({ target }) => target);
  await call('consumption', 'preview', { draftId, targets, unit, measure: 'detect' });
  const done = consumptionContract.apply.output.parse(await call('consumption', 'apply', { draftId }));
  if (done.known !== samples) throw new Error(`counted ${done.known} of ${samples}`);
}

interface Count {
  readonly app: string;
  readonly floor: string;
  readonly file: string;
  readonly samples: number;
}

/** What counting took; the core's delays meanwhile, and the median of its idle ones, in milliseconds. */
interface Counted {
  readonly result: Measured;
  readonly idle: number;
  readonly delays: readonly number[];
}

/** Samples from the file to the sums. */
async function measureCount(name: string, work: string, { app, floor, file, samples }: Count): Promise<Counted> {
  const office = await openOffice(join(work, app));
  const idle = medianOf(await delaysDuring(() => wait(IDLE_MS)));
  // The copy of the office that goes before a large change stands for ten minutes: the file before this one waited for it.
  await countSamples(office, await handOver(office, join(work, 'consumo-previo.csv')), 1);
  const fileToken = await handOver(office, join(work, file));
  let delays: number[] = [];
  const result = await measure(name, {
    rounds: 1,
    n: samples,
    floorLast: true,
    floor: () => {
      const sqlite = openFloor(join(work, floor, 'abonado.db'));
      samplesFloor(sqlite, join(work, file));
      sqlite.close();
    },
    app: async () => {
      delays = await delaysDuring(() => countSamples(office, fileToken, samples));
    },
  });
  await office.core.app.close();
  return { result, idle, delays };
}

/** Four times as many samples, in a process of their own: an allocator keeps some of what another count has used. */
export async function measureGrown(folder: string): Promise<Measured[]> {
  const count = { app: 'grown', floor: 'grown-floor', file: 'consumo-largo.csv', samples: GROWN };
  return [(await measureCount('import_consumption_grown', samplesFolder(folder), count)).result];
}

/** A million samples, and what more of memory four times as many take, which were measured apart. */
export async function measureSamples(folder: string, [grown]: readonly Measured[]): Promise<Measured[]> {
  if (!grown) throw new Error('what four times as many samples take was not measured');
  const work = samplesFolder(folder);
  const count = { app: 'app', floor: 'floor', file: 'consumo.csv', samples: SAMPLES };
  const { result, idle, delays } = await measureCount('import_consumption', work, count);
  const growth = Math.max(0, grown.peak_rss_mb - result.peak_rss_mb);
  const answers = await measureAnswers(work);
  rmSync(work, { recursive: true, force: true });
  return [
    result,
    grown,
    { ...grown, name: 'import_consumption_growth', peak_rss_mb: growth },
    summarize('import_consumption_core_delay', delays, idle),
    summarize('import_consumption_core_delay_worst', [Math.max(...delays)], idle, delays.length),
    ...answers,
  ];
}

/** The samples once more, while a window asks for its list: a count of its own, since asking takes of the machine. */
async function measureAnswers(work: string): Promise<Measured[]> {
  const office = await openOffice(join(work, 'asked'));
  const ask = () => office.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 100 });
  const floors = await measure('answer_idle', { rounds: 50, warm: 5, floor: () => undefined, app: ask });
  const fileToken = await handOver(office, join(work, 'consumo.csv'));
  const taken = await answersDuring(() => countSamples(office, fileToken, SAMPLES), ask);
  await office.core.app.close();
  return [
    summarize('answer_during_samples', taken, floors.median_ms),
    summarize('answer_during_samples_worst', [Math.max(...taken)], floors.median_ms, taken.length),
  ];
}
