import { expect, test } from 'vitest';
import { addContract, contractFieldsWith, createContractOffice, onlyContract } from '../support/contracts';
import { importList } from '../support/lists';
import { refusalOf } from '../support/test-app';

const reason = 'lo pidió por teléfono';

test('a contract that the system had cut, and that was disabled by hand, is the system’s again, with its reason', async () => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;Estado', '1;Fibra 100 Mb;Deshabilitado por el sistema']);
  const was = await onlyContract(app, app.anaId);
  const { id } = was;
  const { version } = await app.call('contracts', 'setState', { id, version: was.version, to: 'disabled', reason });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ disabledBy: 'operator', stateReason: reason });
  await app.call('audit', 'undoContractChange', { contractId: id, version });
  const { state, disabledBy, stateReason, pausedUntilOn } = was;
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state, disabledBy, stateReason, pausedUntilOn });
});

test('a warning, a pause and another pause are undone, each over the version that it left alone', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, {});
  const pause = (version: number, untilOn: '2026-12-20' | '2026-12-24', why: string) =>
    app.call('contracts', 'pause', { id, version, untilOn, reason: why });
  const undo = (version: number) => app.call('audit', 'undoContractChange', { contractId: id, version });
  const alerted = await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason });
  const first = await pause(alerted.version, '2026-12-20', 'viaje');
  const { version } = await pause(first.version, '2026-12-24', 'viaje más largo');
  expect(await refusalOf(undo(first.version))).toMatchObject({ code: 'CONFLICT' });
  const back = await undo(version);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ pausedUntilOn: '2026-12-20', stateReason: 'viaje' });
  expect((await onlyContract(app, app.anaId)).version).toBe(back.version);
  const again = await app.call('contracts', 'setState', { id, version: back.version, to: 'enabled', reason });
  await undo(again.version);
  const { version: now } = await onlyContract(app, app.anaId);
  const { version: alone } = await app.call('contracts', 'setState', { id, version: now, to: 'enabled', reason });
  const last = await app.call('contracts', 'setState', { id, version: alone, to: 'alerted', reason });
  await undo(last.version);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled', disabledBy: null, pausedUntilOn: null });
});

test('what a contract’s form saved is undone whole: its addresses, its node and its place', async () => {
  const app = await createContractOffice();
  const written = { ip: '10.0.0.1', nodeId: app.nodeId, latitude: -34.5, longitude: -68.5, userName: 'ana' };
  const id = await addContract(app, app.anaId, written);
  const fields = contractFieldsWith({ ip: '10.0.0.2', startedOn: (await onlyContract(app, app.anaId)).startedOn });
  const { version } = await app.call('contracts', 'update', { id, version: 1, fields });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.2', nodeId: null, latitude: null });
  await app.call('audit', 'undoContractChange', { contractId: id, version });
  expect(await onlyContract(app, app.anaId)).toMatchObject(written);
});

test('a form’s save is not undone where its IP went to another client meanwhile, and nothing else is changed', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', notes: 'a' });
  const fields = contractFieldsWith({ ip: '10.0.0.2', notes: 'b' });
  const { version } = await app.call('contracts', 'update', { id, version: 1, fields });
  await addContract(app, app.betoId, { ip: '10.0.0.1' });
  const undo = app.call('audit', 'undoContractChange', { contractId: id, version });
  expect(await refusalOf(undo)).toMatchObject({ code: 'IP_TAKEN', params: { name: 'Beto Ruiz' } });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.2', notes: 'b', version });
});
