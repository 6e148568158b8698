import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { openFloor, searchFloor } from './floors';
import { answersDuring, delaysDuring, type Measured, medianOf, summarize } from './measure';
import { openOffice } from './parts';
import { searchQueries } from './queries';

/** How long the idle clock is listened to for its floor, in milliseconds. */
const IDLE_MS = 2000;

/**
 * What an export of everybody does to the rest: how late the core's thread is (`export_core_delay`, and its one worst
 * moment as `export_core_delay_worst`), and how long a quick search takes meanwhile.
 */
export async function measureDuringExport(folder: string): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  const sqlite = openFloor(join(folder, 'abonado.db'));
  const search = searchFloor(sqlite);
  const selection = { kind: 'filter', filter: {}, exceptIds: [] };
  const write = () => call('exports', 'clients', { selection, format: 'xlsx' });
  const idle = medianOf(await delaysDuring(() => wait(IDLE_MS)));
  const late = await delaysDuring(write);
  const floors: number[] = [];
  for (const { words } of searchQueries) {
    const start = performance.now();
    search(words);
    floors.push(performance.now() - start);
  }
  const searched = await answersDuring(write, (round) => {
    const { typed } = searchQueries[round % searchQueries.length] ?? { typed: '' };
    return call('clients', 'list', { filter: { text: typed }, sort: {}, offset: 0, limit: 100 });
  });
  sqlite.close();
  await core.app.close();
  return [
    summarize('export_core_delay', late, idle),
    summarize('export_core_delay_worst', [Math.max(...late)], idle, late.length),
    summarize('quick_search_during_export', searched, medianOf(floors)),
  ];
}
