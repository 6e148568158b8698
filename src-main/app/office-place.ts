import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import type { Synchroniser } from '../contract/startup';

/** File systems of another machine's disk: several desks would write to one database, which SQLite cannot keep whole. */
const NETWORK = /^(?:nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs|ncpfs|afs|ceph|glusterfs|9p)$/u;
/** The same through FUSE, by the program that serves it; `fuseblk`, and those that encrypt or join disks, are local. */
const NETWORK_FUSE =
  /^fuse\.(?:sshfs|davfs2?|gvfsd-fuse|gvfs-fuse-daemon|kio-fuse|rclone|rclonefs|s3fs|goofys|mount-s3|gcsfuse|blobfuse2?|google-drive-ocamlfuse|onedriver|curlftpfs|smbnetfs|glusterfs|ceph|ceph-fuse|juicefs|seadrive|pcloud|nfs|afpfs)$/u;

export interface Mount {
  readonly place: string;
  readonly type: string;
}

/** The mounts in `/proc/self/mountinfo`: the fifth word is the place, and the one after ` - ` the type. */
export function mountsOfLinux(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [head = '', tail = ''] = line.split(' - ');
    const place = head.split(' ')[4];
    const type = tail.split(' ')[0];
    return place && type ? [{ place: place.replaceAll('\\040', ' '), type }] : [];
  });
}

/** The mounts as macOS prints them: `//ana@servidor/oficina on /Volumes/oficina (smbfs, nodev)`. */
export function mountsOfMac(text: string): Mount[] {
  return [...text.matchAll(/^.+? on (?<place>\/.*) \((?<type>\w+)[,)]/gmu)].map(({ groups }) => ({
    place: groups?.place ?? '',
    type: groups?.type ?? '',
  }));
}

/** Whether the deepest mount over `path` is on a network. */
export function isOnNetworkMount(mounts: readonly Mount[], path: string): boolean {
  const over = mounts.filter(({ place }) => place === '/' || path === place || path.startsWith(`${place}/`));
  const deepest = over.reduce<Mount | undefined>(
    (best, mount) => (best && best.place.length > mount.place.length ? best : mount),
    undefined,
  );
  return deepest !== undefined && (NETWORK.test(deepest.type) || NETWORK_FUSE.test(deepest.type));
}

/** `\\servidor\oficina`, also with the long form's prefix; `\\?\C:\` and `\\.\` are this machine's own. */
export function isNetworkPathOfWindows(path: string): boolean {
  return /^(?:\\\\\?\\UNC\\|\\\\(?![?.]\\))/iu.test(path.replaceAll('/', '\\'));
}

const FOLDER_NAMES: readonly (readonly [RegExp, Synchroniser])[] = [
  [/^dropbox(?: \(.*\))?$/iu, 'Dropbox'],
  [/^onedrive(?:\b.*)?$/iu, 'OneDrive'],
  [/^google ?drive(?:\b.*)?$/iu, 'Google Drive'],
  [/^(?:icloud ?drive|mobile documents|com~apple~clouddocs)$/iu, 'iCloud'],
];
/** What these programs leave in the folder that they copy. */
const MARKERS: readonly (readonly [string, Synchroniser])[] = [
  ['.dropbox.cache', 'Dropbox'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
  ['.tmp.drivedownload', 'Google Drive'],
  ['.stfolder', 'Syncthing'],
];

/** Which program copies the folder elsewhere: by the names on its path, or by the marks on the way up. */
export function synchroniserOf(path: string, exists: (path: string) => boolean = existsSync): Synchroniser | null {
  for (const part of path.split(/[\\/]/u)) {
    const named = FOLDER_NAMES.find(([name]) => name.test(part));
    if (named) return named[1];
  }
  for (let folder = path; ; folder = dirname(folder)) {
    const marked = MARKERS.find(([mark]) => exists(join(folder, mark)));
    if (marked) return marked[1];
    if (folder === dirname(folder)) return null;
  }
}

/** The nearest folder on the way up that is there, with its links and mapped drives followed. */
function realFolder(path: string): string {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) return realpathSync.native(folder);
    if (folder === dirname(folder)) return folder;
  }
}

/** The office's folder is on another machine's disk. */
export class NetworkFolderError extends Error {}

/** There was an office in the folder, and its database is not there any more. */
export class OfficeGoneError extends Error {}

export interface OfficePlace {
  readonly network: boolean;
  readonly synchroniser: Synchroniser | null;
}

/** Where an office's folder lies. What cannot be found out is taken for this machine's own disk. */
export function findOfficePlace(folder: string): OfficePlace {
  try {
    const path = realFolder(folder);
    return { network: isOnNetwork(path), synchroniser: synchroniserOf(path) };
  } catch {
    return { network: false, synchroniser: null };
  }
}

function isOnNetwork(path: string): boolean {
  // A mapped drive (Z:) is followed to its \\server\share by the native real path.
  if (process.platform === 'win32') return isNetworkPathOfWindows(path);
  if (process.platform === 'darwin') {
    return isOnNetworkMount(mountsOfMac(execFileSync('/sbin/mount', { encoding: 'utf8' })), path);
  }
  return isOnNetworkMount(mountsOfLinux(readFileSync('/proc/self/mountinfo', 'utf8')), path);
}
