import { performance } from 'node:perf_hooks';
import { type Measured, medianOf, summarize } from './measure';
import { openOffice } from './parts';

const ROUNDS = 100;
const WARM = 20;
/** The row that the issue asks about: page 90 of an office of 10,000. */
const ROW = 9000;

type Taken = Record<'list_first_page' | 'client_get' | 'list_row_9000', number[]>;

async function timed(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const start = performance.now();
    await work(round);
    if (round >= WARM) taken.push(performance.now() - start);
  }
  return taken;
}

async function take(folder: string, clients: number): Promise<Taken> {
  const { core, call } = await openOffice(folder);
  const page = (offset: number) => call('clients', 'list', { filter: {}, sort: {}, offset, limit: 100 });
  const works = {
    list_first_page: () => page(0),
    client_get: (round: number) => call('clients', 'get', { id: 1 + ((round * 7919) % clients) }),
    list_row_9000: () => page(Math.min(ROW, clients - 100)),
  };
  const taken: Taken = {
    list_first_page: await timed(works.list_first_page),
    client_get: await timed(works.client_get),
    list_row_9000: await timed(works.list_row_9000),
  };
  await core.app.close();
  return taken;
}

/** The same answers in a small and a large office: here the floor is the small one's, and the ratio what growth costs. */
export async function measureGrowth(small: Office, large: Office): Promise<Measured[]> {
  const before = await take(small.folder, small.clients);
  const after = await take(large.folder, large.clients);
  return (['list_first_page', 'client_get', 'list_row_9000'] as const).map((name) =>
    summarize(`growth_${name}`, after[name], medianOf(before[name])),
  );
}

interface Office {
  readonly folder: string;
  readonly clients: number;
}
