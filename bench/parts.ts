import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPasswords } from '../src-main/adapters/passwords';
import { systemClock } from '../src-main/adapters/system-clock';
import { type Core, startCore } from '../src-main/app/core';
import type { Session } from '../src-main/app/dispatch';
import { SEED_OPERATOR, seedOffice } from '../src-main/app/seed';
import { SCREENS_CACHE_MB } from '../src-main/data/database';
import { client } from '../src-main/contract/clients';
import { exportsContract } from '../src-main/contract/exports';
import { importsContract } from '../src-main/contract/imports';
import { csvFloor, xlsxFloor } from './file-floors';
import { auditFloor, detailsFloor, getFloor, importFloor, listFloor, openFloor, searchFloor } from './floors';
import { measure, measureInTurn, type Measured } from './measure';
import { searchQueries } from './queries';
import { saveFloor } from './save-floor';

const migrationsFolder = resolve('migrations');
const threadFile = resolve('out/tools/thread.mjs');
const PAGE = 100;
/** As many entries as the tab Auditorías asks for at a time. */
const AUDIT_PAGE = 50;

type SeededConsumption = Parameters<typeof seedOffice>[0]['consumption'] | null;

/** A year of hours for a thousand contracts, where nothing else is said. */
const YEAR_OF_HOURS = { contracts: 1000, months: 12 } as const;

export async function seed(
  folder: string,
  clients: number,
  consumption: SeededConsumption = YEAR_OF_HOURS,
  months = 0,
): Promise<void> {
  const services = { clock: systemClock, passwords: createPasswords() };
  const history = months > 0 ? { history: { billedMonths: months, months } } : {};
  const more = { ...history, ...(consumption ? { consumption } : {}) };
  await seedOffice({ folder, migrationsFolder, clients, services, ...more });
}

export type Call = (feature: string, verb: string, input: unknown) => Promise<unknown>;

/** The application on an office's folder, its operator signed in. */
export async function openOffice(folder: string): Promise<{ core: Core; call: Call }> {
  const core = await startCore({ folder, threadFile, migrationsFolder, demo: false });
  const session: Session = { actor: null };
  const call: Call = (feature, verb, input) => core.app.dispatch(session, feature, verb, input);
  await call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  return { core, call };
}

/** Reads and the single save, on the same office. */
export async function measureScreens(folder: string, clients: number): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  const sqlite = openFloor(join(folder, 'abonado.db'), SCREENS_CACHE_MB);
  const list = listFloor(sqlite);
  const search = searchFloor(sqlite);
  const get = getFloor(sqlite);
  const save = saveFloor(sqlite);
  const details = detailsFloor(sqlite);
  const audit = auditFloor(sqlite);
  const page = (offset: number, text = '') =>
    call('clients', 'list', { filter: { text }, sort: {}, offset, limit: PAGE });
  const deep = Math.floor(clients * 0.9) - PAGE;
  const anyId = (round: number) => 1 + ((round * 7919) % clients);
  const results = [
    await measure('list_first_page', { rounds: 200, warm: 20, floor: () => list(PAGE, 0), app: () => page(0) }),
    await measure('list_deep_page', { rounds: 60, warm: 5, floor: () => list(PAGE, deep), app: () => page(deep) }),
    await measure('quick_search', {
      rounds: searchQueries.length,
      warm: 10,
      floor: (round) => search(searchQueries[round]?.words ?? []),
      app: (round) => page(0, searchQueries[round]?.typed),
    }),
    await measure('client_get', {
      rounds: 500,
      warm: 50,
      floor: (round) => get(anyId(round)),
      app: (round) => call('clients', 'get', { id: anyId(round) }),
    }),
    await measureSave(call, clients, save),
    await measure('box_details', {
      rounds: 500,
      warm: 50,
      floor: (round) => details(anyId(round)),
      app: (round) => call('contracts', 'list', { clientId: anyId(round) }),
    }),
    await measure('box_audit', {
      rounds: 500,
      warm: 50,
      floor: (round) => audit(anyId(round), AUDIT_PAGE),
      app: (round) => call('audit', 'list', { clientId: anyId(round), offset: 0, limit: AUDIT_PAGE }),
    }),
  ];
  sqlite.close();
  await core.app.close();
  return results;
}

/** Saves that go before, uncounted: an office saves all day, and the first ones compile. */
const SAVES_BEFORE = 250;

async function measureSave(
  call: Call,
  clients: number,
  save: (id: number, address: string, atMs: number) => void,
): Promise<Measured> {
  const rounds = Math.min(200, Math.floor(clients / 3));
  const opened: { id: number; version: number; fields: Record<string, unknown> }[] = [];
  for (let id = 1; id <= rounds + SAVES_BEFORE; id += 1) {
    const { version, state, createdAtMs, updatedAtMs, deactivatedAtMs, formerNames, position, ...fields } =
      client.parse(await call('clients', 'get', { id }));
    const { id: _number, ...editable } = fields;
    opened.push({ id, version, fields: editable });
  }
  let next = 0;
  const run = systemClock.nowMs();
  return measureInTurn('client_save', {
    rounds,
    warm: SAVES_BEFORE,
    // Another address in each run, as the application's: one that is unchanged leaves its indexes alone.
    // As long as that one, and with a comma as most have: both are searched for with it and without.
    floor: (round) => save(clients - round, `Calle vieja ${round}, versión ${run % 1000}`, systemClock.nowMs()),
    app: () => {
      const draft = opened[next];
      next += 1;
      if (!draft) throw new Error('no client left to save');
      return call('clients', 'update', {
        id: draft.id,
        version: draft.version,
        // The version makes it another address in each run: an unchanged client would not be written.
        fields: { ...draft.fields, address: `Calle nueva ${next}, versión ${draft.version}` },
      });
    },
  });
}

export async function measureExport(folder: string, clients: number, format: 'xlsx' | 'csv'): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  const sqlite = openFloor(join(folder, 'abonado.db'));
  const path = join(folder, `floor.${format}`);
  const selection = { kind: 'filter', filter: {}, exceptIds: [] };
  let token = '';
  const result = await measure(`export_${format}`, {
    rounds: 3,
    n: clients,
    floor: () => (format === 'csv' ? csvFloor(sqlite, path) : xlsxFloor(sqlite, path)),
    app: async () => {
      token = exportsContract.clients.output.parse(await call('exports', 'clients', { selection, format })).fileToken;
    },
  });
  sqlite.close();
  const written = core.app.files().resolveOutgoing(token)?.path;
  if (format === 'csv' && !(written && readFileSync(written).equals(readFileSync(path))))
    throw new Error('the floor wrote another list than the application');
  await core.app.close();
  rmSync(path);
  rmSync(join(folder, 'files'), { recursive: true, force: true });
  return [result];
}

/** What the import is measured with, made in another process: the office's whole list, and two empty offices. */
export async function prepareImport(folder: string): Promise<void> {
  const work = importFolder(folder);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'floor'), { recursive: true });
  const source = openFloor(join(folder, 'abonado.db'));
  await csvFloor(source, join(work, 'clientes.csv'));
  source.close();
  await seed(join(work, 'app'), 0, null);
  copyFileSync(join(work, 'app', 'abonado.db'), join(work, 'floor', 'abonado.db'));
}

const importFolder = (folder: string) => `${folder}-import`;

/** The office's whole list, as a .csv of 21 columns, into an empty office: read, dry run and apply. */
export async function measureImport(folder: string, clients: number): Promise<Measured[]> {
  const work = importFolder(folder);
  const list = join(work, 'clientes.csv');
  const { core, call } = await openOffice(join(work, 'app'));
  const fileToken = core.app.files().receive('clientes.csv', readFileSync(list));
  const result = await measure('import_clients', {
    rounds: 1,
    n: clients,
    floorLast: true,
    floor: () => {
      const sqlite = openFloor(join(work, 'floor', 'abonado.db'));
      importFloor(sqlite, list, 1_700_000_000_000);
      sqlite.close();
    },
    app: async () => {
      const { draftId, columns } = importsContract.open.output.parse(await call('imports', 'open', { fileToken }));
      await call('imports', 'preview', { draftId, targets: columns.map((column) => column.target) });
      const done = importsContract.apply.output.parse(await call('imports', 'apply', { draftId }));
      if (done.created !== clients) throw new Error(`imported ${done.created} of ${clients}`);
    },
  });
  await core.app.close();
  rmSync(work, { recursive: true, force: true });
  return [result];
}
