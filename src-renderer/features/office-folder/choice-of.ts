import type { Backup, BackupChoice } from '../../../src-main/contract/backups';

/** How the core is told which copy is meant. */
export function choiceOf({ name, folder, sealed }: Backup, passphrase: string): BackupChoice {
  return { name, ...(folder === null ? {} : { folder }), ...(sealed ? { passphrase } : {}) };
}
