import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDiskFiles } from '../../src-main/adapters/disk-files';
import { locksOn } from '../support/file-locks';
import { createTestOffice, refusalOf } from '../support/test-app';

function officeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-received-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function* pieces(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

test('a file is taken a piece at a time, as it is', async () => {
  const files = createDiskFiles(officeFolder());
  const token = await files.receiveFrom('consumo.csv', pieces('a;b\n', '1;2\n'));
  const { path, fileName } = files.incoming(token);
  expect([fileName, readFileSync(path, 'utf8')]).toEqual(['consumo.csv', 'a;b\n1;2\n']);
});

test('of one that is too big, or that breaks off, nothing stays', async () => {
  const folder = officeFolder();
  const files = createDiskFiles(folder, 5);
  expect(await refusalOf(files.receiveFrom('mes.csv', pieces('12345', '6')))).toMatchObject({ code: 'FILE_TOO_BIG' });
  async function* cut() {
    yield await Promise.resolve(Buffer.from('123'));
    throw new Error('the disk was pulled out');
  }
  await expect(files.receiveFrom('mes.csv', cut())).rejects.toThrow('pulled out');
  expect(readdirSync(join(folder, 'files', 'incoming'))).toEqual([]);
  expect(await files.receiveFrom('mes.csv', pieces('12', '345'))).toHaveLength(24);
});

test.runIf(process.platform === 'linux')(
  'the office’s own database is no list: it is not even opened, which drops its locks',
  async () => {
    const app = await createTestOffice();
    const database = join(app.folder, 'abonado.db');
    const link = join(officeFolder(), 'lista.csv');
    linkSync(database, link);
    const before = locksOn(database);
    expect(before).toBeGreaterThan(0);
    for (const path of [database, `${database}-wal`, link])
      expect(await refusalOf(app.files.receiveFile(path))).toMatchObject({ code: 'FILE_NOT_READABLE' });
    expect(locksOn(database)).toBe(before);
  },
);
