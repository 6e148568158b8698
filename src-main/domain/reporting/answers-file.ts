import { Refusal } from '../../contract/failures';
import type { Answer } from '../../contract/reporting';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import { fold } from '../../contract/values/text';
import type { FileRow, FileStore, Task, Workbook } from '../../ports';
import { cellText } from '../imports';
import { type AnswerColumn, findAnswerColumns } from './columns';
import { readDocumentName } from './document-names';

/** One row of a file of answers, read and not yet decided. */
export interface FileAnswer {
  readonly row: number;
  readonly document: string;
  readonly named: ReturnType<typeof readDocumentName>;
  readonly resultText: string;
  readonly numberText: string;
  /** Null where its result is none. */
  readonly answer: Answer | null;
}

const RESULTS: Readonly<Record<string, Answer['result']>> = {
  a: 'approved',
  aprobado: 'approved',
  aprobada: 'approved',
  autorizado: 'approved',
  autorizada: 'approved',
  informada: 'approved',
  r: 'rejected',
  rechazado: 'rejected',
  rechazada: 'rejected',
};

const LONGEST = { authorizationCode: 100, reason: 500 } as const;

/** `04/12/2026`, `2026-12-04` and `20261204`; null for anything else. */
function readDay(text: string): CalendarDate | null {
  const [, year, month, day] =
    /^(\d{4})-?(\d{2})-?(\d{2})/u.exec(text) ?? swapped(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u.exec(text));
  const found = calendarDate.safeParse(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
  return found.success ? found.data : null;
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match ? [match[0], match[3], match[2], match[1]] : [];
}

/** The authority's number with or without its point of sale: `12`, `0003-00000012`. */
function readNumber(text: string): number | null {
  const match = /^(?:\d{1,5}-)?0*([1-9]\d{0,7})$/u.exec(text.replaceAll(' ', ''));
  return match ? Number(match[1]) : null;
}

function readAnswer(row: FileRow, columns: ReadonlyMap<AnswerColumn, number>): FileAnswer | null {
  const textOf = (column: AnswerColumn) => {
    const place = columns.get(column);
    return place === undefined ? '' : cellText(row.cells[place]);
  };
  const document = textOf('document');
  const resultText = textOf('result');
  if (document === '' || resultText === '') return null;
  const result = RESULTS[fold(resultText)];
  const numberText = textOf('number');
  return {
    row: row.row,
    document,
    named: readDocumentName(document),
    resultText,
    numberText,
    answer:
      result === undefined
        ? null
        : {
            result,
            number: readNumber(numberText),
            authorizationCode: textOf('authorizationCode').slice(0, LONGEST.authorizationCode),
            authorizationExpiresOn: readDay(textOf('authorizationExpiresOn')),
            fiscalOn: readDay(textOf('fiscalOn')),
            reason: textOf('reason').slice(0, LONGEST.reason),
          },
  };
}

/** Titles may stand above the headers. */
const HEADERS_WITHIN = 10;

/** The answers of a file; rows without a result are not answered yet. ANSWERS_COLUMNS where it has not the columns. */
export async function readAnswers(
  { files, workbook }: { readonly files: FileStore; readonly workbook: Workbook },
  fileToken: string,
  task: Task,
): Promise<FileAnswer[]> {
  const { path, fileName } = files.incoming(fileToken);
  const answers: FileAnswer[] = [];
  let columns: ReadonlyMap<AnswerColumn, number> | null = null;
  let rows = 0;
  for await (const row of workbook.read(path, fileName)) {
    task.progress(rows, 0);
    rows += 1;
    if (columns) {
      const answer = readAnswer(row, columns);
      if (answer) answers.push(answer);
    } else if (rows <= HEADERS_WITHIN) columns = findAnswerColumns(row.cells.map(cellText));
  }
  if (!columns) throw new Refusal('ANSWERS_COLUMNS');
  return answers;
}
