import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { named, parametersOf } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { createBilledOffice, issueRun, listedInvoices } from '../support/invoice-run';
import { answer, answersFile, applyAnswers, approvalWith, queueOf, reportAll } from '../support/reporting';
import { refusalOf } from '../support/test-app';

/** An invoice B of 29,990.00 that was reported with the number 1. */
async function reportedOffice() {
  const app = await createBilledOffice();
  await issueRun(app, '2026-11-24');
  await reportAll(app);
  const [row] = await listedInvoices(app);
  return { ...app, invoiceId: row?.id ?? 0 };
}
type Office = Awaited<ReturnType<typeof reportedOffice>>;

async function credit(app: Office, totalCents: number, reason = 'Corte de tres días') {
  const { leftCents } = await app.call('creditNotes', 'list', { invoiceId: app.invoiceId });
  return app.call('creditNotes', 'issue', { invoiceId: app.invoiceId, leftCents, totalCents, reason });
}

test('a credit falls on net and tax in proportion, has a series of its own, and is reported like an invoice', async () => {
  const app = await reportedOffice();
  const { id } = await credit(app, 1_499_500);
  const note = await app.call('creditNotes', 'get', { id });
  // Half of 24,785.12 and of 5,204.88.
  expect(note).toMatchObject({
    netCents: 1_239_256,
    taxCents: 260_244,
    number: null,
    fiscalState: 'pending',
    invoiceNumber: 1,
  });
  expect(note.taxes).toMatchObject([{ name: 'IVA 21 %', amountCents: 260_244 }]);
  const [row] = (await queueOf(app)).rows;
  // Nothing says yet where the series begins: the authority's first number does.
  expect(row).toMatchObject({ kind: 'creditNote', internalNumber: 1, typeCode: 'B', nextNumber: null });
  if (!row) throw new Error('nothing is due');
  await answer(app, row, approvalWith({ number: 41 }));
  await credit(app, 1_000);
  expect((await queueOf(app)).rows).toMatchObject([{ kind: 'creditNote', internalNumber: 2, nextNumber: 42 }]);
  await applyAnswers(app, answersFile(app, ['NC-2;Aprobado;42;74512345678909;04/12/2026;']));
  const { notes, leftCents } = await app.call('creditNotes', 'list', { invoiceId: app.invoiceId });
  expect(notes.map(({ number, fiscalState }) => [number, fiscalState])).toEqual([
    [41, 'reported'],
    [42, 'reported'],
  ]);
  expect(leftCents).toBe(1_498_500);
});

test('no more is credited than an invoice came to, whoever asks', async () => {
  const app = await reportedOffice();
  await credit(app, 2_000_000);
  expect(await refusalOf(credit(app, 1_000_000))).toMatchObject({ code: 'CREDIT_TOO_HIGH', field: 'totalCents' });
  // Another window that saw all of it left.
  const stale = app.call('creditNotes', 'issue', {
    invoiceId: app.invoiceId,
    leftCents: 2_999_000,
    totalCents: 1,
    reason: 'x',
  });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT' });
  await credit(app, 999_000);
  expect((await app.call('creditNotes', 'list', { invoiceId: app.invoiceId })).leftCents).toBe(0);
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  onTestFinished(() => void sqlite.close());
  const more = `INSERT INTO credit_notes SELECT NULL, 1, 99, invoice_id, client_id, legal_entity_id, invoice_type_id, point_of_sale,
    NULL, issued_on, 1, '', 'x', 1, 0, 1, 'pending', '', NULL, NULL, '', NULL FROM credit_notes LIMIT 1`;
  expect(() => sqlite.exec(more)).toThrow(/no more is credited/u);
  expect(() => sqlite.exec('UPDATE credit_notes SET total_cents = 1')).toThrow(/never changes/u);
  expect(() => sqlite.exec('DELETE FROM credit_notes')).toThrow(/never deleted/u);
});

test('what was not reported is voided, not credited; an X is credited with a number at once', async () => {
  const app = await createBilledOffice();
  const { taxConditions } = await parametersOf(app);
  await issueRun(app, '2026-11-24');
  const [pending] = await listedInvoices(app);
  const early = credit({ ...app, invoiceId: pending?.id ?? 0 }, 100);
  expect(await refusalOf(early)).toMatchObject({ code: 'CREDIT_NOT_YET' });
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  app.clock.ms = Date.parse('2026-12-02T12:00:00Z');
  await issueRun(app, '2026-12-02');
  const [fantasyInvoice] = await listedInvoices(app);
  const invoiceId = fantasyInvoice?.id ?? 0;
  for (const total of [100, 200]) await credit({ ...app, invoiceId }, total);
  const { notes } = await app.call('creditNotes', 'list', { invoiceId });
  expect(notes.map(({ number, fiscalState }) => [number, fiscalState])).toEqual([
    [1, 'none'],
    [2, 'none'],
  ]);
  const { version } = await app.call('invoices', 'get', { id: invoiceId });
  const credited = app.call('invoices', 'void', { id: invoiceId, version, reason: 'x' });
  expect(await refusalOf(credited)).toMatchObject({ code: 'INVOICE_CREDITED' });
});

test('a credit note is printed', async () => {
  const app = await reportedOffice();
  const { id } = await credit(app, 100_000);
  const made = await app.call('invoiceDocuments', 'print', {
    taskId: randomUUID(),
    what: { kind: 'creditNotes', ids: [id] },
  });
  expect(made).toMatchObject({ fileName: 'nota-de-credito-B-1.pdf', documents: 1 });
});
