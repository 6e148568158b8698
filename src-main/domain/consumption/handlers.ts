import { type ConsumptionImport, consumptionContract, type ConsumptionTarget } from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue, DraftFiles } from '../../ports';
import { changesOf, writeAudit } from '../audit';
import { handOutPicture } from '../exports';
import { checkVersion, type FeatureHandlers, prepared, type QueryContext, type Services } from '../handler';
import { applySamples, summarize } from './apply';
import { assignUnknown } from './assign';
import { askSharers } from './match';
import { calendarOf } from './calendar';
import { clientConsumptionOf, lastDayOfClient } from './chart';
import { heldMeasures } from './held-measures-store';
import { describeFile, readSamples } from './read-file';
import { DAY_S, measureOf } from './rules';
import { createSamplesDraft, openSamplesDraft, type SamplesDraft } from './staged-store';
import {
  countUnknown,
  type ImportRecord,
  isBetween,
  listImports,
  listProblems,
  listUnknown,
  readKeeping,
  saveKeeping,
} from './store';
import { undoImport } from './take-back';

/** A file that was left half way is kept for a day. */
const KEEP_MS = 24 * 60 * 60 * 1000;

function pathOf(files: DraftFiles, draftId: string): string {
  const path = files.path(draftId);
  if (path === undefined) throw new Refusal('IMPORT_GONE');
  return path;
}

/** Lets go of the draft's file however the work ends. */
async function withDraft<Result>(
  { sampleDrafts }: Services,
  draftId: string,
  work: (draft: SamplesDraft) => Promise<Result>,
): Promise<Result> {
  const draft = openSamplesDraft(sampleDrafts, draftId);
  try {
    return await work(draft);
  } finally {
    draft.close();
  }
}

function remove({ sampleDrafts, files }: Services, draftId: string): void {
  const draft = openSamplesDraft(sampleDrafts, draftId);
  const { fileToken } = draft.head;
  draft.close();
  files.discard(fileToken);
  sampleDrafts.remove(draftId);
}

/** What a file has to say: whose, when, and how much. */
function checkTargets(targets: readonly ConsumptionTarget[]): void {
  const has = (target: ConsumptionTarget) => targets.includes(target);
  if (!has('address')) throw new Refusal('VALIDATION', { reason: 'address' }, 'targets');
  if (!has('at') && !has('until')) throw new Refusal('VALIDATION', { reason: 'at' }, 'targets');
  if (!has('down') && !has('up')) throw new Refusal('VALIDATION', { reason: 'down' }, 'targets');
}

function toImport(record: ImportRecord, db: QueryContext['db']): ConsumptionImport {
  const { firstS, lastS, swept, undoneAtMs, ...rest } = record;
  return {
    ...rest,
    fromMs: firstS === null ? null : firstS * 1000,
    untilMs: lastS === null ? null : lastS * 1000,
    problems: listProblems(db, record.id),
    state: undoneAtMs === null ? (swept === 1 ? 'swept' : 'applied') : 'undone',
  };
}

export const consumptionHandlers: FeatureHandlers<typeof consumptionContract> = {
  ofClient: { read: ({ db }, asked) => clientConsumptionOf(db, asked) },
  lastDay: { read: ({ db }, { clientId }) => ({ used: lastDayOfClient(db, clientId) }) },
  saveNumbers: {
    heavy: true,
    async prepare({ db, services }, { headers, fileName: wished, ...asked }) {
      const { points, bucket } = clientConsumptionOf(db, asked);
      const { path, token, fileName } = services.files.outgoing(`${wished}.csv`);
      const written = (wallMs: number) => (bucket === 'hour' ? new Date(wallMs) : dayOf(wallMs));
      const rows: (readonly CellValue[])[] = [
        headers,
        ...points.map(({ wallMs, down, up, known }) =>
          known ? [written(wallMs), down, up] : [written(wallMs), '', ''],
        ),
      ];
      await services.workbook.write(path, 'csv', rows);
      return { fileToken: token, fileName };
    },
  },
  savePicture: {
    async prepare({ services }, { fileName: wished, base64 }) {
      return handOutPicture(services, wished, base64);
    },
  },
  open: {
    heavy: true,
    async prepare({ db, services }, { fileToken }) {
      const { files, textFiles, sampleDrafts, clock } = services;
      const { path, fileName } = files.incoming(fileToken);
      sampleDrafts.sweep(clock.nowMs() - KEEP_MS);
      files.sweepIncoming(clock.nowMs() - KEEP_MS);
      try {
        const { unit, doubtful, ...described } = await describeFile(textFiles, path, calendarOf(db).time);
        const draftId = createSamplesDraft(sampleDrafts, { fileName, fileToken, ...described, read: null });
        return { draftId, fileName, columns: described.columns, unit, doubtful };
      } catch (cause) {
        files.discard(fileToken);
        throw cause;
      }
    },
  },
  preview: {
    heavy: true,
    copied: 'after',
    async prepare({ db, services, task, beside }, { draftId, targets, unit, measure }) {
      checkTargets(targets);
      return withDraft(services, draftId, async (draft) => {
        const { head } = draft;
        draft.saveHead({ ...head, read: null });
        draft.clear();
        const { path } = services.files.incoming(head.fileToken);
        const { lines, fingerprint, problems } = await readSamples(services.textFiles, path, draft, {
          targets,
          unit,
          time: calendarOf(db).time,
          nowMs: services.clock.nowMs(),
          progress: (done, total) => task.progress(done, total),
        });
        const timeIs = targets.includes('at') ? ('at' as const) : ('until' as const);
        const place = pathOf(services.sampleDrafts, draftId);
        const { measure: found, isSure: measureSure } =
          measure === 'detect' ? measureOf(draft.steps(), beside(place, heldMeasures)) : { measure, isSure: true };
        draft.saveHead({ ...head, read: { lines, measure: found, measureSure, timeIs, fingerprint, problems } });
        return beside(place, (both) =>
          summarize({ db: both, nowMs: services.clock.nowMs() }, draft.head, (done, total) =>
            task.progress(done, total),
          ),
        );
      });
    },
  },
  apply: prepared(consumptionContract.apply, {
    heavy: true,
    staged: ({ sampleDrafts }, { draftId }) => pathOf(sampleDrafts, draftId),
    copied: 'before',
    async prepare({ services }, { draftId }) {
      return withDraft(services, draftId, async ({ head }) => head);
    },
    write: (context, { draftId }, head) => applySamples(context, draftId, head),
  }),
  discard: {
    async prepare({ services }, { draftId }) {
      remove(services, draftId);
      return { done: true as const };
    },
  },
  imports: { read: ({ db }) => ({ imports: listImports(db).map((record) => toImport(record, db)) }) },
  undo: { write: (context, { importId }) => undoImport(context, importId) },
  unknown: {
    slow: () => true,
    read({ db }, { offset, limit }) {
      const sharersOf = askSharers(db);
      const addresses = listUnknown(db, offset, limit).map((address) => {
        const { kind: _kind, key, fromDay, untilDay, ...told } = address;
        return {
          ...told,
          between: isBetween(key),
          sharedBy: [...sharersOf(address)],
          fromDay: fromDay * DAY_S * 1000,
          untilDay: untilDay * DAY_S * 1000,
        };
      });
      return { addresses, total: countUnknown(db) };
    },
  },
  assign: { write: (context) => assignUnknown(context) },
  settings: { read: ({ db }) => readKeeping(db) },
  saveSettings: {
    write(context, { version, ...keeping }) {
      const before = readKeeping(context.db);
      checkVersion(before, version);
      const changes = changesOf(['sampleDays', 'hourMonths'] as const, before, keeping);
      if (changes.length === 0) return { done: true as const };
      saveKeeping(context.db, { ...keeping, version: version + 1 });
      writeAudit(context, { entity: 'consumption', entityId: 0, action: 'updated' }, changes);
      context.publish('consumption.changed');
      return { done: true as const };
    },
  },
};
