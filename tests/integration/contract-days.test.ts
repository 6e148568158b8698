import Sqlite from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import {
  addContract,
  type ContractOffice,
  contractFieldsWith,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import { tryList } from '../support/lists';
import { refusalOf } from '../support/test-app';

const reason = 'se arrepintió';

async function end(app: ContractOffice, endedOn: string) {
  const { id, version } = await onlyContract(app, app.anaId);
  return app.call('contracts', 'end', { id, version, endedOn, reason });
}

test('the first day of a contract that ended is not put back, nor set, to one after its end', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { startedOn: '2026-11-20' });
  const earlier = contractFieldsWith({ startedOn: '2026-11-10' });
  await app.call('contracts', 'update', { id, version: 1, fields: earlier });
  await end(app, '2026-11-15');
  const asked = { clientId: app.anaId, field: 'contract.startedOn', offset: 0, limit: 1 };
  const { entries } = await app.call('audit', 'list', asked);
  const refused = { code: 'DATE_AFTER_END', params: { date: '2026-11-15' }, field: 'startedOn' };
  const { version } = await onlyContract(app, app.anaId);
  const putBack = app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
  expect(await refusalOf(putBack)).toMatchObject(refused);
  const draft = contractFieldsWith({ startedOn: '2026-11-16' });
  expect(await refusalOf(app.call('contracts', 'update', { id, version, fields: draft }))).toMatchObject(refused);
  expect((await app.call('contracts', 'check', { id, draft })).problems).toMatchObject([refused]);
});

test('a contract that has not begun ends on its first day, lets go of its IP, and is billed nothing', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId, { startedOn: '2026-12-15', ip: '10.0.0.1' });
  expect(await refusalOf(end(app, '2026-12-16'))).toMatchObject({ code: 'DATE_TO_COME' });
  await end(app, '2026-11-24');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ endedOn: '2026-12-15' });
  await addContract(app, app.betoId, { ip: '10.0.0.1' });
  const untilOn = '2026-12-24';
  expect(await app.call('invoices', 'preview', { taskId: randomUUID(), untilOn })).toMatchObject({ invoices: 0 });
});

test('a first day or a plan more than a year ahead is a slip of the pen', async () => {
  const app = await createContractOffice();
  const far = { code: 'DATE_TOO_FAR', params: { date: '2027-11-24' } };
  expect(await refusalOf(addContract(app, app.anaId, { startedOn: '2027-11-25' }))).toMatchObject(far);
  const id = await addContract(app, app.anaId, { startedOn: '2027-11-24' });
  const change = { id, version: 1, reason };
  const terms = { planId: app.hogarId, ownPriceCents: null };
  expect(
    await refusalOf(app.call('contracts', 'changePlan', { ...change, terms, onDate: '9999-12-31' })),
  ).toMatchObject(far);
  const list = ['ID cliente;Plan;Fecha de alta', '2;Fibra 100 Mb;31/12/9999', '2;Hogar 25 Mb;24/11/2027'];
  const { draftId } = await tryList(app, list);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
  expect(rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)])).toEqual([
    ['problem', 'dateTooFar'],
    ['new'],
  ]);
});

test('a first day whose year is none is a slip of the pen, in the form as in a list; one that is so already stays', async () => {
  const app = await createContractOffice();
  const early = { code: 'DATE_TOO_EARLY', params: { date: '1900-01-01' }, field: 'startedOn' };
  expect(await refusalOf(addContract(app, app.anaId, { startedOn: '0202-03-02' }))).toMatchObject(early);
  const id = await addContract(app, app.anaId, { startedOn: '1900-01-01' });
  const draft = contractFieldsWith({ startedOn: '1899-12-31' });
  expect((await app.call('contracts', 'check', { id, draft })).problems).toMatchObject([early]);
  const update = (fields: Partial<typeof draft>) =>
    app.call('contracts', 'update', { id, version: 1, fields: { ...draft, ...fields } });
  expect(await refusalOf(update({}))).toMatchObject(early);
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  sqlite.exec("UPDATE contracts SET started_on = '0202-03-02'");
  sqlite.close();
  expect(await update({ startedOn: calendarDate.parse('0202-03-02'), notes: 'techo' })).toEqual({ version: 2 });
  const { draftId } = await tryList(app, [
    'ID cliente;Plan;Fecha de alta',
    '2;Fibra 100 Mb;31/12/1899',
    '2;Hogar 25 Mb;1/1/1900',
  ]);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['dateInvalid'], []]);
});

test('a plan does not change before it changed last; on the same day it may', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const change = (version: number, planId: number, onDate: string) =>
    app.call('contracts', 'changePlan', { id, version, terms: { planId, ownPriceCents: null }, onDate, reason });
  await change(1, app.hogarId, '2026-11-20');
  expect(await refusalOf(change(2, app.fibraId, '2026-11-10'))).toMatchObject({
    code: 'DATE_BEFORE_CHANGE',
    params: { date: '2026-11-20' },
    field: 'onDate',
  });
  expect(await change(2, app.fibraId, '2026-11-20')).toEqual({ version: 3 });
});

test('a first day goes behind no change of plan, made or agreed: not in the form, nor from the audit, nor by a list', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { startedOn: '2026-06-01' });
  const update = (version: number, startedOn: string) =>
    app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ startedOn }) });
  const change = (version: number, planId: number, onDate: string) =>
    app.call('contracts', 'changePlan', { id, version, terms: { planId, ownPriceCents: null }, onDate, reason });
  await update(1, '2026-01-10');
  await change(2, app.hogarId, '2026-03-01');
  await change(3, app.fibraId, '2026-04-01');
  const refused = { code: 'DATE_AFTER_CHANGE', params: { date: '2026-03-01' }, field: 'startedOn' };
  expect(await refusalOf(update(4, '2026-03-02'))).toMatchObject(refused);
  const draft = contractFieldsWith({ startedOn: '2026-06-01' });
  expect((await app.call('contracts', 'check', { id, draft })).problems).toMatchObject([refused]);
  const asked = { clientId: app.anaId, field: 'contract.startedOn', offset: 0, limit: 1 };
  const { entries } = await app.call('audit', 'list', asked);
  const putBack = app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version: 4 });
  expect(await refusalOf(putBack)).toMatchObject(refused);
  const row = async (day: string) => {
    const { draftId } = await tryList(app, ['ID cliente;Plan;Usuario;Fecha de alta', `1;Fibra 100 Mb;ana;${day}`]);
    return (await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 })).rows[0];
  };
  await app.call('contracts', 'update', { id, version: 4, fields: contractFieldsWith({ userName: 'ana' }) });
  expect(await row('2/3/2026')).toMatchObject({
    outcome: 'problem',
    problems: [{ code: 'dateAfterChange', field: 'startedOn', other: '01/03/2026' }],
  });
  expect(await row('1/3/2026')).toMatchObject({ outcome: 'changes', problems: [] });
  await update(5, '2026-03-01');
});

test('a contract that has not begun is put off, but not behind the day of a plan that is agreed for later', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { startedOn: '2026-12-01' });
  const terms = { planId: app.hogarId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', { id, version: 1, terms, onDate: '2026-12-15', reason });
  const update = (version: number, startedOn: string) =>
    app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ startedOn }) });
  expect(await refusalOf(update(2, '2026-12-16'))).toMatchObject({
    code: 'DATE_AFTER_CHANGE',
    params: { date: '2026-12-15' },
  });
  await update(2, '2026-12-15');
  // Held on no day, what it was before says nothing of when it begins.
  expect(await update(3, '2026-12-20')).toEqual({ version: 4 });
});

test('a latitude and a longitude that are crossed come in uncrossed, a place abroad as it stands, both told', async () => {
  const app = await createContractOffice();
  const { draftId } = await tryList(app, [
    'ID cliente;Plan;IP;Latitud;Longitud',
    '1;Fibra 100 Mb;10.0.0.1;-68.3301;-34.6177',
    '2;Fibra 100 Mb;10.0.0.2;40.4168;-3.7038',
    '2;Hogar 25 Mb;10.0.0.3;-34,6177;-68,3301',
  ]);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
  expect(rows.map(({ problems }) => problems)).toEqual([
    [{ code: 'positionTurned', field: 'latitude', other: '-34.617700, -68.330100' }],
    [{ code: 'positionOutside', field: 'latitude', other: '40.416800, -3.703800' }],
    [],
  ]);
  await app.call('imports', 'apply', { draftId });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ latitude: -34.6177, longitude: -68.3301 });
});

test('what is beyond 90 degrees can only be a longitude: a crossed pair of the far west is uncrossed too', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan;IP;Latitud;Longitud', '1;Fibra 100 Mb;10.0.0.1;-109.4;-27.1'];
  const { draftId } = await tryList(app, list);
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
  // Easter Island is no part of this office's country: nothing says that the two are crossed.
  expect(rows[0]?.problems).toMatchObject([{ code: 'positionInvalid' }]);
});

async function voidAll(app: ContractOffice) {
  for (const { id } of await listedInvoices(app)) {
    const { version } = await app.call('invoices', 'get', { id });
    await app.call('invoices', 'void', { id, version, reason });
  }
}

test('a void invoice of a contract that ended before it began is billed no more', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId, { startedOn: '2026-12-15' });
  await issueRun(app, '2026-12-24');
  expect(await listedInvoices(app)).toHaveLength(1);
  await end(app, '2026-11-24');
  await voidAll(app);
  expect(await previewRun(app, '2026-12-24')).toMatchObject({ invoices: 0, totalCents: 0 });
});

test('the void invoices of a contract that ended are billed as far as it went, and not at all after it', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId, { startedOn: '2026-01-10' });
  await issueRun(app, '2026-12-24');
  expect((await listedInvoices(app)).map(({ startOn }) => startOn)).toEqual(['2026-12-01', '2026-11-01']);
  await end(app, '2026-11-24');
  await voidAll(app);
  // 24 of the 30 days of November, of 29,990.00.
  expect(await previewRun(app, '2026-12-24')).toMatchObject({ invoices: 1, totalCents: 2_399_200 });
});
