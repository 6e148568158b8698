import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { named, parametersOf } from '../support/billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { createBilledOffice, issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import {
  answer,
  answersFile,
  applyAnswers,
  approvalWith,
  previewAnswers,
  queueOf,
  rejectionFor,
} from '../support/reporting';
import { refusalOf } from '../support/test-app';

/** Three invoices B of Ana's three contracts, not yet reported. */
async function officeToReport() {
  const app = await createBilledOffice();
  for (const startedOn of ['2026-11-10', '2026-11-20']) await addContract(app, app.anaId, { startedOn });
  await issueRun(app, '2026-11-24');
  return app;
}
type Office = Awaited<ReturnType<typeof officeToReport>>;

const queued = async (app: Office) => (await queueOf(app)).rows.map(({ internalNumber }) => internalNumber);

async function first(app: Office) {
  const [row] = (await queueOf(app)).rows;
  if (!row) throw new Error('nothing is due');
  return row;
}

test('an answer gives an invoice its number and its code, in the order of the series, and then nothing changes it', async () => {
  const app = await officeToReport();
  const row = await first(app);
  expect(row).toMatchObject({ kind: 'invoice', internalNumber: 1, typeCode: 'B', pointOfSale: 3, nextNumber: 1 });
  const ahead = answer(app, row, approvalWith({ number: 2 }));
  expect(await refusalOf(ahead)).toMatchObject({
    code: 'ANSWER_OUT_OF_SEQUENCE',
    params: { number: 1 },
    field: 'number',
  });
  await answer(app, row, approvalWith());
  expect(await app.call('invoices', 'get', { id: row.id })).toMatchObject({
    fiscalState: 'reported',
    number: 1,
    authorizationCode: '74512345678901',
    authorizationExpiresOn: '2026-12-04',
  });
  expect(await queued(app)).toEqual([2, 3]);
  const second = await first(app);
  const again = answer(app, second, approvalWith());
  expect(await refusalOf(again)).toMatchObject({ code: 'ANSWER_OUT_OF_SEQUENCE', params: { number: 2 } });
  const twice = answer(app, { ...row, version: 2 }, approvalWith({ number: 2 }));
  expect(await refusalOf(twice)).toMatchObject({ code: 'ANSWER_FINAL' });
  const stale = answer(app, { ...second, version: 9 }, approvalWith({ number: 2 }));
  expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT' });
});

test.each([
  [approvalWith({ number: null }), 'VALIDATION', 'number'],
  [approvalWith({ authorizationCode: '123' }), 'ANSWER_CODE', 'authorizationCode'],
  [approvalWith({ authorizationExpiresOn: null }), 'VALIDATION', 'authorizationExpiresOn'],
  [rejectionFor(''), 'VALIDATION', 'reason'],
])('an answer that is not whole is refused at its field (%#)', async (given, code, field) => {
  const app = await officeToReport();
  expect(await refusalOf(answer(app, await first(app), given))).toMatchObject({ code, field });
});

test('what was rejected says why, stays in the queue, and is reported again', async () => {
  const app = await officeToReport();
  await answer(app, await first(app), rejectionFor('El CUIT no existe'));
  const row = await first(app);
  expect(row).toMatchObject({ internalNumber: 1, rejected: true, rejectionReason: 'El CUIT no existe', nextNumber: 1 });
  await answer(app, row, approvalWith());
  expect(await app.call('invoices', 'get', { id: row.id })).toMatchObject({
    fiscalState: 'reported',
    rejectionReason: '',
  });
});

test('a file of answers is taken in the order of its numbers; what does not fit is told and stays', async () => {
  const app = await officeToReport();
  const token = answersFile(app, [
    '3;Aprobado;0003-00000002;74512345678903;04/12/2026;',
    '1;A;1;74512345678901;20261204;',
    '2;Rechazada;;;;Falta el domicilio',
    '99;A;3;74512345678904;2026-12-04;',
    '1;A;4;74512345678905;2026-12-04;',
    '2;quizás;;;;',
    ';;;;;',
  ]);
  const seen = await previewAnswers(app, token);
  expect(seen).toMatchObject({ approved: 2, rejected: 1, known: 0, problems: 3 });
  expect(seen.rows.slice(0, 3).map(({ row, problem }) => [row, problem])).toEqual([
    [7, 'result'],
    [5, 'unknown'],
    [6, 'twice'],
  ]);
  expect(await applyAnswers(app, token)).toEqual({ approved: 2, rejected: 1 });
  const numbers = (await listedInvoices(app)).map(({ internalNumber, number, fiscalState }) => [
    internalNumber,
    number,
    fiscalState,
  ]);
  expect(numbers).toEqual([
    [3, 2, 'reported'],
    [2, null, 'rejected'],
    [1, 1, 'reported'],
  ]);
  // The same file again: what it approved is known, and the rejection is only said again.
  expect(await previewAnswers(app, token)).toMatchObject({ approved: 0, known: 2, rejected: 1 });
});

test('a gap in a file’s numbers stops its series there, and a file whose answers changed meanwhile writes nothing', async () => {
  const app = await officeToReport();
  const token = answersFile(app, [
    '1;A;1;74512345678901;2026-12-04;',
    '2;A;3;74512345678902;2026-12-04;',
    '3;A;4;74512345678903;2026-12-04;',
  ]);
  const seen = await previewAnswers(app, token);
  expect(seen).toMatchObject({ approved: 1, problems: 2 });
  expect(seen.rows.map(({ problem, expected }) => [problem, expected])).toEqual([
    ['sequence', 2],
    ['sequence', 2],
    [null, null],
  ]);
  await answer(app, await first(app), approvalWith());
  const late = app.call('reporting', 'apply', {
    fileToken: token,
    taskId: randomUUID(),
    expected: { approved: 1, rejected: 0 },
  });
  expect(await refusalOf(late)).toMatchObject({ code: 'ANSWERS_CHANGED' });
  const wrong = app.files.receive('otra.csv', Buffer.from('a;b\r\n1;2'));
  expect(await refusalOf(previewAnswers(app, wrong))).toMatchObject({ code: 'ANSWERS_COLUMNS' });
});

test('what is exported, filled in, is what comes back', async () => {
  const app = await officeToReport();
  const made = await app.call('reporting', 'export', { format: 'csv', taskId: randomUUID() });
  expect(made).toMatchObject({ fileName: 'por-informar-2026-11-24.csv', rows: 3 });
  const text = readFileSync(app.files.resolveOutgoing(made.fileToken)?.path ?? '', 'utf8');
  const [header = '', ...rows] = text.trim().split('\r\n');
  expect(header).toContain('N.º interno;Comprobante;Razón social;CUIT del emisor;Tipo;Punto de venta;Fecha;Cliente');
  expect(rows[0]).toContain('1;Factura;Norte Digital S. R. L.;30-50001091-2;B;3;24/11/2026');
  expect(rows[0]).toContain('24785,12;5204,88;29990;IVA 21 %: 5204.88');
  const filled = rows.map((row, at) => row.replace(/;;;;;$/u, `;Aprobado;${at + 1};7451234567890${at};04/12/2026;`));
  const token = app.files.receive('lista.csv', Buffer.from([header, ...filled].join('\r\n')));
  expect(await applyAnswers(app, token)).toEqual({ approved: 3, rejected: 0 });
  expect(await queued(app)).toEqual([]);
});

test('who is reported after paying waits until then', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app, { reportAfterPayment: true }));
  await addContract(app, app.anaId);
  await issueRun(app, '2026-11-24');
  expect(await queueOf(app)).toMatchObject({ rows: [], due: 0, waiting: 1 });
  expect((await queueOf(app, 'waiting')).rows).toMatchObject([{ internalNumber: 1 }]);
});

test('a voided invoice stays with its number, frees its period, and its number is nobody else’s', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  await addContract(app, app.anaId);
  app.clock.ms = Date.parse('2026-12-02T12:00:00Z');
  // November and December: the void is of the first, in the midst of the contract's course.
  await issueRun(app, '2026-12-02');
  const november = (await listedInvoices(app)).at(-1);
  const { id, version } = await app.call('invoices', 'get', { id: november?.id ?? 0 });
  await app.call('invoices', 'void', { id, version, reason: 'Precio equivocado' });
  expect(await app.call('invoices', 'get', { id })).toMatchObject({
    voided: true,
    voidReason: 'Precio equivocado',
    number: 501,
  });
  expect(await previewRun(app, '2026-12-02')).toMatchObject({ invoices: 1, totalCents: 2_999_000 });
  await issueRun(app, '2026-12-02');
  const rows = await listedInvoices(app);
  expect(rows.map(({ number, startOn, voided }) => [number, startOn, voided])).toEqual([
    [503, '2026-11-01', false],
    [502, '2026-12-01', false],
    [501, '2026-11-01', true],
  ]);
  const { total, totalCents } = await app.call('invoices', 'list', { filter: {}, offset: 0, limit: 10 });
  expect({ total, totalCents }).toEqual({ total: 3, totalCents: 5_998_000 });
  // Billed once more, and no more than that.
  expect(await previewRun(app, '2026-12-02')).toMatchObject({ invoices: 0 });
  const again = app.call('invoices', 'void', { id, version: version + 1, reason: 'x' });
  expect(await refusalOf(again)).toMatchObject({ code: 'INVOICE_VOID' });
});

test('what was reported is never voided, by no way', async () => {
  const app = await officeToReport();
  const row = await first(app);
  await answer(app, row, approvalWith());
  const late = app.call('invoices', 'void', { id: row.id, version: row.version + 1, reason: 'x' });
  expect(await refusalOf(late)).toMatchObject({ code: 'INVOICE_REPORTED' });
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  onTestFinished(() => void sqlite.close());
  for (const change of [
    "fiscal_state = 'pending', reported_at_ms = NULL",
    'voided_at_ms = 1',
    "authorization_code = 'x'",
  ])
    expect(() => sqlite.exec(`UPDATE invoices SET ${change} WHERE id = ${row.id}`)).toThrow(/never changes/u);
});
