import fs from 'node:fs';
import { relative } from 'node:path';
import { vi } from 'vitest';
import { haveOnDisk } from './disk-spies';

/** What is put on the disk for good, and what changes its name, in the order in which it happens; by path in `folder`. */
export function traceDisk(folder: string, { links } = { links: true }): string[] {
  const trace: string[] = [];
  const inFolder = (path: unknown) => relative(folder, String(path)) || '.';
  const paths = new Map<number, string>();
  const { openSync, fsyncSync, renameSync, linkSync } = fs;
  const spies = [
    vi.spyOn(fs, 'openSync').mockImplementation((path, ...how) => {
      const file = openSync(path, ...how);
      paths.set(file, inFolder(path));
      return file;
    }),
    vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
      fsyncSync(file);
      trace.push(`sync ${paths.get(file)}`);
    }),
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      renameSync(from, to);
      trace.push(`rename ${inFolder(from)} ${inFolder(to)}`);
    }),
    vi.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
      if (!links) throw new Error('the disk knows no second names');
      linkSync(from, to);
      trace.push(`link ${inFolder(from)} ${inFolder(to)}`);
    }),
  ];
  haveOnDisk(...spies);
  return trace;
}
