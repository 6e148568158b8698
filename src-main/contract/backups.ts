import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';
import { instantMs } from './values/ids';

/** Why a copy was taken. */
export const backupKinds = ['daily', 'manual', 'beforeChange', 'atEnd', 'beforeRestore', 'beforeUpdate'] as const;
export type BackupKind = (typeof backupKinds)[number];

export const backup = z.object({
  name: z.string(),
  kind: z.enum(backupKinds),
  /** Where it lies when that is not the office's own folder. */
  folder: z.string().nullable(),
  /** Encrypted: it opens by its passphrase alone, and says nothing of what it holds. */
  sealed: z.boolean(),
  atMs: instantMs,
  bytes: z.number().int(),
  /** How many clients it holds; null when it does not open, or is sealed. */
  clients: z.number().int().nullable(),
});
export type Backup = z.infer<typeof backup>;

const backupName = z.string().min(1).max(80);
export const folderPath = z.string().trim().min(1).max(1000);
const passphrase = z.string().max(200);

/** Which copy is meant: by its name, and by its folder where that is not the office's; the passphrase of a sealed one. */
export const backupChoice = z.strictObject({
  name: backupName,
  folder: folderPath.optional(),
  passphrase: passphrase.optional(),
});
export type BackupChoice = z.infer<typeof backupChoice>;

/** What keeps the second folder from having the newest copy. */
export const secondProblems = ['absent', 'full', 'readOnly', 'badCopy', 'keyLost', 'failed'] as const;
export type SecondProblem = (typeof secondProblems)[number];

/** The second folder as it is kept beside the office: a restore changes nothing of it, and a damaged office still has it. */
export const secondFolderFile = z.object({
  folder: z.string(),
  /** The folder in it that is this office's own: where it is not, the disk is not either. */
  place: z.string(),
  /** What copies are sealed with: scrypt's salt, and its key as the office's secrets keep it. */
  seal: z.object({ salt: z.string(), sealedKey: z.string() }).nullable(),
  copied: z.object({ name: z.string(), atMs: instantMs }).nullable(),
  problem: z.enum(secondProblems).nullable(),
});
export type SecondFolderFile = z.infer<typeof secondFolderFile>;

/** What the second folder is told with: to whom, and how far it is. */
const secondFolder = z.object({
  folder: z.string(),
  sealed: z.boolean(),
  copiedAtMs: instantMs.nullable(),
  problem: z.enum(secondProblems).nullable(),
});
export type SecondFolder = z.infer<typeof secondFolder>;

/** Shorter ones are guessed by whoever has the file and a week. */
export const LEAST_PASSPHRASE = 12;

export const backupsContract = {
  /** Newest first; those of the second folder among them, where it is there. */
  list: query('administrator', nothing, z.object({ backups: z.array(backup), second: secondFolder.nullable() })),
  take: command('administrator', nothing, z.object({ name: z.string() })),
  /**
   * Puts a backup in the place of the present database, which becomes a backup itself. Everybody is signed out; what was
   * done since is in that other backup. Refuses with BACKUP_BAD one that is not whole, and restores nothing where the present
   * database cannot be kept: DISK_FULL, FOLDER_READ_ONLY, OFFICE_IN_USE.
   */
  restore: command('administrator', backupChoice, done),
  /**
   * From now on every copy is also brought to this folder, sealed where there is a passphrase. FOLDER_MISSING where it
   * is not there, FOLDER_READ_ONLY where nobody may write, SECOND_FOLDER_INSIDE where it is the office's own.
   */
  chooseFolder: command(
    'administrator',
    z.strictObject({ folder: folderPath, passphrase: z.string().min(LEAST_PASSPHRASE).max(200).nullable() }),
    done,
  ),
  /** No copy goes there any more; those that are there stay. */
  leaveFolder: command('administrator', nothing, done),
  /** Brings the newest copy to the second folder now; answers what keeps it from being there. */
  bring: command('administrator', nothing, z.object({ problem: z.enum(secondProblems).nullable() })),
  /**
   * Opens a backup to be looked at, in a folder of its own and in the office's place: every writing command is then
   * refused with READ_ONLY_COPY until `startup.leaveCopy`.
   */
  look: command('administrator', backupChoice, done),
};
