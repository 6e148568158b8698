import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Measured } from './measure';
import { measureExport, measureImport, measureScreens, prepareImport, seed } from './parts';

const { values } = parseArgs({
  options: { clients: { type: 'string', default: '100000' }, part: { type: 'string' }, only: { type: 'string' } },
});
const clients = Number(values.clients);
const cache = resolve('.cache');
const folder = join(cache, `bench-${clients}`);

/** Each part runs in a process of its own, so that its peak of memory is its own. */
const parts: Record<string, () => Promise<Measured[]>> = {
  seed: async () => {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    await seed(making, clients);
    renameSync(making, folder);
    return [];
  },
  screens: () => measureScreens(folder, clients),
  xlsx: () => measureExport(folder, clients, 'xlsx'),
  csv: () => measureExport(folder, clients, 'csv'),
  importList: async () => {
    await prepareImport(folder);
    return [];
  },
  import: () => measureImport(folder, clients),
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
    const args = ['--expose-gc', script, '--part', part, '--clients', String(clients)];
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

if (values.part !== undefined) {
  process.stdout.write(JSON.stringify(await parts[values.part]?.()));
} else {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(folder)) await runApart('seed');
  const results: Measured[] = [];
  for (const part of ['screens', 'csv', 'xlsx', 'import']) {
    if (values.only !== undefined && values.only !== part) continue;
    if (part === 'import') await runApart('importList');
    results.push(...(await runApart(part)));
  }
  console.table(results);
  writeFileSync(resolve('bench/latest.json'), `${JSON.stringify(results, null, 2)}\n`);
}
