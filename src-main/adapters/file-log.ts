import { appendFileSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports';

/** A log that grew beyond this begins anew; the one before it stays. Bytes. */
const MOST_BYTES = 1024 * 1024;
/** How many of the last lines somebody who helps is given. */
const RECENT = 40;
const MOST_FRAMES = 12;
/** An error that was caused by another that was caused by another: as deep as anything here goes. */
const MOST_CAUSES = 4;

/** A place in the code: what runs there, in which file, at which line. */
const FRAME =
  /^\s*at (?:(?<call>(?:async |new )*[\w$.<>#]+(?: \[as [\w$]+\])?) \()?(?<place>[^()]+):(?<line>\d+):(?<column>\d+)\)?$/u;
/** What SQLite says about the register's form, and nothing about what is in it. */
const ABOUT_FORM =
  /(?:(?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed(?:: \w+(?:\.\w+)?(?:, \w+\.\w+)*)?|no such (?:table|column): [\w.]+|database is locked|disk I\/O error)$/u;

interface Logged {
  readonly kind: string;
  readonly code?: string;
  readonly about?: string;
  readonly where: readonly string[];
  readonly cause?: Logged;
}

/**
 * What went wrong unexpectedly, one line each: its number, when, of what kind, and where in the code. Messages are left
 * out, since they may quote what a client's row holds; so are folders, which are named after people.
 */
export function createFileLog(folder: string, clock: Clock): Log {
  const path = join(folder, 'abonado.log');
  return {
    error(id, cause) {
      const line = JSON.stringify({ id, atMs: clock.nowMs(), ...describe(cause) });
      try {
        beginAnew(path);
        appendFileSync(path, `${line}\n`);
      } catch {
        // A folder that does not let itself be written to is often the very thing to be told.
        process.stderr.write(`${line}\n`);
      }
    },
    recent() {
      try {
        return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-RECENT);
      } catch {
        return [];
      }
    },
  };
}

function beginAnew(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MOST_BYTES) renameSync(path, `${path}.1`);
}

function describe(cause: unknown, depth = 1): Logged {
  if (!(cause instanceof Error)) return { kind: typeof cause, where: [] };
  const code = 'code' in cause && typeof cause.code === 'string' ? wordOf(cause.code) : null;
  const about = ABOUT_FORM.exec(cause.message)?.[0];
  return {
    kind: wordOf(cause.name) ?? 'Error',
    ...(code === null ? {} : { code }),
    ...(about === undefined ? {} : { about }),
    where: framesOf(cause),
    ...(cause.cause === undefined || depth === MOST_CAUSES ? {} : { cause: describe(cause.cause, depth + 1) }),
  };
}

/** One word of letters that names have in code; anything else may be a person's. */
function wordOf(name: string): string | null {
  return /^[A-Z][A-Za-z\d_]{1,60}$/u.test(name) ? name : null;
}

/** Behind the message, which may have lines of its own that look like these. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const behind = at === -1 ? stack : stack.slice(at + message.length);
  return behind
    .split('\n')
    .flatMap((line) => frameOf(line) ?? [])
    .slice(0, MOST_FRAMES);
}

/** Without the folders that the file lies in. */
function frameOf(text: string): string | null {
  const { call = '', place = '', line, column } = FRAME.exec(text)?.groups ?? {};
  const file = /[^\\/]+$/u.exec(place)?.[0] ?? '';
  return /^[\w.:-]+$/u.test(file) ? `${call} ${file}:${line}:${column}`.trimStart() : null;
}
