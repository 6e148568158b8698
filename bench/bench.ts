import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureConsumptionMonth, measureGrown, measureSamples, prepareSamples } from './consumption';
import { measureDuringExport } from './during-export';
import { measureGrowth } from './growth';
import { measureMap } from './map';
import { measureMassUpdates } from './mass-updates';
import { measureOutbox } from './outbox';
import { measurePdfMail } from './outbox-pdf';
import type { Measured } from './measure';
import { measureAccounts, measureRun, prepareRun } from './money';
import { reportOf } from './report';
import { measureExport, measureImport, measureScreens, prepareImport, seed } from './parts';
import { measureSearch } from './search';
import { measureTabs, tabNames } from './tabs';
import { measureWindow } from './window';
import { systemClock } from '../src-main/adapters/system-clock';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '100000' },
    /** Of invoices and payments: 36 of 130,000 contracts are 4,680,000 invoices. */
    months: { type: 'string', default: '36' },
    part: { type: 'string' },
    /** A Markdown file that what was measured is written to, each measure beside its bound. */
    report: { type: 'string' },
  },
});
const clients = Number(values.clients);
const months = Number(values.months);
const cache = resolve('.cache');
const latest = resolve('bench/latest.json');
/** The small office that growth is measured from. */
const small = 10_000;
const folderOf = (size: number) => join(cache, `bench-${size}-${months}`);
const folder = folderOf(clients);

async function seedOnce(size: number): Promise<Measured[]> {
  if (existsSync(folderOf(size))) return [];
  const making = `${folderOf(size)}.making`;
  rmSync(making, { recursive: true, force: true });
  await seed(making, size, undefined, months);
  renameSync(making, folderOf(size));
  return [];
}

interface Part {
  readonly names: readonly string[];
  readonly run: () => Promise<Measured[]>;
}

/** Each part runs in a process of its own, so that its peak of memory is its own. */
const parts: Record<string, Part> = {
  seed: { names: [], run: () => seedOnce(clients) },
  seedSmall: { names: [], run: () => seedOnce(small) },
  screens: {
    names: [
      'list_first_page',
      'list_deep_page',
      'quick_search',
      'client_get',
      'client_save',
      'box_details',
      'box_audit',
    ],
    run: () => measureScreens(folder, clients),
  },
  growth: {
    names: ['growth_list_first_page', 'growth_client_get', 'growth_list_row_9000'],
    run: () => measureGrowth({ folder: folderOf(small), clients: small }, { folder, clients }),
  },
  search: { names: ['search_advanced'], run: () => measureSearch(folder) },
  csv: { names: ['export_csv'], run: () => measureExport(folder, clients, 'csv') },
  xlsx: { names: ['export_xlsx'], run: () => measureExport(folder, clients, 'xlsx') },
  duringExport: {
    names: ['export_core_delay', 'export_core_delay_worst', 'quick_search_during_export'],
    run: () => measureDuringExport(folder),
  },
  importList: {
    names: [],
    run: async () => {
      await prepareImport(folder);
      return [];
    },
  },
  import: { names: ['import_clients'], run: () => measureImport(folder, clients) },
  consumption: { names: ['consumption_month'], run: () => measureConsumptionMonth(folder) },
  samplesFile: {
    names: [],
    run: async () => {
      await prepareSamples(folder, clients);
      return [];
    },
  },
  samplesGrown: { names: [], run: () => measureGrown(folder) },
  samples: {
    names: [
      'import_consumption',
      'import_consumption_grown',
      'import_consumption_growth',
      'import_consumption_core_delay',
      'import_consumption_core_delay_worst',
      'answer_during_samples',
      'answer_during_samples_worst',
    ],
    run: async () => measureSamples(folder, await runApart('samplesGrown')),
  },
  accounts: {
    names: ['debt_column', 'debt_column_deep', 'account_open', 'payment_save'],
    run: () => measureAccounts(folder, clients),
  },
  runCopies: {
    names: [],
    run: async () => {
      prepareRun(folder);
      return [];
    },
  },
  invoiceRun: {
    names: ['invoice_run', 'invoice_run_core_delay', 'invoice_run_core_delay_worst'],
    run: () => measureRun(folder),
  },
  massUpdates: {
    names: ['bulk_preview', 'bulk_apply', 'bulk_undo', 'bulk_core_delay_worst'],
    run: () => measureMassUpdates(folder, clients),
  },
  outbox: { names: ['outbox_enqueue', 'outbox_drain'], run: () => measureOutbox(folder) },
  outboxPdf: { names: ['outbox_drain_pdf'], run: () => measurePdfMail(folder) },
  map: { names: ['map_all', 'map_all_slowest', 'map_pan_frame', 'map_zoom_frame'], run: () => measureMap(folder) },
  tabs: { names: tabNames, run: () => measureTabs(folder) },
  window: { names: ['cold_start', 'key_to_rows', 'held_down'], run: () => measureWindow(folder) },
};

const measured: z.ZodType<Measured[]> = z.array(
  z.object({
    name: z.string(),
    n: z.number(),
    median_ms: z.number(),
    p95_ms: z.number(),
    floor_ms: z.number(),
    ratio: z.number(),
    peak_rss_mb: z.number(),
  }),
);

function runApart(part: string): Promise<Measured[]> {
  return new Promise((done, fail) => {
    const script = process.argv[1] ?? '';
    const args = ['--expose-gc', script, '--part', part, '--clients', String(clients), '--months', String(months)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('close', (code) => {
      if (code === 0) done(measured.parse(JSON.parse(output)));
      else fail(new Error(`${part} ended with ${code}`));
    });
  });
}

const asked = (name: string) => positionals.length === 0 || positionals.includes(name);

/** What was asked for by name, or everything; what was measured before and not now is kept. */
async function measureAll(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const wanted = Object.entries(parts).filter(([, { names }]) => names.some(asked));
  if (wanted.length === 0) {
    const all = Object.values(parts).flatMap(({ names }) => names);
    console.error(`No hay una medida con ese nombre. Hay: ${all.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const results: Measured[] = [];
  await runApart('seed');
  for (const [part, { names }] of wanted) {
    try {
      if (part === 'growth') await runApart('seedSmall');
      if (part === 'import') await runApart('importList');
      if (part === 'samples') await runApart('samplesFile');
      if (part === 'invoiceRun') await runApart('runCopies');
      results.push(...(await runApart(part)).filter(({ name }) => asked(name)));
    } catch (failure) {
      console.error(`Sin medir (${names.join(', ')}): ${String(failure)}`);
      process.exitCode = 1;
    }
  }
  console.table(results);
  if (values.report !== undefined) {
    const command = ['npm run bench --', '--clients', values.clients, '--months', values.months, ...positionals].join(
      ' ',
    );
    writeFileSync(
      resolve(values.report),
      reportOf(results, command, new Date(systemClock.nowMs()).toISOString().slice(0, 10)),
    );
  }
  const before = existsSync(latest) ? measured.parse(JSON.parse(readFileSync(latest, 'utf8'))) : [];
  const kept = before.filter(({ name }) => positionals.length > 0 && !asked(name));
  writeFileSync(latest, `${JSON.stringify([...kept, ...results], null, 2)}\n`);
}

if (values.part !== undefined) process.stdout.write(JSON.stringify(await parts[values.part]?.run()));
else await measureAll();
