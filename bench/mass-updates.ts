import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { massUpdatesContract } from '../src-main/contract/mass-updates';
import { massPreviewFloor, massUpdateFloor, openFloor } from './floors';
import { delaysDuring, type Measured, medianOf, summarize } from './measure';
import { type Call, openOffice } from './parts';

const CHANGED = 10_000;
const ROUNDS = 5;

interface Work {
  readonly call: Call;
  readonly ids: readonly number[];
}

/** The entries that the rounds give in turn, so that each of them changes every client. */
function entriesOf(sqlite: ReturnType<typeof openFloor>, kind: string): number[] {
  const query = sqlite.prepare<[string], { id: number }>(
    'SELECT id FROM catalog_entries WHERE kind = ? ORDER BY id LIMIT 4',
  );
  return query.all(kind).map(({ id }) => id);
}

async function timed<Result>(work: () => Promise<Result> | Result): Promise<{ ms: number; result: Result }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

type Fields = Readonly<Record<'zoneId' | 'neighborhoodId' | 'cityId', number>>;

async function round({ call, ids }: Work, fields: Fields) {
  const selection = { kind: 'ids', ids };
  const preview = await timed(async () =>
    massUpdatesContract.preview.output.parse(await call('massUpdates', 'preview', { selection, fields })),
  );
  const { draftId } = preview.result;
  const late: number[] = [];
  const apply = await timed(async () => {
    let answer: unknown;
    late.push(
      ...(await delaysDuring(async () => {
        answer = await call('massUpdates', 'apply', { draftId });
      })),
    );
    return massUpdatesContract.apply.output.parse(answer);
  });
  const { id, changed } = apply.result;
  if (changed !== ids.length) throw new Error(`changed ${changed} of ${ids.length}`);
  const undo = await timed(async () =>
    massUpdatesContract.undo.output.parse(await call('massUpdates', 'undo', { id })),
  );
  if (undo.result.restored !== ids.length) throw new Error(`restored ${undo.result.restored} of ${ids.length}`);
  return { preview: preview.ms, apply: apply.ms, undo: undo.ms, worst: Math.max(...late) };
}

/** Three fields of ten thousand clients: looked at, done and taken back. An undo is set beside the update that it takes back. */
export async function measureMassUpdates(folder: string, clients: number): Promise<Measured[]> {
  const sqlite = openFloor(join(folder, 'abonado.db'));
  const count = Math.min(CHANGED, clients);
  const ids = sqlite
    .prepare<[number], { id: number }>("SELECT id FROM clients WHERE state = 'active' ORDER BY id LIMIT ?")
    .all(count)
    .map(({ id }) => id);
  const kinds = { zoneId: 'zone', neighborhoodId: 'neighborhood', cityId: 'city' };
  const [zones, hoods, cities] = Object.values(kinds).map((kind) => entriesOf(sqlite, kind));
  const { core, call } = await openOffice(folder);
  const look = massPreviewFloor(sqlite);
  const save = massUpdateFloor(sqlite);
  const floors: { look: number; save: number }[] = [];
  const taken: Awaited<ReturnType<typeof round>>[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const fields = {
      zoneId: zones?.[at % 4] ?? 0,
      neighborhoodId: hoods?.[at % 4] ?? 0,
      cityId: cities?.[at % 4] ?? 0,
    };
    const looked = await timed(() => look(ids));
    const saved = await timed(() => save(ids, [fields.zoneId, fields.neighborhoodId, fields.cityId], at));
    floors.push({ look: looked.ms, save: saved.ms });
    // What the floor has given already is given anew by another entry.
    const others = {
      zoneId: zones?.[(at + 1) % 4] ?? 0,
      neighborhoodId: hoods?.[(at + 1) % 4] ?? 0,
      cityId: cities?.[(at + 1) % 4] ?? 0,
    };
    taken.push(await round({ call, ids }, others));
  }
  sqlite.close();
  await core.app.close();
  const of = (name: 'preview' | 'apply' | 'undo' | 'worst') => taken.map((one) => one[name]);
  const floorOf = (name: 'look' | 'save') => medianOf(floors.map((one) => one[name]));
  return [
    summarize('bulk_preview', of('preview'), floorOf('look'), count),
    summarize('bulk_apply', of('apply'), floorOf('save'), count),
    summarize('bulk_undo', of('undo'), medianOf(of('apply')), count),
    summarize('bulk_core_delay_worst', of('worst'), 0, count),
  ];
}
