import { Refusal } from '../../contract/failures';
import { type MassKind, massQualifiers, type massUpdatesContract } from '../../contract/mass-updates';
import type { ReadDb } from '../../data/database';
import { handOutList } from '../exports';
import type { FeatureHandlers, QueryContext } from '../handler';
import { officeDay } from '../office';
import { applyStaged } from './apply';
import { pathOfDraft, readMassDraft, withMassDraft } from './draft-store';
import { listSelected } from './facts-store';
import { countLaunched, listLaunchGroups, listOfGroup, listSpoilt } from './launch-store';
import { previewCells } from './preview-file';
import { previewUpdate, type WishedClients } from './preview';
import { listUpdates } from './store';
import { planUndo, undoUpdate } from './undo';

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

export const massUpdateHandlers: FeatureHandlers<typeof massUpdatesContract> = {
  preview: {
    heavy: true,
    async prepare(context, { selection, fields, replaces }) {
      requireFields(fields);
      return previewOf(context, 'update', replaces, (db) => [{ ids: listSelected(db, selection), wish: fields }]);
    },
  },
  previewLaunch: {
    heavy: true,
    async prepare(context, { groups, replaces }) {
      for (const { fields } of groups) requireFields(fields);
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
    prepare: (context, { replaces }) =>
      previewOf(context, 'repair', replaces, (db) => [{ ids: listSpoilt(db), wish: { notifyReal: true } }]),
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
    /** Before so much is changed at once the day has its proved copy: the hourly look may not have come yet. */
    async prepare({ db, services }) {
      services.backups.backUpDay(officeDay(db, services.clock.nowMs()));
    },
    staged: ({ massDrafts }, { draftId }) => pathOfDraft(massDrafts, draftId),
    write: (context) => applyStaged(context),
  },
  list: { read: ({ db }, { offset, limit }) => listUpdates(db, offset, limit) },
  undoPlan: {
    heavy: true,
    read: ({ db, services, task }, { id }) => planUndo({ db, task, nowMs: services.clock.nowMs() }, id),
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
