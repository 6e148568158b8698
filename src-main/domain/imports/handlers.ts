import { Refusal } from '../../contract/failures';
import {
  type DecidedRow,
  type ImportKind,
  type ImportRow,
  type ImportTarget,
  type importsContract,
  lackingTarget,
  targetsOf,
} from '../../contract/imports';
import type { DraftHead, ImportDraft, ImportDrafts } from '../../ports';
import { auditMark, writeAct } from '../audit';
import type { ReadDb } from '../../data/database';
import type { FeatureHandlers, Services } from '../handler';
import { applyDraft, CHANGED, MOST_NAMED } from './apply';
import { withoutWorkaround } from './emails';
import { guessTargets } from './headers';
import { keptCells } from './kept-file';
import { noteCells } from './note-file';
import { countListed, countNotes, listNotes } from './note-store';
import { stageList } from './read-list';
import { cellText } from './read-cells';
import { decideAgain, decideAll, requireRow, rowsToSkip } from './stage';
import { type ImportRecordRow, listImports, markUndone, requireImport } from './store';
import { undoRows } from './undo';
import { countKept, listKept, planUndo } from './undo-plan';

/** A list that was left half way is kept for a week. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;
const NO_HEAD = {
  kind: 'clients' as const,
  rows: 0,
  columns: [],
  targets: [],
  decidedAt: null,
  decidedAtMs: 0,
  newPlanPrices: [],
};

type Drafts = Pick<ImportDrafts, 'find'>;

function findDraft(drafts: Drafts, draftId: string): ImportDraft {
  const draft = drafts.find(draftId);
  if (!draft) throw new Refusal('IMPORT_GONE');
  return draft;
}

/** Lets go of the draft's file however the work ends. */
function withDraft<Result>(drafts: Drafts, draftId: string, work: (draft: ImportDraft) => Result): Result {
  const draft = findDraft(drafts, draftId);
  try {
    return work(draft);
  } finally {
    draft.close();
  }
}

/** Work on rows that were decided; a dry run that was cancelled, or an import that was made, left none. */
function withDecided<Result>(drafts: Drafts, draftId: string, work: (draft: ImportDraft) => Result): Result {
  return withDraft(drafts, draftId, (draft) => {
    if (draft.head.decidedAt === null) throw new Refusal('IMPORT_GONE');
    return work(draft);
  });
}

function describe(id: string, { kind, fileName, rows, columns, targets }: DraftHead) {
  const described = columns.map(({ header, samples }, column) => {
    const target: ImportTarget = targets[column] ?? 'ignore';
    return { header, samples: [...samples], target };
  });
  return { draftId: id, kind, fileName, rows, columns: described };
}

function at(db: ReadDb, { clock }: Pick<Services, 'clock'>) {
  return { db, nowMs: clock.nowMs() };
}

/** A client may have several contracts in a list: each is known by these, as its cells say them. */
function withAbout(draft: ImportDraft, row: DecidedRow): ImportRow {
  if (draft.head.kind !== 'contracts') return { ...row, about: [] };
  const { cells, corrected } = requireRow(draft, row.row);
  const { targets } = draft.head;
  const textOf = (target: ImportTarget) => corrected[target] ?? cellText(cells[targets.indexOf(target)]);
  return { ...row, about: [textOf('plan'), textOf('ip') || textOf('userName'), textOf('node')].filter(Boolean) };
}

/** What the list must say, and nothing that another kind of list says. */
function checkTargets(kind: ImportKind, targets: readonly ImportTarget[]): void {
  const missing = lackingTarget(kind, targets);
  if (missing !== null) throw new Refusal('VALIDATION', { reason: missing }, 'targets');
  const foreign = targets.find((target) => !targetsOf[kind].includes(target));
  if (foreign !== undefined) throw new Refusal('VALIDATION', { reason: foreign }, 'targets');
}

/**
 * The columns that a clerk may correct in a row: those that the file has, in the file's order, and the name that a list
 * without one lacks where a row turns out to be of somebody new.
 */
function correctable({ kind, targets }: DraftHead): ImportTarget[] {
  const own = targets.filter((target) => target !== 'ignore' && target !== 'updatedOn');
  return kind === 'contracts' || own.includes('name') ? own : [...own, 'name'];
}

/** One that was not taken back whole. */
function requireStanding(db: ReadDb, importId: number): ImportRecordRow {
  const record = requireImport(db, importId);
  if (record.undoneAtMs !== null) throw new Refusal('IMPORT_GONE');
  return record;
}

export const importHandlers: FeatureHandlers<typeof importsContract> = {
  open: {
    heavy: true,
    async prepare({ services, task }, { fileToken }) {
      const { drafts, files, workbook, clock } = services;
      const { path, fileName } = files.incoming(fileToken);
      drafts.sweep(clock.nowMs() - KEEP_MS);
      const draft = drafts.create({ ...NO_HEAD, fileName, atMs: clock.nowMs() });
      try {
        // How many rows a file has is known at its end.
        await stageList(draft, workbook.read(path, fileName), (done) => task.progress(done, 0));
        return describe(draft.id, draft.head);
      } catch (cause) {
        drafts.remove(draft.id);
        throw cause;
      } finally {
        draft.close();
        files.discard(fileToken);
      }
    },
  },
  drafts: {
    read: ({ services }) => ({
      drafts: services.drafts.list().map(({ id, head: { fileName, atMs, rows } }) => ({
        draftId: id,
        fileName,
        atMs,
        rows,
      })),
    }),
  },
  draft: {
    read: ({ db, services }, { draftId }) =>
      withDraft(services.drafts, draftId, (draft) => {
        const { decidedAt } = draft.head;
        // A dry run says what an import would do; what it said before the register changed, it says no more.
        const changedSince = decidedAt !== null && decidedAt !== auditMark(db);
        const summary = decidedAt === null || changedSince ? null : draft.summary();
        return { ...describe(draft.id, draft.head), summary, changedSince };
      }),
  },
  readAs: {
    async prepare({ services }, { draftId, kind }) {
      return withDraft(services.drafts, draftId, (draft) => {
        const headers = draft.head.columns.map(({ header }) => header);
        draft.saveHead({ ...draft.head, kind, targets: guessTargets(kind, headers), decidedAt: null });
        return describe(draft.id, draft.head);
      });
    },
  },
  discard: {
    async prepare({ services }, { draftId }) {
      services.drafts.remove(draftId);
      return { done: true as const };
    },
  },
  preview: {
    heavy: true,
    copied: 'after',
    async prepare({ db, services, task }, { draftId, targets }) {
      return withDraft(services.drafts, draftId, (draft) => {
        checkTargets(draft.head.kind, targets);
        decideAll(at(db, services), draft, targets, (done, total) => task.progress(done, total));
        return draft.summary();
      });
    },
  },
  rows: {
    read: ({ services }, { draftId, ...query }) =>
      withDecided(services.drafts, draftId, (draft) => {
        const { rows, total } = draft.page(query);
        return { rows: rows.map((row) => withAbout(draft, row)), total };
      }),
  },
  row: {
    read: ({ services }, { draftId, row }) =>
      withDecided(services.drafts, draftId, (draft) => {
        const { cells, corrected } = requireRow(draft, row);
        const { targets } = draft.head;
        return {
          cells: correctable(draft.head).map((target) => ({
            target,
            text: corrected[target] ?? cellText(cells[targets.indexOf(target)]),
          })),
        };
      }),
  },
  correct: {
    heavy: true,
    async prepare({ db, services }, { draftId, row, cells }) {
      return withDecided(services.drafts, draftId, (draft) => {
        const staged = requireRow(draft, row);
        const corrected = { ...staged.corrected };
        for (const { target, text } of cells) corrected[target] = text;
        decideAgain(db, draft, [{ ...staged, corrected, skipped: false }]);
        const found = draft.decided(row);
        if (!found) throw new Refusal('NOT_FOUND', {}, 'row');
        return { ...draft.summary(), row: withAbout(draft, found) };
      });
    },
  },
  skip: {
    heavy: true,
    async prepare({ db, services }, { draftId, which, skipped }) {
      return withDecided(services.drafts, draftId, (draft) => {
        const rows = rowsToSkip(draft, which);
        decideAgain(
          db,
          draft,
          rows.map((row) => ({ ...row, skipped })),
        );
        return draft.summary();
      });
    },
  },
  repair: {
    heavy: true,
    async prepare({ db, services }, { draftId }) {
      return withDecided(services.drafts, draftId, (draft) => {
        const rows = rowsToSkip(draft, { kind: 'problem', problem: 'emailWorkaround' });
        decideAgain(
          db,
          draft,
          rows.map((row) => withoutWorkaround(row, draft.head.targets)),
        );
        return draft.summary();
      });
    },
  },
  apply: {
    copied: 'before',
    write: (context, { draftId }) => withDecided(context.drafts, draftId, (draft) => applyDraft(context, draft)),
  },
  list: {
    read: ({ db }) => ({
      imports: listImports(db).map(({ id, kind, fileName, atMs, operatorName, created, changed, undoneAtMs }) => ({
        ...countNotes(db, id),
        id,
        kind,
        fileName,
        atMs,
        operator: operatorName,
        created,
        changed,
        undone: undoneAtMs !== null,
        standing: countKept(db, { id, kind }),
      })),
    }),
  },
  notes: {
    read: ({ db }, { importId, offset, limit }) => ({
      notes: listNotes(db, importId, offset, limit),
      total: countListed(db, importId),
    }),
  },
  saveNotes: {
    heavy: true,
    async prepare({ db, services }, { importId, ...words }) {
      const { fileName: listName } = requireImport(db, importId);
      const wished = `${listName.replace(/\.[^.]*$/u, '')} - observaciones.csv`;
      const { path, token, fileName } = services.files.outgoing(wished);
      await services.workbook.write(path, 'csv', noteCells(db, importId, words));
      return { fileToken: token, fileName, rows: countListed(db, importId) };
    },
  },
  undoPlan: {
    heavy: true,
    read: ({ db, task }, { importId }) => planUndo(db, requireStanding(db, importId), task),
  },
  undo: {
    write(context, { importId }) {
      const record = requireStanding(context.db, importId);
      const { kept, ...counts } = undoRows(context, record.kind, importId);
      // What was kept may be tried again once nothing stands in its way.
      if (kept.length === 0) markUndone(context.db, importId, context.nowMs);
      writeAct(context, { entity: 'import', entityId: importId, action: 'undone', origin: 'undo' });
      for (const kind of CHANGED) context.publish(kind);
      return { ...counts, kept: kept.slice(0, MOST_NAMED), keptRows: kept.length };
    },
  },
  kept: {
    // What stands in the way of a page's rows is known by all rows of the list, and of those after it.
    heavy: true,
    read({ db }, { importId, ...page }) {
      const record = requireImport(db, importId);
      return { rows: listKept(db, record, page), total: countKept(db, record) };
    },
  },
  saveKept: {
    heavy: true,
    async prepare({ db, services }, { importId, suffix, ...words }) {
      const record = requireImport(db, importId);
      const wished = `${record.fileName.replace(/\.[^.]*$/u, '')} - ${suffix}.csv`;
      const { path, token, fileName } = services.files.outgoing(wished);
      const rows = listKept(db, record);
      await services.workbook.write(path, 'csv', keptCells(rows, words));
      return { fileToken: token, fileName, rows: rows.length };
    },
  },
};
