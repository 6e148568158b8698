import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Who may import whom (README, the house): the rooms below and the packages that each room may take. */
const rooms: Record<string, { rooms: string[]; packages: RegExp }> = {
  contract: { rooms: ['contract'], packages: /^(zod|@orpc\/contract)$/u },
  ports: { rooms: ['ports', 'contract'], packages: /^$/u },
  data: { rooms: ['data', 'contract'], packages: /^(drizzle-orm(\/.*)?|better-sqlite3|node:.*)$/u },
  jobs: { rooms: ['jobs', 'contract', 'data', 'ports'], packages: /^(zod|node:.*)$/u },
  domain: {
    rooms: ['domain', 'contract', 'data', 'jobs', 'ports'],
    packages: /^(zod|drizzle-orm|stdnum|libphonenumber-js)$/u,
  },
  adapters: { rooms: ['adapters', 'ports', 'contract'], packages: /^(?!electron)/u },
  app: { rooms: ['app', 'contract', 'data', 'jobs', 'ports', 'domain'], packages: /^(?!electron)/u },
  'host-browser': { rooms: ['host-browser', 'app', 'adapters', 'ports', 'contract'], packages: /^(?!electron)/u },
  'host-electron': { rooms: ['host-electron', 'app', 'adapters', 'ports', 'contract'], packages: /./u },
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const matches = text.matchAll(/^(?:import|export|\})[^;]*?from '(?<to>[^']+)';$|^import '(?<side>[^']+)';$/gmu);
  return [...matches].map((match) => {
    const to = match.groups?.to ?? match.groups?.side ?? '';
    return { from: file, to: to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to };
  });
}

const roomOf = (path: string) => path.split('/')[1] ?? '';
const featureOf = (path: string) => path.split('/')[2] ?? '';
const all = sourceFiles('src-main').flatMap(importsOf);

test('every room imports only what the house lets it', () => {
  expect(all.length).toBeGreaterThan(100);
  const wrong = all.filter(({ from, to }) => {
    const room = rooms[roomOf(from)];
    if (!room) return true;
    if (to.startsWith('src-main/')) {
      return !room.rooms.includes(roomOf(to)) && !(from === 'src-main/app/core.ts' && roomOf(to) === 'adapters');
    }
    return !room.packages.test(to);
  });
  expect(wrong).toEqual([]);
});

test('a feature is entered by its one door', () => {
  const wrong = all.filter(
    ({ from, to }) =>
      to.startsWith('src-main/domain/') &&
      to !== 'src-main/domain/handler' &&
      !(from.startsWith('src-main/domain/') && featureOf(from) === featureOf(to)) &&
      to.split('/').length > 3,
  );
  expect(wrong).toEqual([]);
});

test('rules know only the contract, and SQL stays in stores', () => {
  const wrong = all.filter(({ from, to }) => {
    if (!from.startsWith('src-main/domain/')) return false;
    if (from.endsWith('/rules.ts')) {
      return !to.startsWith('src-main/contract/') && !['zod', 'stdnum', 'libphonenumber-js'].includes(to);
    }
    return to === 'drizzle-orm' && !/(?:store|search|duplicates|register)\.ts$/u.test(from);
  });
  expect(wrong).toEqual([]);
});

test('the renderer enters only the contract, and its parts know only what is below them', () => {
  const wrong = sourceFiles('src-renderer')
    .flatMap(importsOf)
    .filter(({ from, to }) => {
      if (to.startsWith('src-main/')) return !to.startsWith('src-main/contract');
      if (!to.startsWith('src-renderer/')) return /^(?:electron|better-sqlite3|drizzle|node:)/u.test(to);
      if (roomOf(from) === 'ui' && roomOf(to) === 'features') return true;
      return roomOf(from) === 'features' && roomOf(to) === 'features' && featureOf(from) !== featureOf(to);
    });
  expect(wrong).toEqual([]);
});

test('the clock and chance are each asked in one place', () => {
  const found = sourceFiles('src-main').filter((file) =>
    /Date\.now\(\)|new Date\(\)|Math\.random/u.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(found).toEqual(['src-main/adapters/system-clock.ts']);
});

test('only the desktop host knows Electron, and windows are heard and told in one file each', () => {
  const filesWith = (pattern: RegExp) =>
    sourceFiles('src-main').filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  const importsElectron = all.filter(({ to }) => to === 'electron').map(({ from }) => roomOf(from));
  expect([...new Set(importsElectron)]).toEqual(['host-electron']);
  expect(filesWith(/\bipcMain\./u)).toEqual(['src-main/host-electron/window-calls.ts']);
  expect(filesWith(/\bipcRenderer\./u)).toEqual(['src-main/host-electron/preload/preload.ts']);
  expect(filesWith(/openExternal/u)).toEqual([]);
});
