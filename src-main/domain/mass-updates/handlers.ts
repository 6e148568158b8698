import { Refusal } from '../../contract/failures';
import { type MassKind, massQualifiers, type massUpdatesContract } from '../../contract/mass-updates';
import type { ReadDb } from '../../data/database';
import { handOutList } from '../exports';
import type { FeatureHandlers, QueryContext } from '../handler';
import { applyStaged, listLeft } from './apply';
import { pathOfDraft, readMassDraft, withMassDraft } from './draft-store';
import { listSelected } from './facts-store';
import { countLaunched, listLaunchGroups, listOfGroup, listSpoilt } from './launch-store';
import { previewCells } from './preview-file';
import { previewUpdate, type WishedClients } from './preview';
import { listChanged, listTold } from './told';
import { listKept, listSpent, planUndo, undoUpdate } from './undo';

/** A preview that was left is kept for a day. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/** Decides on one state of the register, whatever is saved meanwhile. */
function previewOf(
  { snapshot, services, task }: QueryContext,
  kind: MassKind,
  replaces: string | undefined,
  partsOf: (db: ReadDb) => readonly WishedClients[],
) {
  const { massDrafts, clock } = services;
  massDrafts.sweep(clock.nowMs() - KEEP_MS);
  if (replaces !== undefined) massDrafts.remove(replaces);
  const nowMs = clock.nowMs();
  return snapshot((db) => previewUpdate(db, massDrafts, task, { kind, parts: partsOf(db), nowMs }));
}

/** Which contracts, from when and why asks for nothing by itself. */
function requireFields(fields: Readonly<Record<string, unknown>>): void {
  const asked = Object.entries(fields).filter(([name]) => !massQualifiers.some((qualifier) => qualifier === name));
  if (asked.every(([, value]) => value === undefined)) throw new Refusal('MASS_UPDATE_EMPTY', {}, 'fields');
}

/** Nobody is billed in two ways: a condition has one group. */
function requireEachOnce(groups: readonly { readonly condition: string }[]): void {
  if (new Set(groups.map(({ condition }) => condition)).size < groups.length)
    throw new Refusal('VALIDATION', { reason: 'sameGroup' }, 'groups');
}

export const massUpdateHandlers: FeatureHandlers<typeof massUpdatesContract> = {
  preview: {
    heavy: true,
    copied: 'after',
    async prepare(context, { selection, fields, replaces }) {
      requireFields(fields);
      return previewOf(context, 'update', replaces, (db) => [{ ids: listSelected(db, selection), wish: fields }]);
    },
  },
  previewLaunch: {
    heavy: true,
    copied: 'after',
    async prepare(context, { groups, replaces }) {
      for (const { fields } of groups) requireFields(fields);
      requireEachOnce(groups);
      return previewOf(context, 'launch', replaces, (db) =>
        groups.map(({ condition, fields }) => ({
          ids: listOfGroup(db, condition),
          wish: { ...fields, billingEnabled: true },
        })),
      );
    },
  },
  previewRepair: {
    heavy: true,
    copied: 'after',
    prepare: (context, { replaces }) =>
      previewOf(context, 'repair', replaces, (db) => [{ ids: listSpoilt(db), wish: { notifyReal: true } }]),
  },
  countOutside: {
    slow: () => true,
    read({ db }, { filter, ids }) {
      const found = new Set(listSelected(db, { kind: 'filter', filter, exceptIds: [] }));
      return { outside: ids.filter((id) => !found.has(id)).length };
    },
  },
  rows: {
    read: ({ services }, { draftId, outcome, offset, limit }) =>
      readMassDraft(services.massDrafts, draftId, (draft) => draft.page(outcome, offset, limit)),
  },
  savePreview: {
    heavy: true,
    prepare: (context, { draftId, fileName, ...words }) =>
      withMassDraft(context.services.massDrafts, draftId, (draft) =>
        handOutList(context, {
          fileName: `${fileName}.csv`,
          format: 'csv',
          countRows: () => draft.page(undefined, 0, 1).total,
          cellsOf: () => previewCells(draft.all(), draft.head.columns, words),
        }),
      ),
  },
  apply: {
    heavy: true,
    copied: 'before',
    staged: ({ massDrafts }, { draftId }) => pathOfDraft(massDrafts, draftId),
    write: (context) => applyStaged(context),
  },
  left: {
    slow: () => true,
    read: ({ db, services }, { draftId, id, after }) =>
      readMassDraft(services.massDrafts, draftId, (draft) => listLeft(db, draft, id, after)),
  },
  list: { slow: () => true, read: ({ db }, { offset, limit }) => listTold(db, offset, limit) },
  clients: { slow: () => true, read: ({ db }, { id, after }) => listChanged(db, id, after) },
  listSpent: {
    slow: () => true,
    read: ({ db, services, task }, { ids }) => listSpent({ db, task, nowMs: services.clock.nowMs() }, ids),
  },
  undoPlan: {
    heavy: true,
    read: ({ db, services, task }, { id }) => planUndo({ db, task, nowMs: services.clock.nowMs() }, id),
  },
  kept: {
    slow: () => true,
    read: ({ db, services, task }, { id, after }) => listKept({ db, task, nowMs: services.clock.nowMs() }, id, after),
  },
  undo: { write: (context, { id }) => undoUpdate(context, id) },
  launch: {
    slow: () => true,
    read: ({ db }) => ({
      groups: listLaunchGroups(db),
      billed: countLaunched(db),
      spoiltEmails: listSpoilt(db).length,
    }),
  },
};
