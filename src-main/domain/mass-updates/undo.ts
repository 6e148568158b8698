import type { ContractTerms } from '../../contract/contracts';
import type { MassKept, MassUpdate } from '../../contract/mass-updates';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { writeAct } from '../audit';
import { listCatalogs } from '../catalogs';
import { standsFor } from '../../contract/catalogs';
import { termsOfToday } from '../contracts';
import { referenceName, takenReferences } from '../gateways';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { MOST_NAMED } from './apply';
import type { Recorded } from './change';
import { decideUndo } from './decide-undo';
import { AT_ONCE, readFacts } from './facts-store';
import { rulesOf } from './rules-of-today';
import { countStanding, listStanding, markUndone, requireStanding } from './store';
import { createBatchWriter } from './write';

interface Undoing {
  readonly db: ReadDb;
  readonly nowMs: number;
  readonly task: Task;
}

/** What of each client still has to be taken back, page by page, as it is decided now; of those after a client. */
function* decidePages({ db, nowMs, task }: Undoing, update: MassUpdate, begin = 0) {
  const total = countStanding(update);
  const today = new Map(listCatalogs(db).map((entry) => [entry.id, standsFor(entry)]));
  const rules = rulesOf(db, calendarDate.parse(officeDay(db, nowMs)));
  let done = 0;
  for (let after = begin; ; ) {
    const page = listStanding(db, update, after, AT_ONCE);
    const last = page.at(-1);
    if (!last) return;
    after = last.clientId;
    task.progress(done, total);
    done += page.length;
    const taken = takenNow(db, page);
    const own = {
      ...rules,
      entryOfToday: (id: number) => today.get(id),
      termsOfToday: (terms: ContractTerms) => termsOfToday(db, terms),
      isReferenceTaken: (gatewayId: number, key: string) => taken.has(referenceName(gatewayId, key)),
    };
    yield decidePage(db, page, own);
  }
}

type Page = ReturnType<typeof listStanding>;

function takenNow(db: ReadDb, page: Page): ReadonlySet<string> {
  const back = page.flatMap(({ recorded }) => recorded.gateways.filter(({ act }) => act === 'detach'));
  return takenReferences(
    db,
    back.map(({ gatewayId, key }) => [gatewayId, key]),
  );
}

function decidePage(db: ReadDb, page: Page, rules: Parameters<typeof decideUndo>[2]) {
  const held = page.some(({ recorded }) => recorded.gateways.length > 0);
  const recordedOf = new Map<number, Recorded>(page.map(({ clientId, recorded }) => [clientId, recorded]));
  const ids = [...recordedOf.keys()];
  const contracts = page.some(({ recorded }) => recorded.contracts.length > 0);
  return readFacts(db, ids, { held, offered: [], contracts }).flatMap((facts) => {
    const recorded = recordedOf.get(facts.id);
    if (!recorded) return [];
    const { change, kept } = decideUndo(facts, recorded, rules);
    const { id, customId, name } = facts;
    return [{ clientId: id, change, kept: { id, customId, name, fields: kept } }];
  });
}

function createKept() {
  const ids: number[] = [];
  const rows: MassKept[] = [];
  return {
    add(kept: MassKept) {
      if (kept.fields.length === 0) return;
      ids.push(kept.id);
      if (rows.length < MOST_NAMED) rows.push({ ...kept, fields: [...kept.fields] });
    },
    ids,
    rows,
  };
}

/** What taking an update back would do now; nothing is written. */
export function planUndo(undoing: Undoing, id: number) {
  const kept = createKept();
  let restored = 0;
  for (const page of decidePages(undoing, requireStanding(undoing.db, id)))
    for (const { change, kept: stays } of page) {
      if (change) restored += 1;
      kept.add(stays);
    }
  return { restored, kept: kept.ids.length, keptRows: kept.rows };
}

/** Those after a client who would keep something, as many as an answer names; nothing is written. */
export function listKept(undoing: Undoing, id: number, after: number) {
  const kept = createKept();
  for (const page of decidePages(undoing, requireStanding(undoing.db, id), after)) {
    for (const { kept: stays } of page) kept.add(stays);
    if (kept.ids.length > MOST_NAMED) break;
  }
  return { rows: kept.rows, more: kept.ids.length > kept.rows.length };
}

/** Takes an update back, in the caller's transaction: a batch of its own, which can be taken back in its turn. */
export function undoUpdate(context: CommandContext, id: number) {
  const update = requireStanding(context.db, id);
  const writer = createBatchWriter(context, { kind: 'undo', undoesId: id });
  const kept = createKept();
  for (const page of decidePages(context, update)) {
    writer.write(page.flatMap(({ clientId, change }) => (change ? [{ clientId, change }] : [])));
    for (const row of page) kept.add(row.kept);
  }
  const total = countStanding(update);
  context.task.progress(total, total);
  const { id: undoneBy, changed } = writer.close();
  if (undoneBy !== null) {
    markUndone(context.db, id, undoneBy, kept.ids);
    writeAct(context, { entity: 'massUpdate', entityId: id, action: 'undone', origin: 'massUndo' });
  }
  return { id: undoneBy, restored: changed, kept: kept.ids.length, keptRows: kept.rows };
}
