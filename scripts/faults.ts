import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { createPasswords } from '../src-main/adapters/passwords';
import { systemClock } from '../src-main/adapters/system-clock';
import { seedOffice } from '../src-main/app/seed';
import { createChance } from '../src-main/app/seed-client';
import { findDamage } from './fault-checks';
import { startPostOffice, writeToAll } from './fault-mail';
import { BILLED_MONTHS, CLIENTS, type FaultKind, faultKinds, openOffice, workUntilKilled } from './fault-work';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string' },
    kind: { type: 'string' },
    work: { type: 'string' },
  },
});

/** The longest that a process is let work before it is killed, in milliseconds. */
const LONGEST_MS: Record<FaultKind, number> = {
  save: 400,
  import: 2500,
  export: 600,
  gateway: 2500,
  run: 1500,
  payment: 500,
  massUpdate: 1500,
  mail: 900,
  consumption: 4000,
};

const kindOf = (name: string | undefined) => faultKinds.find((kind) => kind === name);

/** What is said before the first thing that is acknowledged: that the work begins. */
const LINES_BEFORE = 1;

/**
 * Starts the work, kills it without warning some time after it has acknowledged something, and answers what it had
 * acknowledged until then: a round in which nothing was could lose nothing.
 */
function workAndKill(kind: FaultKind, folder: string, delayMs: number): Promise<string[]> {
  return new Promise((done, fail) => {
    const args = [process.argv[1] ?? '', '--kind', kind, '--work', folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let killed = false;
    child.stdout.on('data', (chunk) => {
      const began = hasAcknowledged(output);
      output += String(chunk);
      if (began || !hasAcknowledged(output)) return;
      setTimeout(() => {
        killed = true;
        child.kill('SIGKILL');
      }, delayMs);
    });
    child.on('close', () => {
      // The last line may have been cut off by the kill.
      if (killed) done(output.split('\n').slice(1, -1));
      else fail(new Error(`the ${kind} ended by itself`));
    });
  });
}

function hasAcknowledged(output: string): boolean {
  return output.split('\n').length - 1 > LINES_BEFORE;
}

/** Every second client is billed by an issuer of fantasy: its invoices get their number at once, one after the other. */
function numberHalf(folder: string): void {
  const sqlite = new Sqlite(join(folder, 'abonado.db'));
  sqlite.exec(`
    INSERT INTO legal_entities (name, name_key, condition_id)
    SELECT 'Internet del Norte', 'internet del norte', id FROM tax_conditions WHERE country = 'AR' AND is_fantasy = 1;
    INSERT INTO number_series (legal_entity_id, invoice_type_id, point_of_sale, next_number, in_use)
    SELECT (SELECT max(id) FROM legal_entities), id, 1, 501, 1 FROM invoice_types WHERE country = 'AR' AND code = 'X';
    UPDATE client_billing SET legal_entity_id = (SELECT max(id) FROM legal_entities),
      tax_condition_id = (SELECT id FROM tax_conditions WHERE country = 'AR' AND is_fantasy = 1)
    WHERE client_id % 2 = 0;`);
  sqlite.close();
}

/** An office with a server and mail that waits for it. */
async function writeMailIn(folder: string) {
  const post = await startPostOffice();
  const { core, call } = await openOffice(folder);
  await writeToAll(call, post.port);
  await core.app.close();
  return post;
}

async function runRounds(kinds: readonly FaultKind[], rounds: number, seed: number): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'abonado-faults-'));
  const base = join(work, 'base');
  const services = { clock: systemClock, passwords: createPasswords() };
  await seedOffice({ folder: base, migrationsFolder: resolve('migrations'), clients: CLIENTS, services });
  const billed = join(work, 'billed');
  // Invoices are issued where everybody is billed since long ago; payments come where some are owed.
  for (const months of [0, 3])
    await seedOffice({
      folder: `${billed}-${months}`,
      migrationsFolder: resolve('migrations'),
      clients: CLIENTS,
      history: { billedMonths: BILLED_MONTHS, months },
      services,
    });
  numberHalf(`${billed}-0`);
  const bases: Partial<Record<FaultKind, string>> = { run: `${billed}-0`, payment: `${billed}-3` };
  let damaged = 0;
  for (const kind of kinds) {
    for (let round = 0; round < rounds; round += 1) {
      const folder = join(work, `${kind}-${round}`);
      cpSync(bases[kind] ?? base, folder, { recursive: true });
      const delayMs = Math.floor(createChance(seed + round)() * LONGEST_MS[kind]);
      const post = kind === 'mail' ? await writeMailIn(folder) : null;
      const acknowledged = await workAndKill(kind, folder, delayMs);
      const damage = await findDamage(kind, folder, acknowledged, post?.taken ?? []);
      post?.close();
      damaged += damage.length === 0 ? 0 : 1;
      const result = damage.length === 0 ? 'ok' : damage.join('; ');
      console.log(
        `${kind} seed ${seed + round}: killed after ${delayMs} ms, ${acknowledged.length} acknowledged, ${result}`,
      );
      rmSync(folder, { recursive: true });
    }
  }
  rmSync(work, { recursive: true });
  return damaged;
}

const kind = kindOf(values.kind);
if (kind && values.work !== undefined) {
  await workUntilKilled(kind, values.work);
} else {
  const rounds = Number(values.rounds);
  const kinds = kind ? [kind] : faultKinds;
  const damaged = await runRounds(kinds, rounds, Number(values.seed ?? systemClock.nowMs() % 1_000_000));
  console.log(`${rounds * kinds.length - damaged} passed, ${damaged} failed`);
  process.exitCode = damaged === 0 ? 0 : 1;
}
