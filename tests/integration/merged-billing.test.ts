import { expect, test } from 'vitest';
import { createAccountOffice } from '../support/account';
import { askFile, invoicesOf } from '../support/accountant';
import { type BillingInput, type BillingOffice, billingWith, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { issueRun, previewRun } from '../support/invoice-run';
import { addClient } from '../support/mass-updates';
import { bill, comes } from '../support/settled-office';

async function merge({ call }: BillingOffice, keptId: number, mergedId: number, take: 'billing'[] = []) {
  const version = async (id: number) => (await call('clients', 'get', { id })).version;
  const [keptVersion, mergedVersion] = [await version(keptId), await version(mergedId)];
  return call('duplicates', 'merge', { keptId, keptVersion, mergedId, mergedVersion, take, joinNotes: false });
}

/** Ana, billed from November to February; and Ana again, with a contract of the beginning. */
async function createTwins(billing?: Partial<BillingInput>) {
  const app = await createAccountOffice(1);
  const twinId = await addClient(app, { name: 'MUÑOZ ANA', customId: '77' });
  await addContract(app, twinId, { ip: '10.0.0.9' });
  if (billing) await saveBilling(app, twinId, await billingWith(app, billing));
  await bill(app, '2026-11-24', '2026-12-01', '2027-01-01', '2027-02-01');
  return { ...app, twinId };
}

const coursesOf = ({ folder }: BillingOffice) => askFile(folder, 'SELECT * FROM contract_courses ORDER BY contract_id');

/** The periods of the invoices of the twin's contract, whoever's it is. */
async function twinPeriods(app: BillingOffice, clientId: number) {
  const { contracts } = await app.call('contracts', 'list', { clientId });
  const twin = contracts.find(({ ip }) => ip === '10.0.0.9');
  return (await invoicesOf(app, clientId))
    .filter(({ contractId }) => contractId === twin?.id)
    .map(({ startOn, endOn }) => [startOn, endOn]);
}

test('the contract of who was not billed is billed from the merge on, and not before', async () => {
  const app = await createTwins();
  await comes(app, '2027-02-10');
  const preview = await app.call('duplicates', 'preview', { keptId: app.anaId, mergedId: app.twinId });
  expect(preview.unbilledBefore).toEqual({ merged: '2027-02-10', kept: null });
  await merge(app, app.anaId, app.twinId);
  expect(await previewRun(app, '2027-02-10')).toMatchObject({ invoices: 1 });
  await bill(app, '2027-02-10', '2027-03-01');
  expect(await twinPeriods(app, app.anaId)).toEqual([
    ['2027-02-10', '2027-02-28'],
    ['2027-03-01', '2027-03-31'],
  ]);
});

test('a later Facturar desde is kept to by the contract that it was said of', async () => {
  const app = await createTwins({ billedFromOn: '2027-03-01' });
  await merge(app, app.anaId, app.twinId);
  expect(await previewRun(app, '2027-02-01')).toMatchObject({ invoices: 0 });
  await bill(app, '2027-03-01');
  expect(await twinPeriods(app, app.anaId)).toEqual([['2027-03-01', '2027-03-31']]);
});

test('what was billed goes on where it had come to', async () => {
  const app = await createTwins({});
  const before = coursesOf(app);
  const preview = await app.call('duplicates', 'preview', { keptId: app.anaId, mergedId: app.twinId });
  expect(preview.unbilledBefore).toEqual({ merged: null, kept: null });
  await merge(app, app.anaId, app.twinId);
  expect(coursesOf(app)).toEqual(before);
  expect(await previewRun(app, '2027-02-01')).toMatchObject({ invoices: 0 });
});

test('who takes over how the other is billed is not billed for what was before', async () => {
  const app = await createTwins();
  // The twin, who was not billed, is kept.
  const preview = await app.call('duplicates', 'preview', { keptId: app.twinId, mergedId: app.anaId });
  expect(preview.unbilledBefore).toEqual({ merged: null, kept: '2027-02-01' });
  const { id } = await merge(app, app.twinId, app.anaId, ['billing']);
  expect(await previewRun(app, '2027-02-01')).toMatchObject({ invoices: 1 });
  await issueRun(app, '2027-02-01');
  expect(await twinPeriods(app, app.twinId)).toEqual([['2027-02-01', '2027-02-28']]);
  await app.call('duplicates', 'undo', { id });
  expect(await previewRun(app, '2027-02-01')).toMatchObject({ invoices: 0 });
});

test('its undoing puts back how far each contract had come, unless it was billed since', async () => {
  const app = await createTwins({ billedFromOn: '2027-03-01' });
  const before = coursesOf(app);
  const first = await merge(app, app.anaId, app.twinId);
  expect(coursesOf(app)).not.toEqual(before);
  await app.call('duplicates', 'undo', { id: first.id });
  expect(coursesOf(app)).toEqual(before);
  const { id } = await merge(app, app.anaId, app.twinId);
  await bill(app, '2027-03-01');
  const billed = coursesOf(app);
  await app.call('duplicates', 'undo', { id });
  expect(coursesOf(app)).toEqual(billed);
  expect(await previewRun(app, '2027-03-01')).toMatchObject({ invoices: 0 });
});
