import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { HOUSE_RULES, SILENCED } from '../support/house-rules';
import { factsOf } from '../support/source-facts';

const root = resolve(import.meta.dirname, '../..');

const files = ['src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(folder, name).replaceAll(sep, '/')),
);
const all = files.map((path) => factsOf({ path, text: readFileSync(join(root, path), 'utf8') }));

function brokenRules(facts: (typeof all)[number]) {
  return HOUSE_RULES.flatMap(({ name, broken }) => broken(facts).map((what) => ({ rule: name, what })));
}

test.each(HOUSE_RULES)('$name', ({ broken }) => {
  expect(all.length).toBeGreaterThan(200);
  expect(all.flatMap((facts) => broken(facts).map((what) => `${facts.path}: ${what}`))).toEqual([]);
});

test('whatever is silenced on purpose is still there', () => {
  expect(Object.keys(SILENCED).filter((path) => !files.includes(path))).toEqual([]);
});

const CLIENTS = 'src-main/domain/clients/handlers.ts';
const STORE = 'src-main/domain/clients/store.ts';
const GRID = 'src-renderer/features/client-grid/columns.ts';
const ROOMS = 'a room imports only what the house lets it';
const HIDDEN = 'nothing is imported behind the list of imports';
const TALK = 'the window talks only through its transport, and files through theirs';
const WORDS = 'words become HTML nowhere in the window, and what is on a map is made in one file';
const COPY = 'what the window says is in its locales';
const CLOCK = 'the clock and chance are each asked in one file a side';
const STORES = 'SQL stays in stores';
const SILENCE = 'the compiler and the lint are silenced only where it is said why';
const JSON_READ = 'JSON that is read back is given to a schema';
const EXACT = 'money is counted in whole cents, and its parts where it is rounded';
const RUN = 'a query that is built is run';
const OPENED = 'the office’s file is opened in one file, and its copies and drafts in theirs';
const SEARCH = 'a list that is searched by typing is given what all of them are given';
const DESKTOP = 'only the desktop host hears windows, and in one file each';

/** A planted fault: where, what, and the one rule that it breaks. */
test.each([
  ['src-main/contract/clients.ts', "import { readFileSync } from 'node:fs';", ROOMS],
  ['src-main/contract/clients.ts', "import { other } from '../data/database';", ROOMS],
  [CLIENTS, "import type { App } from '../../app/build-app';", ROOMS],
  [CLIENTS, "export { createWorkbook } from '../../adapters/workbook';", ROOMS],
  [CLIENTS, "type Server = import('node:http').Server;", ROOMS],
  ['src-main/app/build-app.ts', "import { createWorkbook } from '../adapters/workbook';", ROOMS],
  ['src-main/app/build-app.ts', "import { app } from 'electron';", ROOMS],
  ['src-main/host-browser/main.ts', "import { x } from '../host-electron/window';", ROOMS],
  ['src-main/host-browser/main.ts', "import { x } from '../../src-renderer/ui/theme';", ROOMS],
  ['src-main/elsewhere/main.ts', '', ROOMS],
  ['src-renderer/ui/grid.tsx', "import { ClientGrid } from '../features/client-grid';", ROOMS],
  ['src-renderer/ui/grid.tsx', "import { api } from '../api/client';", ROOMS],
  ['src-renderer/ui/grid.tsx', "import { Frame } from '../app/frame';", ROOMS],
  ['src-renderer/api/files.ts', "import { notice } from '../ui/notices';", ROOMS],
  [GRID, "import { Frame } from '../../app/frame';", ROOMS],
  [GRID, "import { openOffice } from '../../../src-main/app/open-office';", ROOMS],
  [GRID, "import { readFileSync } from 'node:fs';", ROOMS],
  [GRID, "import { x } from '../client-box';", 'features of the window never import one another'],
  [CLIENTS, "import { x } from '../catalogs/rules';", 'a feature is entered by its one door'],
  ['src-main/app/seed.ts', "import { x } from '../domain/clients/save';", 'a feature is entered by its one door'],
  ['src-main/domain/clients/rules.ts', "import { x } from './save';", 'rules know only the contract'],
  [CLIENTS, "import { sql } from 'drizzle-orm';", STORES],
  [CLIENTS, "db.all('SELECT name FROM clients');", STORES],
  [CLIENTS, 'db.run(sql`DELETE FROM clients WHERE id = ${id}`);', STORES],
  ['src-main/adapters/draft-files.ts', "db.prepare('UPDATE rows SET skipped = 1');", STORES],
  [CLIENTS, "import { clients } from '../../data/schema';", STORES],
  [CLIENTS, "db.all('with recent as (select 1) select * from recent');", STORES],
  ['src-main/app/seed.ts', "import { sql } from 'drizzle-orm';", STORES],
  ['src-main/jobs/task.ts', "db.exec('create unique index x on y (z)');", STORES],
  ['src-main/data/stray-log.ts', 'const beside = new Sqlite(path);', OPENED],
  [CLIENTS, "const fs = await import('node:fs');", HIDDEN],
  [GRID, 'const part = import(name);', HIDDEN],
  ['src-main/app/seed.ts', "const electron = require('electron');", HIDDEN],
  [GRID, "await fetch('https://example.com');", TALK],
  [GRID, "await globalThis.fetch('https://example.com');", TALK],
  ['src-renderer/api/session.ts', 'new XMLHttpRequest();', TALK],
  ['src-renderer/api/events.ts', "new WebSocket('ws://127.0.0.1');", TALK],
  ['src-renderer/app/frame.tsx', "navigator.sendBeacon('/x');", TALK],
  ['src-renderer/features/client-map/use-pins.ts', 'pin.bindTooltip(contract.plan);', WORDS],
  ['src-renderer/ui/map/pin.ts', "import { divIcon } from 'leaflet';", WORDS],
  ['src-renderer/ui/map/map-view.tsx', 'map.attributionControl.addAttribution(theirs);', WORDS],
  ['src-renderer/ui/grid.tsx', 'const shown = <p>Cliente nuevo</p>;', COPY],
  ['src-renderer/ui/grid.tsx', 'const shown = <input aria-label="Nombre" />;', COPY],
  ['src-renderer/ui/grid.tsx', "const shown = t ? 'Código' : '';", COPY],
  ['src-renderer/ui/notices.tsx', 'element.innerHTML = message;', WORDS],
  ['src-renderer/ui/notices.tsx', 'const shown = <p dangerouslySetInnerHTML={{ __html: message }} />;', WORDS],
  ['src-renderer/features/mail/mail-screen.tsx', 'const list = <Select searchable data={all} />;', SEARCH],
  [GRID, 'const now = Date.now();', CLOCK],
  [GRID, 'const now = new Date();', CLOCK],
  [GRID, 'const now = Date();', CLOCK],
  [GRID, 'const id = Math.random();', CLOCK],
  ['src-renderer/ui/notices.tsx', 'const now = performance.now();', CLOCK],
  [CLIENTS, 'const now = Date.now();', CLOCK],
  [CLIENTS, 'const now = new Date();', CLOCK],
  ['src-main/host-electron/window.ts', "ipcMain.handle('x', y);", DESKTOP],
  ['src-main/host-electron/window.ts', "shell.openExternal('x');", DESKTOP],
  ['src-main/host-electron/menu.ts', "const label = 'Edición';", 'what people read is in the locales'],
  ['src-main/adapters/workbook.ts', 'fail(`El archivo está ${state}`);', 'what people read is in the locales'],
  ['src-main/adapters/workbook.ts', "import es from '../../assets/locales/es.json';", ROOMS],
  [GRID, 'const pesos = row.priceCents / 100;', EXACT],
  [GRID, 'const gross = netCents * 1.21;', EXACT],
  [GRID, 'let balance = 0; balance *= rate;', EXACT],
  [GRID, 'const tax = price * rate / CENTS;', EXACT],
  [GRID, 'const shown = priceCents; const pesos = shown / 100;', EXACT],
  [GRID, 'const more = amountCents + 0.5;', EXACT],
  [GRID, 'const half = Math.round(half(row.amountCents));', EXACT],
  [GRID, 'const typed = parseFloat(text);', EXACT],
  [GRID, 'const typed = Number.parseFloat(text);', EXACT],
  [GRID, 'const shown = part(row.balance).toFixed(2);', EXACT],
  ['src-main/domain/clients/search-store.ts', 'db.all(sql`SELECT price_cents * 121 FROM plans`);', EXACT],
  ['src-main/domain/clients/search-store.ts', 'db.all(sql`SELECT avg(i.total_cents) FROM invoices i`);', EXACT],
  ['src-main/domain/clients/search-store.ts', 'db.all(sql`SELECT round(total_cents, 2) FROM invoices`);', EXACT],
  ['src-main/domain/clients/search-store.ts', 'db.all(sql`SELECT CAST(total_cents AS REAL) FROM invoices`);', EXACT],
  [CLIENTS, 'context.db.update(clients).set({ name });', RUN],
  [STORE, 'db.insert(clients).values(row).onConflictDoNothing();', RUN],
  [STORE, 'db.delete(clients);', RUN],
  [STORE, 'db.delete(clients)\n  .where(eq(clients.id, id));', RUN],
  [CLIENTS, 'const head: Head = JSON.parse(text);', JSON_READ],
  [CLIENTS, 'use(JSON.parse(text));', JSON_READ],
  [CLIENTS, 'const client = row as Client;', SILENCE],
  [CLIENTS, 'const client = row as unknown as Client;', SILENCE],
  [CLIENTS, 'const client: any = row;', SILENCE],
  [CLIENTS, 'const name = client!.name;', SILENCE],
  [CLIENTS, '// @ts-ignore\nconst name = client.nam;', SILENCE],
  [CLIENTS, '// @ts-expect-error\nconst name = client.nam;', SILENCE],
  [CLIENTS, '// oxlint-disable-next-line no-console -- because\nlog();', SILENCE],
  [CLIENTS, '/* oxlint-disable */\nlog();', SILENCE],
  [CLIENTS, 'log(); // oxlint-disable-line', SILENCE],
  ['src-main/jobs/thread.ts', '', SILENCE],
])('%s with «%s» is found out', (path, text, rule) => {
  expect(new Set(brokenRules(factsOf({ path, text })).map((broken) => broken.rule))).toEqual(new Set([rule]));
});

test.each([
  [CLIENTS, "const kinds = ['a'] as const; const made = new Date(0);"],
  [CLIENTS, "import { findCatalog } from '../catalogs';\nimport { save } from './save';"],
  [STORE, 'db.update(clients).set({ name }).where(eq(clients.id, id)).run(); known.delete(id); hash.update(text);'],
  ['src-main/domain/clients/search-store.ts', "import { sql } from 'drizzle-orm'; all('SELECT 1');"],
  ['src-main/app/core.ts', "import { createWorkbook } from '../adapters/workbook';"],
  ['src-main/contract/values/position.ts', 'const shown = degrees.toFixed(6);'],
  [GRID, 'const totalCents = firstCents + secondCents - 1; const part = done / total; const width = x / 10;'],
  [GRID, 'const share = partOf(priceCents, days, ofDays); const half = done / 2;'],
  [
    GRID,
    "import type { Client } from '../../../src-main/contract/clients';\n// fetch and Date.now() are only words here",
  ],
])('%s with «%s» is as the house has it', (path, text) => {
  expect(brokenRules(factsOf({ path, text }))).toEqual([]);
});
