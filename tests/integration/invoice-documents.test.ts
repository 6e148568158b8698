import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Printable } from '../../src-main/contract/invoice-documents';
import { addContract } from '../support/contracts';
import { createBilledOffice, issueRun, listedInvoices } from '../support/invoice-run';
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
