import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printedInvoice } from '../../src-main/domain/invoice-documents/printed';
import { askFile, billedOf, changeFile, contractOf, invoicesOf, noon } from '../support/accountant';
import { type AccountOffice, createAccountOffice, pay } from '../support/account';
import { entityFieldsWith, named, parametersOf } from '../support/billing';
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
import { clientFieldsWith, refusalOf, type TestApp } from '../support/test-app';

/** Of each number that the authority gave, the day that its document bears before it. */
const daysByNumber = (folder: string) =>
  askFile<{ number: number; day: string }>(
    folder,
    "SELECT number, fiscal_on AS day FROM invoices WHERE fiscal_state = 'reported' ORDER BY number",
  ).map(({ number, day }) => [number, day]);

async function approve(
  app: Pick<TestApp, 'call'>,
  internalNumber: number,
  more: Parameters<typeof approvalWith>[0] = {},
) {
  const row = (await queueOf(app)).rows.find((one) => one.internalNumber === internalNumber);
  if (!row) throw new Error(`${internalNumber} is not due`);
  return answer(app, row, approvalWith({ number: row.nextNumber, ...more }));
}

test('the dates of a series go on as its numbers do: what a later one overtook bears the day on which it is reported', async () => {
  const app = await createAccountOffice(1);
  await saveBilling(app, app.anaId, await billingWith(app, { reportAfterPayment: true }));
  await issueRun(app, '2026-11-24');
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  // December is paid first, and reported; November months later.
  const { unpaid } = await app.call('account', 'get', { clientId: app.anaId });
  const december = unpaid.find(({ invoice }) => invoice?.internalNumber === 2);
  const spread = [{ debitId: december?.id ?? 0, surcharge: false, amountCents: 2_999_000 }];
  await pay(app, 2_999_000, { paidOn: '2026-12-01', spread });
  await approve(app, 2);
  app.clock.ms = noon('2027-02-15');
  await pay(app, 2_999_000, { paidOn: '2027-02-15' });
  expect((await queueOf(app)).rows).toMatchObject([
    { internalNumber: 1, issuedOn: '2026-11-24', reportOn: '2027-02-15', nextNumber: 2 },
  ]);
  await approve(app, 1);
  expect(daysByNumber(app.folder)).toEqual([
    [1, '2026-12-01'],
    [2, '2027-02-15'],
  ]);
  // The document and its square code say the day that the authority has; the account keeps that of its issue.
  const [november] = await invoicesOf(app, app.anaId);
  if (!november) throw new Error('November was billed');
  expect(november).toMatchObject({ issuedOn: '2026-11-24', fiscalOn: '2027-02-15' });
  const printed = printedInvoice(november, 'AR');
  expect(printed.facts).toContainEqual({ label: 'Fecha de emisión', text: '15/02/2027' });
  const code = atob(decodeURIComponent(printed.authorization?.code.split('?p=')[1] ?? ''));
  expect(code).toContain('"fecha":"2027-02-15"');
});

/** Of each document in the list to report: its number, the day that it is to bear, and its due date. */
async function exportedDays(app: AccountOffice) {
  const made = await app.call('reporting', 'export', { format: 'csv', taskId: randomUUID() });
  const text = readFileSync(app.files.resolveOutgoing(made.fileToken)?.path ?? '', 'utf8');
  const rows = text
    .trim()
    .split('\r\n')
    .map((row) => row.split(';'));
  const place = (header: string) => rows[0]?.findIndex((cell) => cell.endsWith(header)) ?? -1;
  return rows.slice(1).map((row) => [row[0], row[place('Fecha')]?.slice(0, 10), row[place('Vence')]?.slice(0, 10)]);
}

test('what is paid long after its issue is reported with a date that the authority takes', async () => {
  const app = await createAccountOffice(1);
  await saveBilling(app, app.anaId, await billingWith(app, { reportAfterPayment: true }));
  await issueRun(app, '2026-11-24');
  app.clock.ms = noon('2027-01-04');
  await pay(app, 2_999_000, { paidOn: '2027-01-04' });
  const due = (await queueOf(app)).rows.map(({ issuedOn, reportOn }) => [issuedOn, reportOn]);
  expect(due).toEqual([['2026-11-24', '2027-01-04']]);
  // It was due on 4 December; the authority takes no due date before the document's own day.
  expect(await exportedDays(app)).toEqual([['1', '04/01/2027', '04/01/2027']]);
  await approve(app, 1);
  expect(daysByNumber(app.folder)).toEqual([[1, '2027-01-04']]);
});

test('what was rejected and mended after others were reported is listed, exported and numbered after them', async () => {
  const app = await createAccountOffice(2);
  await issueRun(app, '2026-11-24');
  const [first] = (await queueOf(app)).rows;
  if (!first) throw new Error('two are due');
  await answer(app, first, rejectionFor('Falta el domicilio'));
  await approve(app, 2);
  app.clock.ms = noon('2026-12-05');
  await issueRun(app, '2026-12-05');
  await approve(app, 3);
  expect((await queueOf(app)).rows.map(({ internalNumber, reportOn }) => [internalNumber, reportOn])).toEqual([
    [4, '2026-12-05'],
    [1, '2026-12-05'],
  ]);
  expect((await exportedDays(app)).map(([number, reportOn]) => [number, reportOn])).toEqual([
    ['4', '05/12/2026'],
    ['1', '05/12/2026'],
  ]);
  await approve(app, 4);
  await approve(app, 1);
  const days = daysByNumber(app.folder).map(([, day]) => day);
  expect(days).toEqual(['2026-11-24', '2026-12-05', '2026-12-05', '2026-12-05']);
});

test('a day that an answer names is taken where it fits in, and refused at its field where it does not', async () => {
  const app = await createAccountOffice(2);
  await issueRun(app, '2026-11-24');
  app.clock.ms = noon('2026-11-30');
  for (const fiscalOn of ['2026-11-23', '2026-12-01'])
    expect(await refusalOf(approve(app, 1, { fiscalOn }))).toMatchObject({ code: 'ANSWER_DATE', field: 'fiscalOn' });
  await approve(app, 1, { fiscalOn: '2026-11-28' });
  const early = approve(app, 2, { fiscalOn: '2026-11-27' });
  expect(await refusalOf(early)).toMatchObject({ code: 'ANSWER_DATE', params: { date: '2026-11-28' } });
  await approve(app, 2, { fiscalOn: '2026-11-29' });
  expect(daysByNumber(app.folder)).toEqual([
    [1, '2026-11-28'],
    [2, '2026-11-29'],
  ]);
});

test('a file of answers is held to the same order of days, each after the one before it', async () => {
  const app = await createAccountOffice(3);
  await issueRun(app, '2026-11-24');
  app.clock.ms = noon('2026-12-04');
  const head = 'N.º interno;Fecha;Resultado;Número fiscal;CAE;Vencimiento del CAE';
  const rows = [
    '2;28/11/2026;A;1;74512345678901;2026-12-04',
    '1;26/11/2026;A;2;74512345678902;2026-12-04',
    '3;;A;2;74512345678903;2026-12-04',
  ];
  const token = app.files.receive('respuestas.csv', Buffer.from([head, ...rows].join('\r\n')));
  const seen = await previewAnswers(app, token);
  expect(seen.rows.map(({ document, problem }) => [document, problem])).toEqual([
    ['1', 'date'],
    ['2', null],
    ['3', null],
  ]);
  await applyAnswers(app, token);
  // Without a day of its own, what was issued on the 24th bears the day on which it is reported.
  expect(daysByNumber(app.folder)).toEqual([
    [1, '2026-11-28'],
    [2, '2026-12-04'],
  ]);
  expect(await previewAnswers(app, answersFile(app, ['1;A;3;74512345678902;2026-12-04;']))).toMatchObject({
    approved: 1,
  });
});

test('a clock that was set back issues nothing until it is right; what was issued ahead of time is voided first', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const fantasy = { legalEntityId: app.fantasyId, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-12-02');
  await issueRun(app, '2026-11-30');
  app.clock.ms = noon('2026-11-25');
  await saveBilling(app, app.betoId, await billingWith(app, fantasy));
  await addContract(app, app.betoId);
  expect(await refusalOf(previewRun(app, '2026-11-25'))).toMatchObject({
    code: 'CLOCK_BACK',
    params: { date: '2026-12-02' },
  });
  const blind = { untilOn: '2026-11-25', expected: { invoices: 1, totalCents: 2_999_000, digest: '' } };
  const refused = app.call('invoices', 'issue', { taskId: randomUUID(), ...blind });
  expect(await refusalOf(refused)).toMatchObject({ code: 'CLOCK_BACK' });
  const [ahead] = await listedInvoices(app);
  await app.call('invoices', 'void', { id: ahead?.id ?? 0, version: 1, reason: 'reloj adelantado' });
  await issueRun(app, '2026-11-25');
  const numbers = (await listedInvoices(app)).map(({ number, issuedOn, voided }) => [number, issuedOn, voided]);
  expect(numbers.toReversed()).toEqual([
    [501, '2026-12-02', true],
    [502, '2026-11-25', false],
    [503, '2026-11-25', false],
  ]);
});

test('a month without a run is caught up in the order of its days, and a second run adds nothing', async () => {
  const app = await createAccountOffice(2);
  app.clock.ms = noon('2027-01-03');
  await issueRun(app, '2027-01-03');
  const rows = (await listedInvoices(app)).toReversed();
  expect(rows.map(({ internalNumber, startOn, issuedOn }) => [internalNumber, startOn, issuedOn])).toEqual([
    [1, '2026-11-01', '2027-01-03'],
    [2, '2026-11-01', '2027-01-03'],
    [3, '2026-12-01', '2027-01-03'],
    [4, '2026-12-01', '2027-01-03'],
    [5, '2027-01-01', '2027-01-03'],
    [6, '2027-01-01', '2027-01-03'],
  ]);
  expect(await refusalOf(issueRun(app, '2027-01-03'))).toMatchObject({ code: 'NOTHING_TO_ISSUE' });
});

test('two runs at once until different days bill every period once', async () => {
  const app = await createAccountOffice(2);
  app.clock.ms = noon('2026-12-01');
  const seen = [await previewRun(app, '2026-11-30'), await previewRun(app, '2026-12-01')];
  const runs = seen.map(({ untilOn, invoices, totalCents, digest }) =>
    app.call('invoices', 'issue', { taskId: randomUUID(), untilOn, expected: { invoices, totalCents, digest } }),
  );
  const ended = await Promise.allSettled(runs);
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await issueRun(app, '2026-12-01').catch(() => undefined);
  expect(await listedInvoices(app)).toHaveLength(4);
});

test('a series of the office’s own goes to its last number and no further; the rest waits for another point of sale', async () => {
  const app = await createBillingOffice();
  const { taxConditions, invoiceTypes, legalEntities } = await parametersOf(app);
  const { id, version } = named(legalEntities, 'Internet del Norte');
  const seriesAt = (pointOfSale: number, nextNumber: number) => [
    { invoiceTypeId: named(invoiceTypes, 'X').id, pointOfSale, nextNumber, inUse: true },
  ];
  const fields = (series: ReturnType<typeof seriesAt>) =>
    entityFieldsWith(app, {
      name: 'Internet del Norte',
      conditionId: named(taxConditions, 'Fantasía').id,
      taxId: '',
      series,
    });
  await app.call('billingParameters', 'saveLegalEntity', {
    at: { id, version },
    fields: await fields(seriesAt(1, 99_999_999)),
  });
  const fantasy = { legalEntityId: id, taxConditionId: named(taxConditions, 'Fantasía').id, taxIds: [] };
  await saveBilling(app, app.anaId, await billingWith(app, fantasy));
  await addContract(app, app.anaId);
  await addContract(app, app.anaId);
  expect(await previewRun(app, '2026-11-24')).toMatchObject({
    invoices: 1,
    leftOut: 0,
    exclusions: [{ reason: 'seriesExhausted', periods: 1 }],
  });
  await issueRun(app, '2026-11-24');
  const now = named((await parametersOf(app)).legalEntities, 'Internet del Norte');
  const series = [...seriesAt(1, 100_000_000).map((one) => ({ ...one, inUse: false })), ...seriesAt(2, 1)];
  await app.call('billingParameters', 'saveLegalEntity', {
    at: { id, version: now.version },
    fields: await fields(series),
  });
  await issueRun(app, '2026-11-24');
  const rows = await listedInvoices(app);
  expect(rows.toReversed().map(({ pointOfSale, number }) => [pointOfSale, number])).toEqual([
    [1, 99_999_999],
    [2, 1],
  ]);
});

test('a price of zero is left out for good and billed again once it costs something', async () => {
  const app = await createBilledOffice();
  const { id, version } = await contractOf(app, app.anaId);
  const terms = { planId: app.fibraId, ownPriceCents: 0 };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-01', reason: 'bonificado' });
  expect(await previewRun(app, '2026-11-24')).toMatchObject({
    leftOut: 1,
    exclusions: [{ reason: 'zero', periods: 1 }],
  });
  expect(await issueRun(app, '2026-11-24')).toMatchObject({ invoices: 0 });
  app.clock.ms = noon('2026-12-01');
  const paid = { planId: app.fibraId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', {
    id,
    version: version + 1,
    terms: paid,
    onDate: '2026-12-01',
    reason: 'x',
  });
  await issueRun(app, '2026-12-01');
  expect(await billedOf(app, app.anaId)).toEqual([['2026-12-01', 2_999_000]]);
});

test('a client without the tax id that its condition asks for waits, and is billed once it is typed in', async () => {
  const app = await createBillingOffice();
  const { taxConditions } = await parametersOf(app);
  const made = await app.call(
    'clients',
    'create',
    clientFieldsWith({ name: 'Taller', customId: '9', taxId: '20-26756539-3' }),
  );
  const condition = named(taxConditions, 'Responsable Inscripto').id;
  await saveBilling(app, made.id, await billingWith(app, { taxConditionId: condition }));
  await addContract(app, made.id);
  const setTaxId = async (taxId: string) => {
    const client = await app.call('clients', 'get', { id: made.id });
    const fields = clientFieldsWith({ name: 'Taller', customId: '9', taxId });
    return app.call('clients', 'update', { id: made.id, version: client.version, fields, billing: client.billing });
  };
  // No form takes it away while it is billed; a list, or an older office, may have.
  expect(await refusalOf(setTaxId(''))).toMatchObject({ code: 'TAX_ID_NEEDED', field: 'taxId' });
  changeFile(app.folder, `UPDATE clients SET tax_id = '' WHERE id = ${made.id}`);
  expect(await previewRun(app, '2026-11-24')).toMatchObject({
    invoices: 0,
    leftOut: 0,
    exclusions: [{ reason: 'taxIdMissing' }],
  });
  expect(await refusalOf(issueRun(app, '2026-11-24'))).toMatchObject({ code: 'NOTHING_TO_ISSUE' });
  await setTaxId('20-26756539-3');
  await issueRun(app, '2026-11-24');
  expect((await invoicesOf(app, made.id)).map(({ document }) => document.code)).toEqual(['A']);
});
