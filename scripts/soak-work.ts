import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Session } from '../src-main/app/dispatch';
import { createChance, type Chance, pick } from '../src-main/app/seed-client';
import { SEED_OPERATOR } from '../src-main/app/seed';
import { Refusal } from '../src-main/contract/failures';
import type { Call } from './fault-call';
import { CLIENTS, importList, openOffice, payOne, saveOne, updateAll } from './fault-work';

/** How many sit in front of the office. */
const CLERKS = 4;
/** A clerk reads what came before the next thing; in milliseconds, at most. */
const LONGEST_PAUSE_MS = 120;
const TELL_EVERY_MS = 1000;
/** What answers on the core's own thread are given, in milliseconds: beyond it a window notices. */
const STALL_MS = 50;

const NAMES = ['gonzalez', 'munoz jose', 'san martin', 'ana', 'perez', '2604', 'belgrano 12', 'lopez mar'];

const say = (...parts: (string | number)[]) => process.stdout.write(`${parts.join('|')}\n`);
const pause = (chance: Chance) => new Promise((done) => setTimeout(done, chance() * LONGEST_PAUSE_MS));

/** Two saves of one client, or a change of everybody meanwhile: the clerk is told, and nothing is wrong. */
const EXPECTED: ReadonlySet<string> = new Set(['CONFLICT', 'MASS_UPDATE_GONE', 'IMPORT_GONE', 'CANCELLED']);

interface Doing {
  /** Whether something long runs beside the clerks. */
  job: boolean;
}

/** Calls that say how long each took, by its name, and whether a job ran meanwhile. */
function measured(call: Call, doing: Doing): Call {
  return async (feature, verb, input) => {
    const withJob = doing.job;
    const startMs = performance.now();
    try {
      return await call(feature, verb, input);
    } finally {
      const tookMs = Math.round((performance.now() - startMs) * 100) / 100;
      say('call', `${feature}.${verb}`, tookMs, withJob || doing.job ? 'job' : 'alone');
    }
  };
}

/** What is done must not end the clerk's day: what was refused is counted, and anything else is a fault. */
async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const code = cause instanceof Refusal ? cause.failure.code : String(cause);
    say(EXPECTED.has(code) ? 'refused' : 'fault', what, code);
  }
}

/** One clerk's mixed day: mostly looks, then saves and payments. Each saves addresses of clients of their own. */
async function clerk(call: Call, number: number, begin: number, chance: Chance): Promise<never> {
  for (let round = begin; ; round += 1) {
    const own = 1 + ((number + CLERKS * Math.floor((chance() * CLIENTS) / CLERKS)) % CLIENTS);
    const anybody = 1 + Math.floor(chance() * CLIENTS);
    const filter = { text: chance() < 0.7 ? pick(chance, NAMES) : '' };
    const what = chance();
    if (what < 0.35) await attempt('list', () => call('clients', 'list', { filter, sort: {}, offset: 0, limit: 60 }));
    else if (what < 0.5) await attempt('count', () => call('clients', 'count', { filter }));
    else if (what < 0.65) await attempt('account', () => call('account', 'get', { clientId: anybody }));
    else if (what < 0.75) await attempt('contracts', () => call('contracts', 'list', { clientId: anybody }));
    else if (what < 0.9) await attempt('save', () => saveOne(call, own, `Calle ${round}`));
    else await attempt('pay', () => payOne(call, anybody, round));
    await pause(chance);
  }
}

/** Somebody's import, mass update or export, one after the other. */
async function jobs(core: Parameters<typeof importList>[0], call: Call, doing: Doing, chance: Chance): Promise<never> {
  for (;;) {
    doing.job = false;
    await pause(chance);
    await pause(chance);
    doing.job = true;
    const what = chance();
    const selection = { kind: 'filter', filter: {}, exceptIds: [] };
    if (what < 0.4) await attempt('import', () => importList(core, call));
    else if (what < 0.7)
      await attempt('massUpdate', () => updateAll(call, `Visita ${Math.floor(chance() * 1_000_000)}`));
    else await attempt('export', () => call('exports', 'clients', { selection, format: what < 0.85 ? 'xlsx' : 'csv' }));
  }
}

/** How late the core's own thread was, and what the process holds, once a second. */
function tellHealth(): void {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const beganMs = performance.now();
  setInterval(() => {
    const longestMs = Math.round(delay.max / 1e6);
    delay.reset();
    const rssMb = Math.round(process.memoryUsage().rss / 1024 / 1024);
    say('health', Math.round((performance.now() - beganMs) / 1000), rssMb, longestMs, longestMs > STALL_MS ? 1 : 0);
  }, TELL_EVERY_MS);
}

/** Works until it is killed, and says everything that was acknowledged. `begin` is the first address's number. */
export async function soakUntilKilled(folder: string, seed: number, begin: number): Promise<void> {
  const { core, call } = await openOffice(folder);
  const doing: Doing = { job: false };
  say('begin');
  tellHealth();
  const days: Promise<unknown>[] = [jobs(core, measured(call, doing), doing, createChance(seed))];
  for (let number = 0; number < CLERKS; number += 1) {
    const session: Session = { actor: null };
    const own: Call = (feature, verb, input) => core.app.dispatch(session, feature, verb, input);
    const { email, password } = SEED_OPERATOR;
    await own('session', 'signIn', { email, password });
    days.push(clerk(measured(own, doing), number, begin, createChance(seed + 1 + number)));
  }
  await Promise.all(days);
}
