import {
  gatewayFilesContract,
  type GatewaySource,
  type GatewaySummary,
  lackingGatewayTarget,
  type OpenedGatewayFile,
} from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { numberKey } from '../../contract/values/text';
import type { CellValue } from '../../ports';
import { handOutList } from '../exports';
import { type FeatureHandlers, prepared, type QueryContext, type Services } from '../handler';
import { applyFile } from './apply';
import { orderedCuts } from './cuts';
import { decideLines } from './decide';
import { exportCells } from './export-cells';
import { headersKey } from './headers';
import { describeRows, stageRows } from './read-file';
import { readRows } from './read-rows';
import { findLayout, resolveSource } from './sources-store';
import {
  createGatewayDraft,
  type GatewayDraft,
  type GatewayHead,
  openGatewayDraft,
  withGatewayDraft,
} from './staged-store';
import { countKept, listKept } from './kept-store';
import { listFiles, requireFile } from './store';
import { shownLine, summarize } from './summary';
import { describeUndo, undoFile } from './take-back';
import { assignLine, candidatesOf, candidatesOfKept, moveLine } from './waiting';

/** A file that was left half way is kept for a week. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

const NOT_DESCRIBED = {
  rows: 0,
  headers: [],
  columns: [],
  lines: [],
  layout: { targets: [], cuts: [], amounts: 'units', gatewayName: null },
  remembered: false,
  sources: [],
  decided: false,
} satisfies Partial<GatewayHead>;

function describe(draftId: string, head: GatewayHead): OpenedGatewayFile {
  const { fileName, rows, columns, lines, layout, remembered } = head;
  return { draftId, fileName, rows, columns, lines, layout, remembered };
}

/** As such a file was read last, where its columns are as many. */
function withRemembered({ db }: QueryContext, head: GatewayHead): GatewayHead {
  const kept = findLayout(db, headersKey(head.headers));
  const fits = kept?.targets.length === head.columns.length || (kept?.cuts.length ?? 0) > 0;
  return kept && fits ? { ...head, layout: kept, remembered: true } : head;
}

/** A file without delimiters that was cut by a person before is cut so again. */
function describeAgain(context: QueryContext, draft: GatewayDraft, cuts?: readonly number[]): GatewayHead {
  const first = [...take(draft.rows(), FIRST_ROWS)];
  const found = describeRows(first, cuts);
  const head = { ...draft.head, ...found, sources: [], decided: false };
  if (cuts) return head;
  const known = withRemembered(context, head);
  const { layout } = known;
  if (!known.remembered || layout.cuts.length === 0) return known;
  return { ...known, ...describeRows(first, layout.cuts), layout };
}

const FIRST_ROWS = 60;

function* take<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let left = most;
  for (const item of items) {
    if (left === 0) return;
    left -= 1;
    yield item;
  }
}

/** Decides the whole file anew, and keeps what it came to. */
function decideDraft({ db, services, task }: QueryContext, draft: GatewayDraft): GatewaySummary {
  const { layout, sources: said } = draft.head;
  const read = readRows(db, draft.rows(), layout, services.clock.nowMs());
  const changed = new Map(said.map((source) => [numberKey(source.name), source]));
  const sources = read.names.map((name) => resolveSource(db, name, changed.get(numberKey(name))));
  const choices = draft.choices();
  const decided = decideLines(db, read.lines, {
    sources: new Map(sources.map((source) => [numberKey(source.name), source])),
    choices,
    progress: (done, total) => task.progress(done, total),
  });
  draft.transact(() => {
    draft.saveLines(decided.map((one) => shownLine(one, choices.has(one.line.row))));
    draft.saveHead({ ...draft.head, decided: true });
  });
  return summarize(decided, sources, read.told);
}

function checkLayout({ targets, gatewayName }: GatewayHead['layout']): void {
  const lacking = lackingGatewayTarget(targets);
  if (lacking !== null) throw new Refusal('VALIDATION', { reason: lacking }, 'targets');
  const named = targets.filter((target) => target !== 'ignore');
  if (new Set(named).size !== named.length) throw new Refusal('VALIDATION', { reason: 'twice' }, 'targets');
  if (!targets.includes('gateway') && numberKey(gatewayName ?? '') === '')
    throw new Refusal('VALIDATION', { reason: 'required' }, 'gatewayName');
}

/** What is said of a gateway goes in the place of what was said before. */
function mergeSources(before: readonly GatewaySource[], said: readonly GatewaySource[]): GatewaySource[] {
  const names = new Set(said.map(({ name }) => numberKey(name)));
  return [...before.filter(({ name }) => !names.has(numberKey(name))), ...said];
}

function requireDecided(draft: GatewayDraft): GatewayHead {
  const { head } = draft;
  if (!head.decided) throw new Refusal('IMPORT_GONE');
  return head;
}

function remove({ paymentDrafts }: Services, draftId: string): void {
  openGatewayDraft(paymentDrafts, draftId).close();
  paymentDrafts.remove(draftId);
}

function pathOf({ paymentDrafts }: Services, draftId: string): string {
  const path = paymentDrafts.path(draftId);
  if (path === undefined) throw new Refusal('IMPORT_GONE');
  return path;
}

/** Every draft that reads as one. */
function listDrafts({ paymentDrafts }: Services) {
  return paymentDrafts.ids().flatMap((draftId) => {
    try {
      const { fileName, atMs, rows } = withGatewayDraft(paymentDrafts, draftId, ({ head }) => head);
      return rows > 0 ? [{ draftId, fileName, atMs, rows }] : [];
    } catch (cause) {
      if (cause instanceof Refusal) return [];
      throw cause;
    }
  });
}

export const gatewayFileHandlers: FeatureHandlers<typeof gatewayFilesContract> = {
  open: {
    heavy: true,
    async prepare(context, { fileToken }) {
      const { services, task } = context;
      const { paymentDrafts, files, workbook, clock } = services;
      const { path, fileName } = files.incoming(fileToken);
      paymentDrafts.sweep(clock.nowMs() - KEEP_MS);
      const { id, draft } = createGatewayDraft(paymentDrafts, { ...NOT_DESCRIBED, fileName, atMs: clock.nowMs() });
      try {
        const rows = await stageRows(draft, workbook.read(path, fileName), (done) => task.progress(done, 0));
        draft.saveHead({ ...describeAgain(context, draft), rows });
        return describe(id, draft.head);
      } catch (cause) {
        paymentDrafts.remove(id);
        throw cause;
      } finally {
        draft.close();
        files.discard(fileToken);
      }
    },
  },
  drafts: {
    read: ({ services }) => ({
      drafts: listDrafts(services).toSorted((one, other) => other.atMs - one.atMs),
    }),
  },
  draft: {
    read: ({ services }, { draftId }) =>
      withGatewayDraft(services.paymentDrafts, draftId, ({ head }) => describe(draftId, head)),
  },
  cut: {
    async prepare(context, { draftId, cuts }) {
      return withGatewayDraft(context.services.paymentDrafts, draftId, (draft) => {
        if (draft.head.lines.length === 0) throw new Refusal('VALIDATION', { reason: 'delimited' }, 'cuts');
        draft.saveHead(describeAgain(context, draft, orderedCuts(cuts)));
        return describe(draftId, draft.head);
      });
    },
  },
  preview: {
    heavy: true,
    copied: 'after',
    async prepare(context, { draftId, layout, sources }) {
      checkLayout(layout);
      return withGatewayDraft(context.services.paymentDrafts, draftId, (draft) => {
        const { head } = draft;
        draft.saveHead({ ...head, layout, sources: mergeSources(head.sources, sources), decided: false });
        return decideDraft(context, draft);
      });
    },
  },
  lines: {
    read: ({ services }, { draftId, ...query }) =>
      withGatewayDraft(services.paymentDrafts, draftId, (draft) => {
        requireDecided(draft);
        return draft.page(query);
      }),
  },
  candidates: {
    read: ({ db, services }, { draftId, row }) =>
      withGatewayDraft(services.paymentDrafts, draftId, (draft) => {
        const { layout, sources } = requireDecided(draft);
        const staged = draft.row(row);
        const [line] = staged ? readRows(db, [staged], layout, services.clock.nowMs()).lines : [];
        if (!line) throw new Refusal('NOT_FOUND', {}, 'row');
        const said = sources.find(({ name }) => numberKey(name) === numberKey(line.gateway));
        const { gatewayId } = resolveSource(db, line.gateway, said);
        return { candidates: candidatesOf(db, { ...line, gatewayId }) };
      }),
  },
  choose: {
    heavy: true,
    async prepare(context, { draftId, row, choice }) {
      return withGatewayDraft(context.services.paymentDrafts, draftId, (draft) => {
        requireDecided(draft);
        if (!draft.line(row)) throw new Refusal('NOT_FOUND', {}, 'row');
        draft.saveChoice(row, choice);
        return decideDraft(context, draft);
      });
    },
  },
  apply: prepared(gatewayFilesContract.apply, {
    heavy: true,
    staged: (services, { draftId }) => pathOf(services, draftId),
    copied: 'before',
    async prepare({ services }, { draftId }) {
      return withGatewayDraft(services.paymentDrafts, draftId, (draft) => ({
        head: requireDecided(draft),
        choices: [...draft.choices()],
      }));
    },
    write: (context, { draftId, reversal }, read) => applyFile(context, { ...read, draftId, reversal }),
  }),
  discard: {
    async prepare({ services }, { draftId }) {
      remove(services, draftId);
      return { done: true as const };
    },
  },
  files: { slow: () => true, read: ({ db }) => ({ files: listFiles(db) }) },
  kept: {
    read: ({ db }, { offset, limit, ...query }) => {
      const { total, totalCents } = countKept(db, query);
      return { lines: listKept(db, query, offset, limit), total, totalCents };
    },
  },
  keptCandidates: { read: ({ db }, { lineId }) => ({ candidates: candidatesOfKept(db, lineId) }) },
  assign: { write: assignLine },
  leaveOut: { write: (context, line) => moveLine(context, line, 'left') },
  reopen: { write: (context, line) => moveLine(context, line, 'waiting') },
  export: {
    heavy: true,
    prepare(context, { fileId, format, suffix, ...words }) {
      const { fileName } = requireFile(context.db, fileId);
      const query = { fileId, waiting: false };
      return handOutList(context, {
        fileName: `${fileName.replace(/\.[^.]*$/u, '')} - ${suffix}.${format}`,
        format,
        countRows: (register) => countKept(register, query).total,
        cellsOf: (register): Iterable<CellValue[]> => exportCells(listKept(register, query), words),
      });
    },
  },
  undoPlan: { slow: () => true, read: ({ db }, { fileId }) => describeUndo(db, fileId) },
  undo: { write: undoFile },
};
