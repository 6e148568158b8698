import type { Backup, BackupChoice, SecondFolderFile, SecondProblem } from '../contract/backups';
import type { Actor } from '../contract/session';
import type { StartProblem, Synchroniser } from '../contract/startup';
import type { WindowFault } from '../contract/support';

/** The copies of the office's database, proved by opening them, and the second folder that they are brought to. */
export interface Backups {
  /** The office's own. */
  list(): Backup[];
  /** Those in another folder. */
  listIn(folder: string): Backup[];
  /** A copy now; `stamp` (digits and hyphens) names it. Answers its name. */
  take(stamp: string): string;
  /** What a passphrase becomes, in letters: scrypt's salt, and its key. */
  keyOf(passphrase: string): Promise<{ readonly salt: string; readonly key: string }>;
  /** Where copies are brought to; null where nothing was chosen. */
  second(): SecondFolderFile | null;
  /** Refuses a folder that is not there, or is the office's own. */
  requireSecond(folder: string): void;
  chooseSecond(folder: string, seal: SecondFolderFile['seal']): void;
  leaveSecond(): void;
}

/** The backup that is looked at in the office's place. */
export interface LookedAtCopy {
  readonly name: string;
  readonly atMs: number;
}

/** The office's database as the program has it: open, or not and why. */
export interface OfficeControl {
  folder(): string;
  problem(): StartProblem | null;
  /** Who else copies the folder while it is being written. */
  synchroniser(): Synchroniser | null;
  /** Answers who is signed in without being asked: only in a demonstration. */
  retry(): Promise<Actor | null>;
  /** Whether this is the demonstration that was opened from the first run, and can be left for it. */
  inDemo(): boolean;
  /** Opens the demonstration, in a folder of its own, in the place of an office that is still to be made. */
  openDemo(): Promise<Actor | null>;
  leaveDemo(): Promise<void>;
  /** Whether the office opens and is still to be made. */
  isNew(): boolean;
  backups(): Backup[];
  backupsIn(folder: string): Backup[];
  /** Puts a backup in the database's place and opens it; signs everybody out. Throws BACKUP_BAD, BACKUP_PASSPHRASE. */
  restore(choice: BackupChoice, actor: Actor | null): Promise<void>;
  /** Brings the newest copy to the second folder; answers what keeps it from being there. */
  bring(): Promise<SecondProblem | null>;
  /** The backup that is looked at; null for the office itself. */
  copy(): LookedAtCopy | null;
  /** Opens a backup to be looked at; answers the same operator, where the copy knows them as an administrator. */
  look(choice: BackupChoice, actor: Actor): Promise<Actor | null>;
  leaveCopy(): Promise<void>;
}

/** What is told to whoever helps. */
export interface Support {
  report(fault: WindowFault): void;
  diagnose(): string;
}
