import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  findOfficePlace,
  isNetworkPathOfWindows,
  isOnNetworkMount,
  mountsOfLinux,
  mountsOfMac,
  synchroniserOf,
} from '../../src-main/app/office-place';

test.each([
  ['nfs4', true],
  ['cifs', true],
  ['fuse.sshfs', true],
  ['fuse.gvfsd-fuse', true],
  ['fuse.rclone', true],
  ['fuse.s3fs', true],
  ['fuse.davfs', true],
  ['fuse.google-drive-ocamlfuse', true],
  ['fuse.kio-fuse', true],
  ['ext4', false],
  ['fuseblk', false],
  ['fuse.gocryptfs', false],
  ['fuse.mergerfs', false],
  ['fuse.sshfsotra', false],
])('a disk of the kind %s is on a network: %s', (type, expected) => {
  expect(isOnNetworkMount([{ place: '/mnt/oficina', type }], '/mnt/oficina/abonado')).toBe(expected);
});

const LINUX = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/oficina\\040central rw,relatime shared:2 - cifs //servidor/oficina rw,vers=3.0
41 22 0:36 / /srv/nfs rw,relatime - nfs4 servidor:/datos rw
42 41 8:2 / /srv/nfs/local rw - ext4 /dev/sdb1 rw
43 22 0:37 / /home/ana/remoto rw - fuse.sshfs ana@servidor: rw
44 22 8:3 / /media/usb rw - fuseblk /dev/sdc1 rw`;

test.each([
  ['/home/ana/.abonado', false],
  ['/mnt/oficina central/abonado', true],
  ['/srv/nfs', true],
  ['/srv/nfs/local/abonado', false],
  ['/srv/nfsotra', false],
  ['/home/ana/remoto/abonado', true],
  ['/media/usb/abonado', false],
])('on Linux, %s is on a network: %s', (path, expected) => {
  expect(isOnNetworkMount(mountsOfLinux(LINUX), path)).toBe(expected);
});

test.each([
  ['/Users/ana/.abonado', false],
  ['/Volumes/oficina/abonado', true],
  ['/Volumes/USB/abonado', false],
])('on macOS, %s is on a network: %s', (path, expected) => {
  const mounts = mountsOfMac(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only)
//ana@servidor/oficina on /Volumes/oficina (smbfs, nodev, nosuid, mounted by ana)
/dev/disk5s1 on /Volumes/USB (msdos, local, nodev)`);
  expect(isOnNetworkMount(mounts, path)).toBe(expected);
});

test.each([
  ['\\\\servidor\\oficina\\abonado', true],
  ['//servidor/oficina', true],
  ['\\\\?\\UNC\\servidor\\oficina', true],
  ['\\\\?\\C:\\Oficina', false],
  ['C:\\Oficina', false],
])('on Windows, %s is on a network: %s', (path, expected) => {
  expect(isNetworkPathOfWindows(path)).toBe(expected);
});

test.each([
  ['/home/ana/Dropbox/oficina', 'Dropbox'],
  ['C:\\Users\\Ana\\OneDrive - Norte Digital\\oficina', 'OneDrive'],
  ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@correo.example/oficina', 'Google Drive'],
  ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/oficina', 'iCloud'],
  ['/home/ana/oficina', null],
  ['/home/ana/dropboxes/oficina', null],
])('%s is copied by %s', (path, expected) => {
  expect(synchroniserOf(path, () => false)).toBe(expected);
});

test('a program is known by what it leaves in a folder above', () => {
  expect(synchroniserOf('/datos/oficina', (path) => path === '/datos/.stfolder')).toBe('Syncthing');
});

test('an office that lies in a folder which another program keeps in step is told so, as it is found on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-place-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(findOfficePlace(join(folder, 'oficina'))).toEqual({ network: false, synchroniser: null });
  mkdirSync(join(folder, '.stfolder'));
  mkdirSync(join(folder, 'oficina'));
  expect(findOfficePlace(join(folder, 'oficina'))).toEqual({ network: false, synchroniser: 'Syncthing' });
});
