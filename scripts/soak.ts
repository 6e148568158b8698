import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createPasswords } from '../src-main/adapters/passwords';
import { systemClock } from '../src-main/adapters/system-clock';
import { seedOffice } from '../src-main/app/seed';
import { createChance } from '../src-main/app/seed-client';
import { checkFile, lostPayments, lostSaves } from './fault-checks';
import { CLIENTS, openOffice } from './fault-work';
import { soakUntilKilled } from './soak-work';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    report: { type: 'string' },
    work: { type: 'string' },
    begin: { type: 'string', default: '1' },
  },
});

const MINUTE_MS = 60_000;
/** How long a process works before it is killed, in milliseconds. */
const SHORTEST_MS = 8000;
const LONGEST_MS = 40_000;
/** One life in so many is a long one, in milliseconds: a process of half a minute says nothing of memory that grows. */
const LONG_EVERY = 8;
const LONG_MS = 4 * MINUTE_MS;
/** What a process needs before its memory says anything, in seconds. */
const WARM_S = 60;
/** Of how long the memory of a beginning, and of an end, is the median, in seconds. */
const MEMORY_S = 30;
/** What 99 of 100 of the clerks' own calls take at most, in milliseconds, while no job runs beside them and while one does. */
const MOST_MS = { alone: 100, job: 150 } as const;
/** What is no clerk's call: a job that runs beside them. */
const JOBS = /^(?:imports|exports|massUpdates)\./u;

/** What a process says of itself each second. `life`: which of the processes, one after the other. */
interface Health {
  readonly life: number;
  readonly atS: number;
  readonly rssMb: number;
  readonly longestMs: number;
}

/** What a soak has heard so far. */
interface Heard {
  readonly calls: Map<string, number[]>;
  readonly refused: Map<string, number>;
  readonly health: Health[];
  /** Saves of addresses, as `lostSaves` reads them. */
  readonly saves: string[];
  /** Payments and voids. */
  readonly payments: string[];
  readonly damage: string[];
  kills: number;
}

function count(counted: Map<string, number>, what: string): void {
  counted.set(what, (counted.get(what) ?? 0) + 1);
}

/** One line of what a process says. */
function hear(heard: Heard, line: string): void {
  const [kind = '', what = '', more = '', how = ''] = line.split('|');
  if (kind === 'call') {
    const name = `${what}|${how}`;
    const times = heard.calls.get(name) ?? [];
    heard.calls.set(name, times);
    times.push(Number(more));
  } else if (kind === 'health')
    heard.health.push({ life: heard.kills, atS: Number(what), rssMb: Number(more), longestMs: Number(how) });
  else if (kind === 'refused') count(heard.refused, `${what}: ${more}`);
  else if (kind === 'fault') heard.damage.push(`${what} failed: ${more}`);
  else if (kind === 'paid' || kind === 'voided') heard.payments.push(line);
  else if (/^\d+$/u.test(kind)) heard.saves.push(line);
}

/** Lets a process work for so long and kills it without warning. */
function workAndKill(heard: Heard, folder: string, seed: number, forMs: number): Promise<void> {
  const begin = String(1 + heard.saves.length);
  return new Promise((done, fail) => {
    const args = [process.argv[1] ?? '', '--work', folder, '--seed', String(seed), '--begin', begin];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    let killed = false;
    child.stdout.on('data', (chunk) => {
      const lines = (rest + String(chunk)).split('\n');
      // The last one may be cut off by the kill.
      rest = lines.pop() ?? '';
      if (lines.includes('begin')) {
        setTimeout(() => {
          killed = true;
          child.kill('SIGKILL');
        }, forMs);
      }
      for (const line of lines) hear(heard, line);
    });
    child.on('close', () => (killed ? done() : fail(new Error('the process ended by itself'))));
  });
}

/** Every invariant of the file, and everything that was acknowledged since the beginning. */
async function check(heard: Heard, folder: string): Promise<void> {
  heard.kills += 1;
  const found = checkFile(join(folder, 'abonado.db'));
  const { core, call } = await openOffice(folder);
  try {
    found.push(...(await lostSaves(call, heard.saves)), ...lostPayments(folder, heard.payments));
  } finally {
    await core.app.close();
  }
  heard.damage.push(...found.map((each) => `after kill ${heard.kills}: ${each}`));
  const calls = [...heard.calls.values()].reduce((sum, times) => sum + times.length, 0);
  console.log(
    `kill ${heard.kills}: ${calls} calls, ${heard.saves.length} saves and ${heard.payments.length} payments acknowledged, ${found.length === 0 ? 'ok' : found.join('; ')}`,
  );
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function rowOf(name: string, times: readonly number[]): string {
  const [call = '', beside = ''] = name.split('|');
  const quantiles = [0.5, 0.95, 0.99, 1].map((part) => quantile(times, part).toFixed(1));
  return `| ${[call, beside, times.length, ...quantiles].join(' | ')} |`;
}

/** All that clerks asked for, whatever it was, beside the bound. */
function clerksLine(heard: Heard, beside: keyof typeof MOST_MS): string {
  const own = [...heard.calls].filter(([name]) => name.endsWith(`|${beside}`) && !JOBS.test(name));
  const times = own.flatMap(([, taken]) => taken);
  const most = quantile(times, 0.99);
  const words = beside === 'job' ? 'while a job runs' : 'while no job runs';
  const held = most <= MOST_MS[beside] ? 'held' : '**missed**';
  return `Clerks’ calls ${words}: ${times.length}, p99 ${most.toFixed(1)} ms (≤ ${MOST_MS[beside]}: ${held}).`;
}

/** By how much the memory of each long life grew from its warm beginning to its end, in MB. */
function growths({ health }: Heard): number[] {
  return [...Map.groupBy(health, ({ life }) => life).values()].flatMap((told) => {
    const endS = told.at(-1)?.atS ?? 0;
    if (endS < WARM_S + 2 * MEMORY_S) return [];
    const medianOf = (fromS: number) =>
      quantile(
        told.filter(({ atS }) => atS >= fromS && atS < fromS + MEMORY_S).map(({ rssMb }) => rssMb),
        0.5,
      );
    return [medianOf(endS - MEMORY_S) - medianOf(WARM_S)];
  });
}

function reportOf(heard: Heard, minutes: number, seed: number): string {
  const rows = [...heard.calls]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, times]) => rowOf(name, times));
  const memory = heard.health.filter(({ atS }) => atS >= WARM_S).map(({ rssMb }) => rssMb);
  const stalls = heard.health.filter(({ longestMs }) => longestMs > 50);
  const refused = [...heard.refused].map(([what, times]) => `${what} ×${times}`);
  return `${[
    `# Soak of ${minutes} minutes`,
    '',
    `\`npm run soak -- --minutes ${minutes} --seed ${seed}\`, ${new Date(systemClock.nowMs()).toISOString().slice(0, 10)}, ${CLIENTS} clients, node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    '',
    `Kills: ${heard.kills}. Acknowledged: ${heard.saves.length} saves, ${heard.payments.length} payments and voids. Broken invariants and lost changes: ${heard.damage.length}.`,
    ...[...Map.groupBy(heard.damage, (each) => each)].map(
      ([each, all]) => `- ${each}${all.length > 1 ? ` ×${all.length}` : ''}`,
    ),
    '',
    `Refused, as expected of two at once: ${refused.join(', ') || 'nothing'}.`,
    '',
    clerksLine(heard, 'alone'),
    '',
    clerksLine(heard, 'job'),
    '',
    '| Call | Beside | n | median ms | p95 | p99 | longest |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `The core's own thread: ${stalls.length} of ${heard.health.length} seconds with a stall over 50 ms, the longest ${Math.max(0, ...heard.health.map(({ longestMs }) => longestMs))} ms.`,
    '',
    `Memory after ${WARM_S} s of a process: from ${Math.min(...memory)} to ${Math.max(...memory)} MB; of each that lived for minutes, from its ${WARM_S}th second to its end: ${growths(heard).join(', ') || 'none lived so long'} MB more.`,
  ].join('\n')}\n`;
}

async function soak(minutes: number, seed: number): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'abonado-soak-'));
  const folder = join(work, 'oficina');
  const services = { clock: systemClock, passwords: createPasswords() };
  const history = { billedMonths: 6, months: 3 };
  await seedOffice({ folder, migrationsFolder: resolve('migrations'), clients: CLIENTS, history, services });
  const heard: Heard = {
    calls: new Map(),
    refused: new Map(),
    health: [],
    saves: [],
    payments: [],
    damage: [],
    kills: 0,
  };
  const chance = createChance(seed);
  const endMs = performance.now() + minutes * MINUTE_MS;
  for (let round = 0; performance.now() < endMs; round += 1) {
    const usual = SHORTEST_MS + chance() * (LONGEST_MS - SHORTEST_MS);
    const life = round % LONG_EVERY === LONG_EVERY - 1 ? LONG_MS : usual;
    const forMs = Math.min(life, Math.max(endMs - performance.now(), 1000));
    await workAndKill(heard, folder, seed + 10 * round, forMs);
    await check(heard, folder);
  }
  rmSync(work, { recursive: true });
  const report = reportOf(heard, minutes, seed);
  if (values.report !== undefined) writeFileSync(values.report, report);
  console.log(`\n${report}`);
  return heard.damage.length;
}

const seed = Number(values.seed ?? systemClock.nowMs() % 1_000_000);
if (values.work !== undefined) await soakUntilKilled(values.work, seed, Number(values.begin));
else {
  const damaged = await soak(Number(values.minutes), seed);
  console.log(damaged === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
  process.exitCode = damaged === 0 ? 0 : 1;
}
