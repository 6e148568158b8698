import { expect, test } from 'vitest';
import { addContract, type ContractOffice, createContractOffice, onlyContract } from '../support/contracts';
import { refusalOf } from '../support/test-app';

const reason = 'se muda';
const DAY_MS = 24 * 3_600_000;

/** Ana's contract; a window that waits for days stays open. */
async function createOffice(): Promise<ContractOffice> {
  const app = await createContractOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  await addContract(app, app.anaId);
  return app;
}

async function pause(app: ContractOffice, untilOn: string): Promise<void> {
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version, untilOn, reason });
}

async function agreeOn(app: ContractOffice, onDate: string, ownPriceCents: number | null = null): Promise<void> {
  const { id, version } = await onlyContract(app, app.anaId);
  const terms = { planId: app.hogarId, ownPriceCents };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate, reason });
}

async function end(app: ContractOffice): Promise<void> {
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-24', reason });
}

/** Takes the last baja back; answers the contract as it is then. */
async function takeBack(app: ContractOffice, nth = 0) {
  const asked = { clientId: app.anaId, field: 'contract.endedOn', offset: 0, limit: 20 };
  const bajas = (await app.call('audit', 'list', asked)).entries.filter(({ before }) => before === '');
  const { version } = await onlyContract(app, app.anaId);
  const answered = await app.call('audit', 'putBack', { entryId: bajas[nth]?.id ?? 0, version });
  const now = await onlyContract(app, app.anaId);
  expect(now.version).toBe(answered.version);
  return now;
}

async function afterDays(app: ContractOffice, days: number) {
  app.clock.ms += days * DAY_MS;
  await app.app.applyDue();
  return onlyContract(app, app.anaId);
}

const isPaused = (pausedUntilOn: string) => ({ state: 'disabled', disabledBy: 'operator', pausedUntilOn });
const isOn = { state: 'enabled', disabledBy: null, pausedUntilOn: null };
const nothingAgreed = { nextPlanId: null, nextOwnPriceCents: null, nextPlanOn: null };

test('a baja that is taken back brings its pause back, which ends on its day as what was before it', async () => {
  const app = await createOffice();
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version, to: 'alerted', reason: 'debe' });
  await pause(app, '2026-11-27');
  await end(app);
  expect(await takeBack(app)).toMatchObject({ ...isPaused('2026-11-27'), endedOn: null });
  expect(await afterDays(app, 2)).toMatchObject(isPaused('2026-11-27'));
  expect(await afterDays(app, 1)).toMatchObject({ ...isOn, state: 'alerted' });
});

test('a pause whose day went by while its contract had ended is over once the baja is taken back', async () => {
  const app = await createOffice();
  await pause(app, '2026-11-27');
  await end(app);
  expect(await afterDays(app, 5)).toMatchObject({ endedOn: '2026-11-24' });
  expect(await takeBack(app)).toMatchObject({ ...isOn, endedOn: null });
});

test('a baja that is taken back brings back the plan and the price that were agreed, with their day', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-12-01', 1_500_000);
  await end(app);
  expect(await onlyContract(app, app.anaId)).toMatchObject(nothingAgreed);
  expect(await takeBack(app)).toMatchObject({
    planId: app.fibraId,
    nextPlanId: app.hogarId,
    nextOwnPriceCents: 1_500_000,
    nextPlanOn: '2026-12-01',
  });
  expect(await afterDays(app, 7)).toMatchObject({ planId: app.hogarId, ownPriceCents: 1_500_000, ...nothingAgreed });
});

test('an agreed plan whose day went by meanwhile holds once the baja is taken back', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-12-01');
  await end(app);
  await afterDays(app, 10);
  expect(await takeBack(app)).toMatchObject({ planId: app.hogarId, ownPriceCents: null, ...nothingAgreed });
  const asked = { clientId: app.anaId, field: 'contract.planId', offset: 0, limit: 1 };
  expect((await app.call('audit', 'list', asked)).entries).toMatchObject([
    { origin: 'schedule', before: 'Fibra 100 Mb', after: 'Hogar 25 Mb' },
  ]);
});

test('an agreed plan that was merged meanwhile comes back as the one that it went into, at its price', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-12-01');
  await end(app);
  const plan = { name: 'Hogar 30 Mb', downKbps: 30_000, upKbps: 10_000, priceCents: 2_100_000 };
  const { id: intoId } = await app.call('plans', 'create', plan);
  await app.call('catalogs', 'merge', { fromId: app.hogarId, fromVersion: 1, intoId, intoVersion: 1 });
  expect(await takeBack(app)).toMatchObject({
    nextPlanId: intoId,
    nextOwnPriceCents: 1_890_000,
    nextPlanOn: '2026-12-01',
  });
});

test('what an earlier baja took stays gone: what the last one took comes back, whichever is chosen', async () => {
  const app = await createOffice();
  await pause(app, '2026-11-27');
  await end(app);
  await takeBack(app);
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version, to: 'enabled', reason });
  await end(app);
  expect(await takeBack(app, 1)).toMatchObject({ ...isOn, endedOn: null });
});

test('a paused contract’s baja is not taken back while its client is deactivated: nothing is paused then', async () => {
  const app = await createOffice();
  await pause(app, '2026-11-27');
  await end(app);
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  expect(await refusalOf(takeBack(app))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
});

test('a pause whose day went by while its client was deactivated is over once that is undone', async () => {
  const app = await createOffice();
  await pause(app, '2026-11-27');
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  await afterDays(app, 5);
  await app.call('audit', 'undoChange', { clientId: app.anaId, version: version + 1 });
  expect(await onlyContract(app, app.anaId)).toMatchObject(isOn);
});

/** Puts the newest change of a field back; answers the contract as it is then. */
async function putBack(app: ContractOffice, field: string) {
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, field, offset: 0, limit: 1 });
  const { version } = await onlyContract(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
  return onlyContract(app, app.anaId);
}

async function payFromToday(app: ContractOffice, ownPriceCents: number): Promise<void> {
  const { id, version, planId } = await onlyContract(app, app.anaId);
  const terms = { planId, ownPriceCents };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-24', reason });
}

test('an agreed plan that another price of today gave up is audited, and comes and goes with that price', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-12-01');
  await payFromToday(app, 2_500_000);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ownPriceCents: 2_500_000, ...nothingAgreed });
  const asked = { clientId: app.anaId, field: 'contract.nextPlanId', offset: 0, limit: 1 };
  expect((await app.call('audit', 'list', asked)).entries).toMatchObject([{ before: 'Hogar 25 Mb', after: '' }]);
  const agreed = { nextPlanId: app.hogarId, nextPlanOn: '2026-12-01' };
  expect(await putBack(app, 'contract.ownPriceCents')).toMatchObject({ ownPriceCents: null, ...agreed });
  expect(await putBack(app, 'contract.ownPriceCents')).toMatchObject({ ownPriceCents: 2_500_000, ...nothingAgreed });
});

test('a price that is put back leaves what was agreed since; what had its day meanwhile is not agreed anew', async () => {
  const app = await createOffice();
  await payFromToday(app, 2_500_000);
  await agreeOn(app, '2026-12-01');
  const agreed = { nextPlanId: app.hogarId, nextPlanOn: '2026-12-01' };
  expect(await putBack(app, 'contract.ownPriceCents')).toMatchObject({ ownPriceCents: null, ...agreed });
  await payFromToday(app, 2_600_000);
  await afterDays(app, 10);
  expect(await putBack(app, 'contract.ownPriceCents')).toMatchObject({ ownPriceCents: null, ...nothingAgreed });
});

test('what is agreed anew stays, though the act that brought the former agreement again is taken back', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-12-01');
  await payFromToday(app, 1_500_000);
  expect(await putBack(app, 'contract.ownPriceCents')).toMatchObject({ nextPlanOn: '2026-12-01' });
  await agreeOn(app, '2026-12-20', 1_000_000);
  const now = await putBack(app, 'contract.ownPriceCents');
  expect(now).toMatchObject({ nextPlanId: app.hogarId, nextPlanOn: '2026-12-20', nextOwnPriceCents: 1_000_000 });
});

test('what is agreed after a baja was taken back stays, though the plan that had its day then is put back', async () => {
  const app = await createOffice();
  await agreeOn(app, '2026-11-26');
  await end(app);
  await afterDays(app, 4);
  expect(await takeBack(app)).toMatchObject({ planId: app.hogarId, nextPlanOn: null });
  const { id, version } = await onlyContract(app, app.anaId);
  const terms = { planId: app.hogarId, ownPriceCents: 1_000_000 };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-12-20', reason });
  expect(await putBack(app, 'contract.planId')).toMatchObject({ planId: app.fibraId, nextPlanOn: '2026-12-20' });
});

test('on a day that is doubted a baja that is taken back ends no pause: that is done once the day is confirmed', async () => {
  const app = await createOffice();
  // The office was seen on its own day.
  await app.app.applyDue();
  await pause(app, '2026-12-24');
  await end(app);
  app.clock.ms += 300 * DAY_MS;
  expect(await app.call('office', 'day', {})).toMatchObject({ doubted: true });
  expect(await takeBack(app)).toMatchObject(isPaused('2026-12-24'));
});
