import { z } from 'zod';
import { backup, backupChoice, folderPath } from './backups';
import { command, done, nothing, query } from './endpoint';
import { instantMs } from './values/ids';

/** Why an office does not open. In every case it was not touched. */
export const startProblems = [
  'newer',
  'inUse',
  'damaged',
  'gone',
  'readOnly',
  'diskFull',
  'network',
  'unknown',
] as const;
export type StartProblem = (typeof startProblems)[number];

/** Programs that copy a folder elsewhere while it is being written. */
export const synchronisers = ['Dropbox', 'OneDrive', 'Google Drive', 'iCloud', 'Syncthing'] as const;
export type Synchroniser = (typeof synchronisers)[number];

const startup = z.object({
  problem: z.enum(startProblems).nullable(),
  folder: z.string(),
  /** Who else copies the folder: warned about, since two copies of one office do not come together again. */
  synchroniser: z.enum(synchronisers).nullable(),
  /** It is the demonstration that was opened from the first run; `leaveDemo` goes back there. */
  demo: z.boolean(),
  /** The backup that is looked at in the office's place: nothing is saved; `leaveCopy` goes back. */
  copy: z.object({ name: z.string(), atMs: instantMs }).nullable(),
});

const problemLeft = z.object({ problem: z.enum(startProblems).nullable() });

/** What can be asked while the office is not open; every other endpoint then refuses with OFFICE_CLOSED and the reason. */
export const startupContract = {
  get: query('public', nothing, startup),
  /** Tries to open the office again; answers the problem that is left. */
  retry: command('public', nothing, problemLeft),
  /** Opens a made-up office in a folder of its own, signed in. Refuses with OFFICE_EXISTS where the office is made. */
  openDemo: command('public', nothing, problemLeft),
  /** Back to the first run; the demonstration stays as it is. FORBIDDEN anywhere else. */
  leaveDemo: command('public', nothing, done),
  /** The backups that a damaged office, or one that is gone, can go back to, newest first; none is shown of another. */
  backups: query('public', nothing, z.object({ backups: z.array(backup) })),
  /**
   * Puts a backup in the place of a database that is damaged, and then kept beside the others, or gone, or not made yet.
   * FORBIDDEN otherwise.
   */
  restore: command('public', backupChoice, done),
  /** The copies in a folder that somebody names: before the first run, and where `backups` tells any; otherwise none. */
  copiesIn: query('public', z.strictObject({ folder: folderPath }), z.object({ backups: z.array(backup) })),
  /** Back to the office from a copy that was looked at, which is forgotten. FORBIDDEN anywhere else. */
  leaveCopy: command('public', nothing, done),
};
