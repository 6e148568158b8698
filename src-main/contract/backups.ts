import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';
import { instantMs } from './values/ids';

export const backup = z.object({
  name: z.string(),
  atMs: instantMs,
  bytes: z.number().int(),
  /** How many clients it holds; null when it does not open. */
  clients: z.number().int().nullable(),
});
export type Backup = z.infer<typeof backup>;

export const backupName = z.string().min(1).max(80);

export const backupsContract = {
  /** Newest first. */
  list: query('administrator', nothing, z.object({ backups: z.array(backup) })),
  take: command('administrator', nothing, z.object({ name: z.string() })),
  /**
   * Puts a backup in the place of the present database, which becomes a backup itself. Everybody is signed out; what was
   * done since is in that other backup. Refuses with BACKUP_BAD one that is not whole, and restores nothing where the present
   * database cannot be kept: DISK_FULL, FOLDER_READ_ONLY, OFFICE_IN_USE.
   */
  restore: command('administrator', z.strictObject({ name: backupName }), done),
};
