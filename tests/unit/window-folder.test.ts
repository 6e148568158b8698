import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { windowFolder } from '../../src-main/host-electron/window-folder';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-window-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the window remembers in the office’s folder, which is made for it', () => {
  const office = join(place(), 'oficina');
  expect(windowFolder(office, '/sistema')).toBe(join(office, 'window'));
  expect(existsSync(join(office, 'window'))).toBe(true);
});

test('where the office’s folder takes nothing, each office has a place of its own in the system’s', () => {
  const file = join(place(), 'no-es-carpeta');
  writeFileSync(file, '');
  const first = windowFolder(join(file, 'a'), '/sistema');
  expect(first.startsWith(join('/sistema', 'windows'))).toBe(true);
  expect(windowFolder(join(file, 'a'), '/sistema')).toBe(first);
  expect(windowFolder(join(file, 'b'), '/sistema')).not.toBe(first);
});
