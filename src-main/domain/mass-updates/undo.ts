import { standsFor } from '../../contract/catalogs';
import { clientCatalogFields } from '../../contract/clients';
import type { ContractTerms } from '../../contract/contracts';
import type { MassKept } from '../../contract/mass-updates';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { writeAct } from '../audit';
import { listCatalogs } from '../catalogs';
import { termsOfToday } from '../contracts';
import { referenceName, takenReferences } from '../gateways';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { MOST_NAMED } from './apply';
import type { FieldValue } from './change';
import { decideUndo } from './decide-undo';
import { type ChangedOver, withoutEndedMerges } from './ended-merges';
import { AT_ONCE, readHolders } from './facts-store';
import { partByHolder } from './holders';
import { listChangedOver } from './merges-store';
import { rulesOf } from './rules-of-today';
import { countStanding, findUpdate, listStanding, markUndone, requireStanding, type UpdateHead } from './store';
import type { UndoRules } from './undo-step';
import { createBatchWriter } from './write';

interface Undoing {
  readonly db: ReadDb;
  readonly nowMs: number;
  readonly task: Task;
}

/** What of each client still has to be taken back, page by page, as it is decided now; of those after a client. */
function* decidePages({ db, nowMs, task }: Undoing, update: UpdateHead, { begin = 0, atOnce = AT_ONCE } = {}) {
  const total = countStanding(update);
  const today = new Map(listCatalogs(db).map((entry) => [entry.id, standsFor(entry)]));
  const rules = rulesOf(db, calendarDate.parse(officeDay(db, nowMs)));
  let done = 0;
  for (let after = begin; ; ) {
    const page = listStanding(db, update, after, atOnce);
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
    yield decidePage(db, update.id, page, own);
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

/** What of each client of a page goes back and stays, by whose that is now; `recordedId`: the client of whom it was kept. */
function decidePage(db: ReadDb, updateId: number, page: Page, rules: Omit<UndoRules, 'withoutMerges'>) {
  const ids = page.map(({ clientId }) => clientId);
  const { holders, facts } = readHolders(db, ids, {
    contracts: page.flatMap(({ recorded }) => recorded.contracts.map(({ contractId }) => contractId)),
    gateways: page.flatMap(({ recorded }) => recorded.gateways.map(({ id }) => id)),
  });
  const own: UndoRules = { ...rules, withoutMerges: withoutMergesOf(listChangedOver(db, updateId, ids), rules) };
  return page.flatMap(({ clientId: recordedId, recorded }) =>
    [...partByHolder(recordedId, recorded, holders)].flatMap(([id, part]) => {
      const found = facts.get(id);
      if (!found) return [];
      const { change, kept } = decideUndo(found, part, own);
      const { customId, name } = found;
      return [{ recordedId, clientId: id, change, kept: { id, customId, name, fields: kept } }];
    }),
  );
}

const isEntry = (field: string) => clientCatalogFields.some((name) => name === field);

function withoutMergesOf(
  changedOver: ReadonlyMap<number, ChangedOver>,
  { entryOfToday }: Pick<UndoRules, 'entryOfToday'>,
): UndoRules['withoutMerges'] {
  return (clientId, field, value) => {
    const over = changedOver.get(clientId);
    const today = (was: FieldValue) => (isEntry(field) && typeof was === 'number' ? (entryOfToday(was) ?? was) : was);
    return over ? withoutEndedMerges(over, field, value, today) : value;
  };
}

/**
 * What stays: of whom it was recorded, to be tried again, and whose it is by now, to be named once each. `next`: after
 * whose record those that are named end, as two records may be one client's by now.
 */
function createKept() {
  const recordedIds = new Set<number>();
  const ids = new Set<number>();
  const rows = new Map<number, MassKept>();
  let [namedTo, at] = [0, 0];
  return {
    add(recordedId: number, { fields, ...client }: MassKept) {
      if (fields.length === 0) return;
      recordedIds.add(recordedId);
      if (recordedId !== at && ids.size <= MOST_NAMED) [namedTo, at] = [at, recordedId];
      ids.add(client.id);
      if (!rows.has(client.id) && rows.size >= MOST_NAMED) return;
      const named = new Map([...(rows.get(client.id)?.fields ?? []), ...fields].map((one) => [keptName(one), one]));
      rows.set(client.id, { ...client, fields: [...named.values()] });
    },
    recordedIds,
    count: () => ids.size,
    named: () => ({ rows: [...rows.values()], next: ids.size > rows.size ? namedTo : null }),
  };
}

const keptName = ({ field, code }: MassKept['fields'][number]) => `${field} ${code}`;

/** What taking an update back would do now; nothing is written. */
export function planUndo(undoing: Undoing, id: number) {
  const kept = createKept();
  const restored = new Set<number>();
  for (const page of decidePages(undoing, requireStanding(undoing.db, id)))
    for (const { recordedId, clientId, change, kept: stays } of page) {
      if (change) restored.add(clientId);
      kept.add(recordedId, stays);
    }
  const { rows, next } = kept.named();
  return { restored: restored.size, kept: kept.count(), keptRows: rows, keptNext: next };
}

/** Who would keep something of those recorded after a client, as many as an answer names; nothing is written. */
export function listKept(undoing: Undoing, id: number, after: number) {
  const kept = createKept();
  for (const page of decidePages(undoing, requireStanding(undoing.db, id), { begin: after })) {
    for (const { recordedId, kept: stays } of page) kept.add(recordedId, stays);
    if (kept.count() > MOST_NAMED) break;
  }
  return kept.named();
}

/** One client mostly tells that there is something to take back; nobody waits for a list until thousands were looked at. */
const LOOKED_AT_ONCE = 20;
const MOST_LOOKED_AT = 400;

/** Whether nothing of an update goes back any more. Where as many as are looked at tell nothing, its plan is asked. */
function isSpent(undoing: Undoing, id: number): boolean {
  const update = findUpdate(undoing.db, id);
  if (!update) return false;
  let looked = 0;
  for (const page of decidePages(undoing, update, { atOnce: LOOKED_AT_ONCE })) {
    if (page.some(({ change }) => change !== null)) return false;
    looked += LOOKED_AT_ONCE;
    if (looked >= MOST_LOOKED_AT) return false;
  }
  return true;
}

export function listSpent(undoing: Undoing, ids: readonly number[]) {
  return { ids: ids.filter((id) => isSpent(undoing, id)) };
}

/** Takes an update back, in the caller's transaction: a batch of its own, which can be taken back in its turn. */
export function undoUpdate(context: CommandContext, id: number) {
  const update = requireStanding(context.db, id);
  const writer = createBatchWriter(context, { kind: 'undo', undoesId: id });
  const kept = createKept();
  for (const page of decidePages(context, update)) {
    writer.write(page.flatMap(({ clientId, change }) => (change ? [{ clientId, change }] : [])));
    for (const row of page) kept.add(row.recordedId, row.kept);
  }
  const total = countStanding(update);
  context.task.progress(total, total);
  const { id: undoneBy, changed } = writer.close();
  if (undoneBy !== null) {
    markUndone(context.db, id, undoneBy, [...kept.recordedIds]);
    writeAct(context, { entity: 'massUpdate', entityId: id, action: 'undone', origin: 'massUndo' });
  }
  const { rows, next } = kept.named();
  return { id: undoneBy, restored: changed, kept: kept.count(), keptRows: rows, keptNext: next };
}
