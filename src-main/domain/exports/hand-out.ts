import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import type { exportFormats } from '../../contract/exports';
import type { CellValue, FileStore } from '../../ports';
import type { QueryContext, Services } from '../handler';

/** A list of everybody does not lie about for ever: a file that was handed out goes when another is, a day later. */
const HANDED_OUT_MS = 24 * 60 * 60 * 1000;

/** Where a file is to be written that is handed out, and by what it is fetched. */
export function handOut(
  { files, clock }: Pick<Services, 'files' | 'clock'>,
  fileName: string,
): ReturnType<FileStore['outgoing']> {
  files.sweepOutgoing(clock.nowMs() - HANDED_OUT_MS);
  return files.outgoing(fileName);
}

export interface List {
  readonly fileName: string;
  readonly format: (typeof exportFormats)[number];
  readonly countRows: (register: ReadDb) => number;
  /** The header first, which is none of the counted rows. */
  readonly cellsOf: (register: ReadDb) => Iterable<CellValue[]>;
}

type Writing = Pick<QueryContext, 'snapshot' | 'services' | 'task'>;

/** Writes a list of one moment of the office into a file that is handed out; answers how many rows it has. */
export async function handOutList(
  context: Writing,
  list: List,
): Promise<{ fileToken: string; fileName: string; rows: number }> {
  const { path, token, fileName } = handOut(context.services, list.fileName);
  const rows = await writeList(context, list, path);
  return { fileToken: token, fileName, rows };
}

/** Writes a list of one moment of the office; answers how many rows it has. */
export function writeList(
  { snapshot, services, task }: Writing,
  { format, countRows, cellsOf }: List,
  path: string,
): Promise<number> {
  return snapshot(async (register) => {
    const total = countRows(register);
    let written = -1;
    const cells = function* (): Generator<CellValue[]> {
      for (const row of cellsOf(register)) {
        written += 1;
        task.progress(written, total);
        yield row;
      }
    };
    await services.workbook.write(path, format, cells());
    return written;
  });
}

/** Hands out a picture that a window drew. */
export function handOutPicture(
  { files }: Pick<Services, 'files'>,
  wished: string,
  base64: string,
): { fileToken: string; fileName: string } {
  const bytes = Buffer.from(base64, 'base64');
  // What every PNG begins with.
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Refusal('VALIDATION', { reason: 'png' }, 'base64');
  const { token, fileName } = files.give(`${wished}.png`, bytes);
  return { fileToken: token, fileName };
}
