import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** One line of `bench/latest.json`. Times in milliseconds, memory in MiB. */
export interface Measured {
  readonly name: string;
  readonly n: number;
  readonly median_ms: number;
  readonly p95_ms: number;
  readonly floor_ms: number;
  readonly ratio: number;
  readonly peak_rss_mb: number;
}

const BEAT_MS = 5;

type Work = (round: number) => unknown;

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

async function times(work: Work, rounds: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    taken.push(performance.now() - start);
  }
  return taken.toSorted((one, other) => one - other);
}

/**
 * Lets the peak be read anew from here on, what the floor left behind given back first; only Linux can, elsewhere it is
 * the process's whole life's.
 */
function forgetPeak(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux, or not permitted: the peak then includes the floor's.
  }
}

function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const round2 = (value: number) => Math.round(value * 100) / 100;

/** Writes that go uncounted when the turn passes: another connection's write empties this one's page cache. */
const SETTLE = 5;
const STRETCH = 25;

/**
 * Takes turns, a stretch each, since a disk is slow and fast by the second: both are measured in the same weather. An
 * office has one writer, whose pages stay in memory from one save to the next: so it is within a stretch.
 */
export async function measureInTurn(
  name: string,
  how: { rounds: number; warm: number; floor: Work; app: Work },
): Promise<Measured> {
  const floors: number[] = [];
  const taken: number[] = [];
  await times(how.floor, how.warm);
  await times(how.app, how.warm);
  forgetPeak();
  for (let round = how.warm; round < how.warm + how.rounds; round += STRETCH) {
    floors.push(...(await stretchOf(how.floor, round)));
    taken.push(...(await stretchOf(how.app, round)));
  }
  return summarize(name, taken, medianOf(floors));
}

async function stretchOf(work: Work, from: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = from; round < from + STRETCH; round += 1) taken.push(...(await times(() => work(round), 1)));
  return taken.slice(SETTLE);
}

/**
 * Measures the floor, then the application, in this process. `warm` rounds of each go before, uncounted. `floorLast`: where
 * the application's memory has a bound, since the allocator keeps for the process some of what a floor has used.
 */
export async function measure(
  name: string,
  how: { rounds: number; warm?: number; n?: number; floorLast?: true; floor: Work; app: Work },
): Promise<Measured> {
  const { rounds, warm = 0 } = how;
  const floorMs = async () => {
    await times(how.floor, warm);
    return quantile(await times(how.floor, rounds), 0.5);
  };
  const first = how.floorLast ? null : await floorMs();
  await times(how.app, warm);
  forgetPeak();
  const before = peakMb();
  const taken = await times(how.app, rounds);
  const peak = peakMb();
  console.error(`${name}: ${Math.round(peak - before)} MB more at its peak than before it began`);
  const floor = first ?? (await floorMs());
  return { ...summarize(name, taken, floor, how.n), peak_rss_mb: Math.round(peak) };
}

/** One line of the table from times that were taken elsewhere, as in the window. */
export function summarize(name: string, taken: readonly number[], floorMs: number, n = taken.length): Measured {
  const sorted = taken.toSorted((one, other) => one - other);
  const median = quantile(sorted, 0.5);
  return {
    name,
    n,
    median_ms: round2(median),
    p95_ms: round2(quantile(sorted, 0.95)),
    floor_ms: round2(floorMs),
    ratio: floorMs === 0 ? 0 : round2(median / floorMs),
    peak_rss_mb: Math.round(peakMb()),
  };
}

export function medianOf(taken: readonly number[]): number {
  return quantile(
    taken.toSorted((one, other) => one - other),
    0.5,
  );
}

/** Runs `work` and answers how late each beat of a clock of `BEAT_MS` came meanwhile: how long this thread was held. */
export async function delaysDuring(work: () => Promise<unknown>): Promise<number[]> {
  const late: number[] = [];
  let before = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    late.push(Math.max(0, now - before - BEAT_MS));
    before = now;
  }, BEAT_MS);
  await work();
  clearInterval(beat);
  return late;
}

/** How often a window asks while something else is done, in milliseconds. */
const ASK_MS = 20;

/** Runs `work` and answers how long each of a window's questions took meanwhile, asked one after the other. */
export async function answersDuring(work: () => Promise<unknown>, ask: Work): Promise<number[]> {
  const taken: number[] = [];
  const state = { working: true };
  const worked = work().finally(() => {
    state.working = false;
  });
  for (let round = 0; state.working; round += 1) {
    const start = performance.now();
    await ask(round);
    taken.push(performance.now() - start);
    await wait(ASK_MS);
  }
  await worked;
  return taken;
}
