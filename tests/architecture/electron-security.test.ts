import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const host = 'src-main/host-electron';
const files = readdirSync(join(root, host), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const everything = files.map((name) => read(`${host}/${name}`)).join('\n');

/** Electron's own list has twenty points. */
const POINTS = 20;

test('each point of Electron’s checklist has its line in docs/security.md, and each file that a line names is there', () => {
  const lines = read('docs/security.md')
    .split('\n')
    .filter((line) => /^\| \d+ \|/u.test(line));
  expect(lines.map((line) => Number(line.split('|')[1]))).toEqual(Array.from({ length: POINTS }, (_, at) => at + 1));
  const named = lines.map((line) => [...line.matchAll(/`(?<path>[\w-]+(?:\/[\w.-]+)+)`/gu)]);
  expect(named.filter((paths) => paths.length === 0)).toEqual([]);
  const gone = named.flat().flatMap(({ groups }) => (existsSync(join(root, groups?.path ?? '')) ? [] : [groups?.path]));
  expect(gone).toEqual([]);
});

test('the one kind of window is a sandbox without Node, and nothing that Electron warns of is turned on', () => {
  expect(everything.match(/new BrowserWindow\(/gu)).toHaveLength(1);
  const preferences = /webPreferences: \{(?<all>[^}]*)\}/u.exec(read(`${host}/window.ts`))?.groups?.all ?? '';
  const set = Object.fromEntries(
    [...preferences.matchAll(/(?<name>\w+): (?<value>true|false)/gu)].map(({ groups }) => [
      groups?.name,
      groups?.value,
    ]),
  );
  expect(set).toEqual({ sandbox: 'true', contextIsolation: 'true', nodeIntegration: 'false', webviewTag: 'false' });
  for (const word of [
    'webSecurity',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowpopups',
    'openExternal',
    'loadFile',
    'file://',
    'remote-debugging',
    'no-sandbox',
    'disableHardening',
  ])
    expect(everything.includes(word), word).toBe(false);
});

test('every call that main answers begins with who sent it', () => {
  const calls = read(`${host}/window-calls.ts`);
  const handlers = [
    ...calls.matchAll(/ipcMain\.(?:on|handle)\('(?<name>[\w:-]+)', \(event[^)]*\) => \{\n(?<first>.*)\n/gu),
  ];
  expect(handlers).toHaveLength([...calls.matchAll(/ipcMain\.\w+\(/gu)].length);
  for (const { groups } of handlers)
    expect(groups?.first?.trim(), groups?.name).toBe('const window = windowOf(event);');
});

test('the page is handed named calls, and nothing of Electron’s own', () => {
  const preload = read(`${host}/preload/preload.ts`);
  const handed = /exposeInMainWorld\('abonado', \{\n(?<calls>.*?)\n\}\);/su.exec(preload)?.groups?.calls ?? '';
  const lines = handed.split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toMatch(/^ {2}\w+: \([^)]*\) =>\s*ipcRenderer\.invoke\('abonado:[\w-]+'/u);
  expect(preload.match(/exposeInMainWorld/gu)).toHaveLength(1);
});

test('the package’s fuses are set, and none that opens it is', () => {
  const fuses = /electronFuses:\n(?<all>(?: {2}.*\n)+)/u.exec(read('electron-builder.yml'))?.groups?.all ?? '';
  expect(
    Object.fromEntries(
      fuses
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    ),
  ).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('a package names no place of newer ones by itself: left to itself the packager takes where the sources came from', () => {
  expect(read('electron-builder.yml')).toMatch(/^publish: null$/mu);
});
