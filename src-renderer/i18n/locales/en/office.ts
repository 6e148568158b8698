import { backups } from './backups';

/** Words about the office's folder: when it does not open, its backups, and the lock of an idle window. */
export const office = {
  opening: {
    title: {
      newer: 'This office is from a newer Abonado',
      inUse: 'Another Abonado has this office open',
      damaged: 'The office’s database is damaged',
      gone: 'The office’s database is not in its place',
      readOnly: 'The office’s folder cannot be written to',
      diskFull: 'The disk is full',
      network: 'The folder is on a network drive',
      unknown: 'The office could not be opened',
    },
    text: {
      newer:
        'A newer version saved it and this one does not understand it. Nothing was changed. Install the newer version and open it again.',
      inUse:
        'An office is open only once, so that nobody overwrites another. Close the other Abonado window and try again.',
      damaged:
        'Nothing was touched. Restore one of the backups below: the damaged database is kept aside in case somebody can recover it.',
      gone: 'Somebody moved, deleted or replaced the folder, or the file “abonado.db” in it. Put it back in its place (look in the bin, too) and try again, or restore one of its backups. What was being saved was not.',
      readOnly: 'Nothing was lost. Allow writing to the folder, or lift the disk’s protection, and try again.',
      diskFull: 'Nothing was lost. Delete what you do not need or empty the bin and try again.',
      network:
        'Abonado saves to a disk of this computer: on a network drive the database can be damaged. Copy the folder to this machine and open it from here.',
      unknown:
        'Nothing was lost. Try again; if it happens again, report what the file “abonado.log” in the folder says.',
    },
    folder: 'Folder',
    retry: 'Try again',
    stillSame: 'Still the same.',
    noBackups:
      'There are no backups in the folder. If you have a copy on another disk, put it into “backups” and try again.',
    synchronised:
      '{{name}} copies the office’s folder while it is in use, which can damage it. Move it to a folder that is not synchronised.',
    leaveDemo: 'Leave the demonstration',
    understood: 'I understand',
  },
  backups,
  lock: {
    title: { idle: 'The window is locked', ended: 'Sign in' },
    text: {
      idle: 'Type your password to go on where you were: what you typed is still behind this screen.',
      ended: 'The session ended. What you typed is still behind this screen.',
    },
    unlock: 'Unlock',
    another: 'Sign in as somebody else',
    anotherText: 'If somebody else signs in, what {{name}} did not save in this window is lost.',
    back: 'Back to {{name}}',
    minutes: 'Lock the window after',
    minutesHelp: 'Minutes without anybody using the keyboard or the mouse. With 0 it never locks.',
    minutesSuffix: ' min',
  },
};
