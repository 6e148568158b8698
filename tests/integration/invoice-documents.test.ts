import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Printable } from '../../src-main/contract/invoice-documents';
import { parametersOf } from '../support/billing';
import { addContract } from '../support/contracts';
import { createBilledOffice, issueRun, listedInvoices } from '../support/invoice-run';
import { JPEG_POINT, PNG_POINT } from '../support/pictures';
import { refusalOf, type TestApp } from '../support/test-app';

async function print(app: TestApp, what: Printable) {
  const made = await app.call('invoiceDocuments', 'print', { taskId: randomUUID(), what });
  const file = app.files.resolveOutgoing(made.fileToken);
  if (!file) throw new Error('there is no file');
  return { ...made, bytes: readFileSync(file.path) };
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/gu)?.length;

async function officeWithThree() {
  const app = await createBilledOffice();
  for (const startedOn of ['2026-11-10', '2026-11-20']) await addContract(app, app.anaId, { startedOn });
  await issueRun(app, '2026-11-24');
  return { ...app, ids: (await listedInvoices(app)).map(({ id }) => id).toReversed() };
}

test('an invoice is a PDF, the same to the last byte whenever it is made, with the letters of Spanish in it', async () => {
  const app = await officeWithThree();
  const [id = 0] = app.ids;
  const first = await print(app, { kind: 'invoices', ids: [id] });
  expect(first).toMatchObject({ fileName: 'factura-B-1.pdf', documents: 1 });
  expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(first.bytes)).toBe(1);
  // Letters travel in the file, cut to those that it uses; the only day in it is that of the issue.
  expect(first.bytes.toString('latin1')).toMatch(/\/FontFile2/u);
  expect(first.bytes.toString('latin1')).toContain('(D:20261124120000Z)');
  app.clock.ms += 40 * 86_400_000;
  const client = await app.call('clients', 'get', { id: app.anaId });
  expect(client.name).toBe('Ana Muñoz');
  expect((await print(app, { kind: 'invoices', ids: [id] })).bytes.equals(first.bytes)).toBe(true);
});

test('a run, a client or a list of invoices is one file, in the order of the numbers', async () => {
  const app = await officeWithThree();
  const { ids } = app;
  const runId = (await app.call('invoices', 'runs', {})).runs[0]?.id ?? 0;
  const run = await print(app, { kind: 'filter', filter: { text: '', runId } });
  expect(run).toMatchObject({ fileName: 'facturas-1-a-3.pdf', documents: 3 });
  expect(pagesOf(run.bytes)).toBe(3);
  const two = await print(app, { kind: 'invoices', ids: ids.slice(1).toReversed() });
  expect(two).toMatchObject({ fileName: 'facturas-2-a-3.pdf', documents: 2 });
  expect((await print(app, { kind: 'filter', filter: { text: '', clientId: app.anaId } })).documents).toBe(3);
});

test('what is not there is not printed, and a print that is cancelled leaves no file', async () => {
  const app = await officeWithThree();
  const asked = (what: Printable, taskId = randomUUID()) => app.call('invoiceDocuments', 'print', { taskId, what });
  const gone = asked({ kind: 'invoices', ids: [...app.ids, 999] });
  expect(await refusalOf(gone)).toMatchObject({ code: 'NOT_FOUND' });
  const nobody = asked({ kind: 'filter', filter: { text: 'nadie' } });
  expect(await refusalOf(nobody)).toMatchObject({ code: 'NOT_FOUND' });
  const taskId = randomUUID();
  const cancelled = asked({ kind: 'invoices', ids: app.ids }, taskId);
  await app.call('tasks', 'cancel', { taskId });
  expect(await refusalOf(cancelled)).toMatchObject({ code: 'CANCELLED' });
  const outgoing = join(app.folder, 'files', 'outgoing');
  expect(readdirSync(outgoing).flatMap((token) => readdirSync(join(outgoing, token)))).toEqual([]);
});

test('a razón social’s logo is on what is issued from then on, the same to the last byte, and what was issued keeps its own', async () => {
  const app = await createBilledOffice();
  const entityOf = async () => {
    const { legalEntities } = await parametersOf(app);
    const found = legalEntities.find(({ id }) => id === app.entityId);
    if (!found) throw new Error('the office issues');
    return found;
  };
  const saveLogo = async (base64: string | null) => {
    const { id, version } = await entityOf();
    return app.call('billingParameters', 'saveLogo', { id, version, base64 });
  };
  const lastId = async () => (await listedInvoices(app))[0]?.id ?? 0;
  const hasPicture = (bytes: Buffer) => bytes.toString('latin1').includes('/Subtype /Image');
  await issueRun(app, '2026-11-24');
  const plain = await lastId();
  const { logoId } = await saveLogo(PNG_POINT);
  expect(await app.call('billingParameters', 'logo', { id: logoId ?? 0 })).toEqual({
    media: 'image/png',
    base64: PNG_POINT,
  });
  app.clock.ms = Date.parse('2026-12-01T12:00:00Z');
  await issueRun(app, '2026-12-01');
  const withLogo = await lastId();
  const first = (await print(app, { kind: 'invoices', ids: [withLogo] })).bytes;
  expect(hasPicture(first)).toBe(true);
  expect(hasPicture((await print(app, { kind: 'invoices', ids: [plain] })).bytes)).toBe(false);
  // Another picture, or none, changes nothing of what was issued; nor does whatever else of the issuer is saved.
  await saveLogo(JPEG_POINT);
  await saveLogo(null);
  expect((await entityOf()).logoId).toBeNull();
  expect((await print(app, { kind: 'invoices', ids: [withLogo] })).bytes.equals(first)).toBe(true);
  const both = (await print(app, { kind: 'invoices', ids: [plain, withLogo] })).bytes;
  expect(pagesOf(both)).toBe(2);
  const { id } = await entityOf();
  await expect(app.call('billingParameters', 'saveLogo', { id, version: 1, base64: null })).rejects.toThrow('CONFLICT');
});

test('what cannot be printed is no logo', async () => {
  const app = await createBilledOffice();
  const { legalEntities } = await parametersOf(app);
  const [entity] = legalEntities;
  const damaged = Buffer.from(PNG_POINT, 'base64');
  damaged.fill(0, 45, 55);
  for (const base64 of ['', 'no', Buffer.from('GIF89a').toString('base64'), damaged.toString('base64')]) {
    const saved = app.call('billingParameters', 'saveLogo', {
      id: entity?.id ?? 0,
      version: entity?.version ?? 0,
      base64,
    });
    expect(await refusalOf(saved)).toMatchObject({ code: 'LOGO_INVALID', field: 'base64' });
  }
  expect(app.unexpected).toEqual([]);
});
