import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The office's folder that was asked for, or the one that both hosts open when none was. */
export function officeFolder(asked: string | undefined, demo: boolean): string {
  return resolve(asked ?? join(homedir(), demo ? '.abonado-demo' : '.abonado'));
}
