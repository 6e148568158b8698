import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { systemClock } from '../src-main/adapters/system-clock';
import type { Core } from '../src-main/app/core';
import { consumptionContract } from '../src-main/contract/consumption';
import { contractsContract } from '../src-main/contract/contracts';
import { officeContract } from '../src-main/contract/office';
import { officeTime } from '../src-main/contract/values/office-time';
import type { Call } from './fault-call';

const ADDRESSES = 40;
/** Samples of each address in a file, half an hour from one to the next. */
const SAMPLES = 300;
const EVERY_MS = 1_800_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Clients whose contracts are measured; the other addresses are nobody's. */
const MEASURED_CLIENTS = 25;

/**
 * Two files a measure: the second begins within the first, says most of that again and contradicts some of it, so that
 * taking the first back hands over what the second says.
 */
const FILES = {
  'intervalos-a.csv': { measure: 'interval', begins: 0, more: 0 },
  'intervalos-b.csv': { measure: 'interval', begins: 100, more: 1 },
  'contadores-a.csv': { measure: 'counter', begins: 0, more: 0 },
  'contadores-b.csv': { measure: 'counter', begins: 100, more: 1 },
} as const;
type FileName = keyof typeof FILES;
const PAIRS: readonly (readonly [FileName, FileName])[] = [
  ['intervalos-a.csv', 'intervalos-b.csv'],
  ['contadores-a.csv', 'contadores-b.csv'],
];

/** What a file says: of which address, when in half hours, and how many bytes. */
interface Said {
  readonly address: number;
  readonly at: number;
  readonly down: number;
}

function saidBy(name: FileName): Said[] {
  const { measure, begins, more } = FILES[name];
  return Array.from({ length: ADDRESSES * SAMPLES }, (_, line) => {
    const [address, at] = [Math.floor(line / SAMPLES), begins + (line % SAMPLES)];
    const down = (measure === 'counter' ? at * 10_000 : (at * 7919 + address) % 9973) + (at % 7 === 0 ? more : 0);
    return { address, at, down };
  });
}

/** Addresses of contracts and, each after one of them, addresses that are nobody's; of counters others than of intervals. */
async function addressesOf(call: Call, measure: 'interval' | 'counter'): Promise<string[]> {
  const ips: string[] = [];
  for (let clientId = 1; clientId <= MEASURED_CLIENTS; clientId += 1) {
    const { contracts } = contractsContract.list.output.parse(await call('contracts', 'list', { clientId }));
    ips.push(...contracts.flatMap(({ ip }) => (ip.includes('.') ? [ip] : [])));
  }
  const half = ADDRESSES / 2;
  const own = measure === 'counter' ? ips.slice(-half) : ips.slice(0, half);
  const network = measure === 'counter' ? '172.30.0' : '172.31.0';
  return Array.from({ length: ADDRESSES }, (_, at) => own[at] ?? `${network}.${at}`);
}

/** Imports both files of a measure, and takes both back, over and over. */
export async function measureUntilKilled(core: Core, call: Call, say: (line: string) => void): Promise<void> {
  // The same times in every round: the last sample lies before the process began.
  const beginsMs = Math.floor(systemClock.nowMs() / HOUR_MS) * HOUR_MS - (SAMPLES + 200) * EVERY_MS;
  for (let round = 0; ; round += 1) {
    const pair = PAIRS[round % PAIRS.length] ?? [];
    const imports: number[] = [];
    for (const name of pair) {
      const { measure } = FILES[name];
      const addresses = await addressesOf(call, measure);
      const lines = saidBy(name).map(
        ({ address, at, down }) =>
          `${addresses[address] ?? ''};${new Date(beginsMs + at * EVERY_MS).toISOString()};${down};0`,
      );
      imports.push(await importFile(core, call, name, ['IP;Desde;Bajada bytes;Subida bytes', ...lines].join('\n')));
      say('applied');
    }
    for (const importId of imports) {
      await call('consumption', 'undo', { importId });
      say('undone');
    }
  }
}

async function importFile(core: Core, call: Call, name: FileName, text: string): Promise<number> {
  const fileToken = core.app.files().receive(name, Buffer.from(text));
  const opened = await call('consumption', 'open', { fileToken });
  const { draftId, columns, unit } = consumptionContract.open.output.parse(opened);
  const targets = columns.map(({ target }) => target);
  await call('consumption', 'preview', { draftId, targets, unit, measure: FILES[name].measure });
  const { importId } = consumptionContract.apply.output.parse(await call('consumption', 'apply', { draftId }));
  return importId;
}

/** What the files that stand come to, together: of each moment what the first of them says counts. */
interface Sum {
  readonly samples: number;
  readonly down: number;
}

function sumOf(names: readonly FileName[]): Sum {
  const sum = { samples: 0, down: 0 };
  for (const measure of ['interval', 'counter'] as const) {
    const first = new Map<string, Said>();
    for (const said of names.filter((name) => FILES[name].measure === measure).flatMap(saidBy)) {
      const moment = `${said.address} ${said.at}`;
      if (!first.has(moment)) first.set(moment, said);
    }
    const series = Map.groupBy(first.values(), ({ address }) => address);
    for (const readings of series.values()) {
      const inTime = readings.toSorted((one, other) => one.at - other.at).map(({ down }) => down);
      const counted =
        measure === 'interval' ? inTime : inTime.slice(1).map((down, before) => down - (inTime[before] ?? 0));
      sum.samples += counted.length;
      sum.down += counted.reduce((all, down) => all + down, 0);
    }
  }
  return sum;
}

const isOurs = (name: string): name is FileName => name in FILES;

/** Each file is there whole, or was taken back whole, and what it came to agrees in its samples, hours and days. */
export async function findConsumptionDamage(
  call: Call,
  folder: string,
  acknowledged: readonly string[],
): Promise<string[]> {
  const { imports } = consumptionContract.imports.output.parse(await call('consumption', 'imports', {}));
  const { office } = officeContract.get.output.parse(await call('office', 'get', {}));
  if (!office) throw new Error('no office');
  const undone = imports.filter(({ state }) => state === 'undone').length;
  const said = { applied: 0, undone: 0 };
  for (const line of acknowledged) if (line === 'applied' || line === 'undone') said[line] += 1;
  const damage: string[] = [];
  // What was under way at the kill may have been committed without being acknowledged.
  const more = imports.length - said.applied + undone - said.undone;
  if (imports.length < said.applied || undone < said.undone || more > 1)
    damage.push(`acknowledged ${said.applied} and ${said.undone}, found ${imports.length} files, ${undone} undone`);
  const standing = imports
    .filter(({ state }) => state !== 'undone')
    .toSorted((one, other) => one.id - other.id)
    .map(({ fileName }) => fileName)
    .filter(isOurs);
  const expected = sumOf(standing);
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  try {
    damage.push(...disagreeing(sqlite, expected, standing), ...leftOfUndone(sqlite));
    damage.push(...disagreeingSums(sqlite, office.timeZone));
  } finally {
    sqlite.close();
  }
  return damage;
}

/** The samples that are kept, and both kinds of sums, against what the files that stand come to. */
function disagreeing(sqlite: Sqlite.Database, expected: Sum, standing: readonly string[]): string[] {
  const found = sqlite
    .prepare<[], Sum & { hours: number; days: number; counted: number }>(`
      SELECT count(*) AS samples, ifnull(sum(down), 0) AS down,
        (SELECT ifnull(sum(down), 0) FROM consumption_hours) AS hours,
        (SELECT ifnull(sum(down), 0) FROM consumption_days) AS days,
        (SELECT ifnull(sum(samples), 0) FROM consumption_days) AS counted
      FROM consumption_samples`)
    .get();
  const agrees =
    found?.samples === expected.samples &&
    found.counted === expected.samples &&
    [found.down, found.hours, found.days].every((down) => down === expected.down);
  return agrees ? [] : [`${standing.join(' and ') || 'no file'}: ${JSON.stringify({ expected, found })}`];
}

/** What is left of files that were taken back, and acts that the audit does not tell. */
function leftOfUndone(sqlite: Sqlite.Database): string[] {
  const count = (query: string) => Number(sqlite.prepare(query).pluck().get());
  const undone = 'SELECT id FROM consumption_imports WHERE undone_at_ms IS NOT NULL';
  const damage = ['samples', 'readings', 'shares', 'further_samples', 'further_readings'].flatMap((kept) => {
    const left = count(`SELECT count(*) FROM consumption_${kept} WHERE import_id IN (${undone})`);
    return left === 0 ? [] : [`${left} ${kept} of files that were taken back`];
  });
  const acts = (action: string) =>
    count(`SELECT count(*) FROM audit_entries WHERE entity = 'consumption' AND action = '${action}'`);
  if (acts('imported') !== count('SELECT count(*) FROM consumption_imports')) damage.push('imports without audit');
  if (acts('undone') !== count(`SELECT count(*) FROM (${undone})`)) damage.push('undone imports without audit');
  return damage;
}

type Row = readonly [owner: number, at: number, down: number, samples: number];

/** Each owner's hours and days, one by one, against the samples of its shares. */
function disagreeingSums(sqlite: Sqlite.Database, timeZone: string): string[] {
  const all = (query: string) => sqlite.prepare<[], Row>(query).raw().all();
  const hours = all(`
    SELECT share.owner, sample.at_s / 3600, sum(sample.down), count(*) FROM consumption_shares share
    JOIN consumption_samples sample ON sample.source_id = share.source_id AND sample.import_id = share.import_id
      AND sample.at_s BETWEEN share.from_s AND share.until_s
    GROUP BY 1, 2`);
  const { toWall } = officeTime(timeZone);
  const days = hours.map(([owner, hour, down, samples]) => {
    return [owner, Math.floor(toWall(hour * HOUR_MS) / DAY_MS), down, samples] as const;
  });
  return [
    ...differing('hours', hours, all('SELECT owner, hour, down, 0 FROM consumption_hours'), false),
    ...differing('days', days, all('SELECT owner, day, down, samples FROM consumption_days'), true),
  ];
}

function differing(what: string, ofSamples: readonly Row[], kept: readonly Row[], counts: boolean): string[] {
  const sums = new Map<string, { down: number; samples: number }>();
  const add = ([owner, at, down, samples]: Row, sign: 1 | -1) => {
    const name = `${owner} ${at}`;
    const sum = sums.get(name) ?? { down: 0, samples: 0 };
    sums.set(name, { down: sum.down + sign * down, samples: sum.samples + (counts ? sign * samples : 0) });
  };
  for (const row of ofSamples) add(row, 1);
  for (const row of kept) add(row, -1);
  const wrong = [...sums.values()].filter(({ down, samples }) => down !== 0 || samples !== 0).length;
  return wrong === 0 ? [] : [`${wrong} ${what} of a client that are not the sum of its samples`];
}
