import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { accountFaults } from '../support/account';
import { named, parametersOf } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { createBilledOffice, issueRun, listedInvoices, previewRun } from '../support/invoice-run';
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

async function credit(app: Office, totalCents: number, reason = 'Corte de tres días', rebill = false) {
  const { leftCents } = await app.call('creditNotes', 'list', { invoiceId: app.invoiceId });
  return app.call('creditNotes', 'issue', { invoiceId: app.invoiceId, leftCents, totalCents, reason, rebill });
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

test('an invoice that was credited whole is billed anew where it is asked for, and two never live', async () => {
  const app = await reportedOffice();
  expect(await refusalOf(credit(app, 1_000, 'CUIT equivocado', true))).toMatchObject({
    code: 'CREDIT_NOT_WHOLE',
    field: 'rebill',
  });
  await credit(app, 999_000);
  expect((await previewRun(app, '2026-11-24')).invoices).toBe(0);
  await credit(app, 2_000_000, 'CUIT equivocado', true);
  const preview = await previewRun(app, '2026-11-24');
  // Nothing lives to compare with: it is its contract's first.
  expect(preview).toMatchObject({ invoices: 1, totalCents: 2_999_000, change: { first: 1 } });
  await issueRun(app, '2026-11-24');
  expect(await refusalOf(issueRun(app, '2026-11-24'))).toMatchObject({ code: 'NOTHING_TO_ISSUE' });
  const live = await listedInvoices(app);
  expect(live.map(({ internalNumber, startOn }) => [internalNumber, startOn])).toEqual([
    [2, '2026-11-01'],
    [1, '2026-11-01'],
  ]);
  expect(await app.call('account', 'get', { clientId: app.anaId })).toMatchObject({
    balanceCents: 2_999_000,
    unpaid: [{ invoice: { internalNumber: 2 } }],
  });
  expect(accountFaults(app.folder)).toEqual([]);
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  onTestFinished(() => void sqlite.close());
  const columns = sqlite.pragma('table_info(invoices)');
  const names = z.array(z.object({ name: z.string() })).parse(columns);
  const copied = names.map(({ name }) => ({ id: 'NULL', internal_number: '99' })[name] ?? name).join(', ');
  const second = `INSERT INTO invoices SELECT ${copied} FROM invoices WHERE internal_number = 2`;
  expect(() => sqlite.exec(second)).toThrow(/UNIQUE/u);
  expect(() => sqlite.exec('UPDATE invoices SET credited_at_ms = NULL WHERE internal_number = 1')).toThrow(
    /whole once/u,
  );
  expect(() => sqlite.exec('UPDATE invoices SET credited_at_ms = 5 WHERE internal_number = 2')).toThrow(/whole once/u);
});

test('a whole credit without a word on billing anew settles the period', async () => {
  const app = await reportedOffice();
  await credit(app, 2_999_000, 'Se fue antes');
  expect((await previewRun(app, '2026-11-24')).invoices).toBe(0);
});

test('a note is never dated before its invoice, though the clock was set back', async () => {
  const app = await reportedOffice();
  app.clock.ms = Date.parse('2026-11-20T12:00:00Z');
  const { id } = await credit(app, 100);
  expect(await app.call('creditNotes', 'get', { id })).toMatchObject({ issuedOn: '2026-11-24' });
});

test('the dates of an X’s notes go on as their numbers do, though the clock was set back between them', async () => {
  const app = await createBilledOffice();
  const { taxConditions } = await parametersOf(app);
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  await issueRun(app, '2026-11-24');
  const [invoice] = await listedInvoices(app);
  const invoiceId = invoice?.id ?? 0;
  for (const day of ['2026-11-28', '2026-11-25', '2026-11-30']) {
    app.clock.ms = Date.parse(`${day}T12:00:00Z`);
    await credit({ ...app, invoiceId }, 100);
  }
  const { notes } = await app.call('creditNotes', 'list', { invoiceId });
  expect(notes.map(({ number, issuedOn }) => [number, issuedOn])).toEqual([
    [1, '2026-11-28'],
    [2, '2026-11-28'],
    [3, '2026-11-30'],
  ]);
});
