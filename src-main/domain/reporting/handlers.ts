import { Refusal } from '../../contract/failures';
import { type AnswerProblem, type AnswersPreview, reportingContract } from '../../contract/reporting';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { CellValue } from '../../ports';
import { checkVersion, type FeatureHandlers, prepared } from '../handler';
import { handOutList } from '../exports';
import { officeDay, requireCountry } from '../office';
import { readAnswers } from './answers-file';
import { exportColumns } from './columns';
import { decideFile, type DecidedAnswer } from './decide-file';
import { type ExportRow, readExportRows } from './export-store';
import { decideAnswer, oldestDayOf, type SeriesState } from './rules';
import { countToReport, listToReport, requireDocument, seriesStateOf } from './store';
import { takeAnswer } from './take';

/** How many rows a preview names; the rest is counted. */
const NAMED = 200;

/** The field of the form that each problem of an answer is about. */
const FIELDS: Partial<Record<AnswerProblem, string>> = {
  number: 'number',
  sequence: 'number',
  date: 'fiscalOn',
  code: 'authorizationCode',
  expiry: 'authorizationExpiresOn',
  reason: 'reason',
};

function refusalOf(problem: AnswerProblem, { nextNumber, lastOn }: SeriesState): Refusal {
  if (problem === 'date') return new Refusal('ANSWER_DATE', lastOn === null ? {} : { date: lastOn }, 'fiscalOn');
  if (problem === 'sequence') return new Refusal('ANSWER_OUT_OF_SEQUENCE', { number: nextNumber ?? 0 }, 'number');
  if (problem === 'final') return new Refusal('ANSWER_FINAL');
  if (problem === 'code') return new Refusal('ANSWER_CODE', {}, 'authorizationCode');
  return new Refusal('VALIDATION', { reason: 'required' }, FIELDS[problem]);
}

const todayAt = (db: ReadDb, nowMs: number) => ({
  country: requireCountry(db),
  today: calendarDate.parse(officeDay(db, nowMs)),
});

function daysAt(db: ReadDb, nowMs: number) {
  const { country, today } = todayAt(db, nowMs);
  return { today, oldestOn: oldestDayOf(country, today) };
}

const dayOf = (decision: DecidedAnswer['decision']) => (decision.kind === 'approved' ? decision.fiscalOn : null);

const countOf = (decided: readonly DecidedAnswer[], kind: DecidedAnswer['decision']['kind']) =>
  decided.filter(({ decision }) => decision.kind === kind).length;

const isProblem = ({ decision }: DecidedAnswer) => decision.kind === 'problem';

function previewOf(decided: readonly DecidedAnswer[]): AnswersPreview {
  const inSight = [...decided.filter(isProblem), ...decided.filter((one) => !isProblem(one))].slice(0, NAMED);
  return {
    approved: countOf(decided, 'approved'),
    rejected: countOf(decided, 'rejected'),
    known: countOf(decided, 'known'),
    problems: countOf(decided, 'problem'),
    rows: inSight.map(({ read, document, decision, expected }) => ({
      row: read.row,
      document: read.document,
      client: document?.client ?? '',
      result: read.resultText,
      number: read.numberText,
      authorizationCode: read.answer?.authorizationCode ?? '',
      problem: decision.kind === 'problem' ? decision.problem : null,
      expected,
    })),
  };
}

function* withHeader(rows: Iterable<ExportRow>): Generator<CellValue[]> {
  yield exportColumns.map(({ header }) => header);
  for (const row of rows) yield exportColumns.map(({ cell }) => cell(row));
}

export const reportingHandlers: FeatureHandlers<typeof reportingContract> = {
  list: {
    /** Counts what a whole run may have left to be reported. */
    slow: () => true,
    read: ({ db, services }, { scope, offset, limit }) => ({
      rows: listToReport(db, scope, { offset, limit, days: daysAt(db, services.clock.nowMs()) }),
      due: countToReport(db, 'due'),
      waiting: countToReport(db, 'waiting'),
    }),
  },
  export: {
    heavy: true,
    prepare: (context, { format }) =>
      handOutList(context, {
        fileName: `por-informar-${officeDay(context.db, context.services.clock.nowMs())}.${format}`,
        format,
        countRows: (register) => countToReport(register, 'due'),
        cellsOf: (register) => withHeader(readExportRows(register, daysAt(register, context.services.clock.nowMs()))),
      }),
  },
  answer: {
    write(context, { kind, id, version, answer }) {
      const { db } = context;
      const document = requireDocument(db, kind, id);
      checkVersion(document, version);
      const state = seriesStateOf(db, document);
      const decision = decideAnswer(document, answer, { ...state, ...todayAt(db, context.nowMs) });
      if (decision.kind === 'problem') throw refusalOf(decision.problem, state);
      if (decision.kind === 'known') return { version };
      takeAnswer(context, document, { ...answer, fiscalOn: dayOf(decision) }, 'form');
      context.publish('billing.changed');
      return { version: version + 1 };
    },
  },
  preview: {
    heavy: true,
    async prepare({ db, services, task }, { fileToken }) {
      const answers = await readAnswers(services, fileToken, task);
      return previewOf(decideFile(db, answers, todayAt(db, services.clock.nowMs())));
    },
  },
  apply: prepared(reportingContract.apply, {
    heavy: true,
    prepare: ({ services, task }, { fileToken }) => readAnswers(services, fileToken, task),
    write(context, { expected }, answers) {
      const { db, task } = context;
      const decided = decideFile(db, answers, todayAt(db, context.nowMs));
      const taken = { approved: countOf(decided, 'approved'), rejected: countOf(decided, 'rejected') };
      if (taken.approved !== expected.approved || taken.rejected !== expected.rejected)
        throw new Refusal('ANSWERS_CHANGED');
      for (const [at, { document, decision, read }] of decided.entries()) {
        task.progress(at, decided.length);
        const isTaken = decision.kind === 'approved' || decision.kind === 'rejected';
        if (isTaken && document && read.answer)
          takeAnswer(context, document, { ...read.answer, fiscalOn: dayOf(decision) }, 'import');
      }
      context.publish('billing.changed');
      return taken;
    },
  }),
};
