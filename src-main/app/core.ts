import { mkdirSync } from 'node:fs';
import { createDiskFiles } from '../adapters/disk-files';
import { createFileLog } from '../adapters/file-log';
import { createMemoryDrafts } from '../adapters/memory-drafts';
import { createPasswords } from '../adapters/passwords';
import { systemClock } from '../adapters/system-clock';
import { createWorkbook } from '../adapters/workbook';
import type { Services } from '../domain/handler';
import type { FileStore, Log } from '../ports';
import { type App, buildApp } from './build-app';

export interface Core {
  readonly app: App;
  readonly files: FileStore;
  readonly log: Log;
  readonly services: Services;
}

/** The application with the real adapters, on one office's folder. */
export function startCore(options: { folder: string; migrationsFolder: string }): Core {
  mkdirSync(options.folder, { recursive: true });
  const files = createDiskFiles(options.folder);
  const log = createFileLog(options.folder, systemClock);
  const services: Services = {
    clock: systemClock,
    passwords: createPasswords(),
    workbook: createWorkbook(),
    files,
    drafts: createMemoryDrafts(),
  };
  const app = buildApp({ ...options, services, log, checkOutputs: process.env.NODE_ENV !== 'production' });
  return { app, files, log, services };
}
