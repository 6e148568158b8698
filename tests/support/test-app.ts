import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDiskFiles } from '../../src-main/adapters/disk-files';
import { createDraftFiles } from '../../src-main/adapters/draft-files';
import { createMailFiles } from '../../src-main/adapters/mail-files';
import { createMailer } from '../../src-main/adapters/mailer';
import { createPasswords } from '../../src-main/adapters/passwords';
import { createPrinter } from '../../src-main/adapters/printer';
import { createTextFiles } from '../../src-main/adapters/text-files';
import { createSecrets, noSystemKeys } from '../../src-main/adapters/secrets';
import { createTiles, TILES_AT_ONCE } from '../../src-main/adapters/tiles';
import { createWorkbook } from '../../src-main/adapters/workbook';
import { createBackups } from '../../src-main/data/backups';
import { type AppOptions, buildApp } from '../../src-main/app/build-app';
import type { Session } from '../../src-main/app/dispatch';
import type { Contract } from '../../src-main/contract';
import { takeTurns } from '../../src-main/jobs/password-turns';
import { createTurns } from '../../src-main/jobs/turns';
import { createDrafts } from '../../src-main/domain/imports';
import { type Failure, Refusal } from '../../src-main/contract/failures';
import { blankClientFields, type ClientFields } from '../../src-main/contract/clients';
import type { Endpoint } from '../../src-main/contract/endpoint';
import type { Secrets, Workbook } from '../../src-main/ports';
import type { z } from 'zod';

/** Tuesday 24 November 2026, 09:00 in Mendoza. */
export const START_MS = Date.UTC(2026, 10, 24, 12);

/** A hash cheap enough for a test's many sign-ins; the real cost has a test of its own. */
const TEST_COST = 2 ** 4;

export const ADMINISTRATOR = { name: 'Ana Ruiz', email: 'ana@oficina.example', password: 'clave-de-ana' };

/** A server that does not answer is given up at once, in milliseconds. */
const FAST_TILES = { patienceMs: 300 };
/** As the usual ones, shorter for the greeting: a server that never greets is no message's own fault. */
const FAST_MAIL = { greetMs: 700, answerMs: 2100 };

/** The first run that most tests begin with. */
export const OFFICE_SETUP = {
  name: 'Norte Digital',
  country: 'AR',
  timeZone: 'America/Argentina/Mendoza',
  operator: ADMINISTRATOR,
} as const;

type In<F extends keyof Contract, V extends keyof Contract[F]> = Contract[F][V] extends Endpoint
  ? z.input<Contract[F][V]['input']>
  : never;
type Out<F extends keyof Contract, V extends keyof Contract[F]> = Contract[F][V] extends Endpoint
  ? z.output<Contract[F][V]['output']>
  : never;

interface TestAppOptions extends Pick<AppOptions, 'findPlace' | 'demo'> {
  readonly workbook?: Workbook;
  readonly secretsOver?: (own: Secrets) => Secrets;
  /** Who sits at the window from the beginning. */
  readonly session?: Session;
}

/** The real application on a real SQLite file in a folder of its own; only the clock is the test's. */
export function createTestApp(folder = newFolder(), options: TestAppOptions = {}) {
  const test = openTestApp(folder, options);
  onTestFinished(async () => {
    await test.app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return test;
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'abonado-test-'));

function openTestApp(folder: string, options: TestAppOptions) {
  const { workbook = createWorkbook(), secretsOver = (own) => own, session = { actor: null }, ...more } = options;
  const clock = { ms: START_MS };
  const unexpected: unknown[] = [];
  const logged: { id: string; cause: unknown }[] = [];
  const files = createDiskFiles(folder);
  const app = buildApp({
    ...more,
    folder,
    migrationsFolder: resolve(import.meta.dirname, '../../migrations'),
    partsOf(place) {
      const backups = createBackups(place);
      const services = {
        clock: { nowMs: () => clock.ms },
        passwords: takeTurns(createPasswords(TEST_COST)),
        workbook,
        printer: createPrinter(),
        files: createDiskFiles(place),
        drafts: createDrafts(createDraftFiles(place)),
        textFiles: createTextFiles(),
        sampleDrafts: createDraftFiles(place, 'samples'),
        paymentDrafts: createDraftFiles(place, 'payments'),
        massDrafts: createDraftFiles(place, 'mass-updates'),
        backups,
        secrets: secretsOver(createSecrets(place, noSystemKeys)),
        tiles: createTiles(place, { nowMs: () => clock.ms }, createTurns(TILES_AT_ONCE), FAST_TILES),
        mailer: createMailer(FAST_MAIL),
        mailFiles: createMailFiles(place),
      };
      return { services, backups };
    },
    log: {
      error(id, cause) {
        logged.push({ id, cause });
        unexpected.push(cause);
      },
    },
    checkOutputs: true,
    // Waits are as long as they are in the middle.
    chance: () => 0.5,
  });
  const callAs = async <F extends keyof Contract, V extends keyof Contract[F] & string>(
    who: Session,
    feature: F,
    verb: V,
    input: In<F, V>,
  ): Promise<Out<F, V>> => {
    const output: unknown = await app.dispatch(who, feature, verb, input);
    // The dispatch parses each answer against this very schema (checkOutputs).
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked there, at run time
    return output as Out<F, V>;
  };
  const call = <F extends keyof Contract, V extends keyof Contract[F] & string>(feature: F, verb: V, input: In<F, V>) =>
    callAs(session, feature, verb, input);
  return { app, call, callAs, clock, files, folder, logged, session, unexpected };
}

export type TestApp = ReturnType<typeof createTestApp>;

interface ReadyOffice {
  readonly database: Buffer;
  readonly session: Session;
  readonly recoveryCode: string;
}

/** Made by the first run itself, once a file of tests: to migrate an empty database takes longer than most tests do. */
const ready = new Map<string, Promise<ReadyOffice>>();

async function makeReady(country: 'AR' | 'CL'): Promise<ReadyOffice> {
  const folder = newFolder();
  const { app, call, session } = openTestApp(folder, {});
  const { recoveryCode } = await call('office', 'create', { ...OFFICE_SETUP, country });
  await app.close();
  const database = readFileSync(join(folder, 'abonado.db'));
  rmSync(folder, { recursive: true, force: true });
  return { database, session, recoveryCode };
}

/** A test application whose office exists, its administrator signed in. */
export async function createTestOffice(country: 'AR' | 'CL' = 'AR', options: TestAppOptions = {}) {
  const made = ready.get(country) ?? makeReady(country);
  ready.set(country, made);
  const { database, session, recoveryCode } = await made;
  const folder = newFolder();
  writeFileSync(join(folder, 'abonado.db'), database);
  return { ...createTestApp(folder, { session: { ...session }, ...options }), recoveryCode };
}

/** An operator besides the administrator, signed in at a window of their own. */
export async function signedInOperator({ call, callAs }: Pick<TestApp, 'call' | 'callAs'>) {
  const luz = { name: 'Luz', email: 'luz@oficina.example', role: 'operator' as const };
  const { id } = await call('operators', 'create', { ...luz, password: 'clave-de-luz' });
  const window: Session = { actor: null };
  await callAs(window, 'session', 'signIn', { email: luz.email, password: 'clave-de-luz' });
  return { ...luz, id, window };
}

/** No window of the office locks by itself, however long the test's clock runs. */
export async function neverLocks({ call }: Pick<TestApp, 'call'>): Promise<void> {
  await call('office', 'update', { version: 1, name: OFFICE_SETUP.name, idleMinutes: 0 });
}

/** The refusal that a call ends in; fails the test when it does not. */
export async function refusalOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.failure;
    throw cause;
  }
  throw new Error('the call was expected to be refused');
}

export function clientFieldsWith(fields: Partial<ClientFields>): ClientFields {
  return { ...blankClientFields, name: 'José Muñoz', ...fields };
}
