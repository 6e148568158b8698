import { statfsSync, statSync } from 'node:fs';
import { arch, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { ReadDb } from '../data/database';
import { readHeader } from '../data/file-header';
import { formOf } from '../data/migrate';
import type { Clock, Log, Support } from '../ports';
import type { OfficeKeeper } from './keep-office';

const MEGABYTE = 1024 * 1024;
/** A window that breaks over and over must not fill the log. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/** A window's fault as the log takes it: it has a place in the code, and no words. */
class WindowFaultError extends Error {}

const megabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE)} MB`;

function orUnknown(look: () => string): string {
  try {
    return look();
  } catch {
    return '?';
  }
}

function sizeOf(path: string): string {
  return orUnknown(() => megabytes(statSync(path).size));
}

/** By the connection that is open; the file is opened beside it by nobody. */
function formIn(path: string, open: ReadDb | null): string {
  return orUnknown(() => String(open ? formOf(open) : (readHeader(path)?.version ?? '?')));
}

/** What the clerk copies for whoever helps. In English as the log is, and without a word that a person wrote. */
export function createSupport(office: OfficeKeeper, log: Log, clock: Clock): Support {
  let minute = { sinceMs: 0, reports: 0 };
  return {
    report({ id, kind, where }) {
      const nowMs = clock.nowMs();
      if (nowMs - minute.sinceMs >= MINUTE_MS || nowMs < minute.sinceMs) minute = { sinceMs: nowMs, reports: 0 };
      minute.reports += 1;
      if (minute.reports > MOST_A_MINUTE) return;
      const fault = new WindowFaultError();
      fault.name = `Window${kind}`;
      fault.stack = ['', ...where].join('\n');
      log.error(id, fault);
    },
    diagnose() {
      const folder = office.folder();
      const database = join(folder, 'abonado.db');
      const { versions } = process;
      const electron = 'electron' in versions ? versions.electron : 'none';
      const facts = {
        version: process.env.ABONADO_VERSION ?? 'development',
        at: new Date(clock.nowMs()).toISOString(),
        system: `${process.platform} ${release()} ${arch()}`,
        runtime: `node ${versions.node}, electron ${electron}`,
        memory: `${megabytes(freemem())} free of ${megabytes(totalmem())}, ${megabytes(process.memoryUsage().rss)} used`,
        disk: orUnknown(() => {
          const { bavail, bsize } = statfsSync(folder);
          return `${megabytes(bavail * bsize)} free`;
        }),
        database: `${sizeOf(database)}, log ${sizeOf(`${database}-wal`)}, form ${formIn(database, office.readable())}`,
        office: office.problem() ?? (office.copy() ? 'looking at a backup' : 'open'),
        synchroniser: office.synchroniser() ?? 'none',
      };
      const lines = Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`);
      return ['Abonado', ...lines, 'log:', ...(log.recent?.() ?? [])].join('\n');
    },
  };
}
