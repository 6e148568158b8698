import { expect, test } from 'vitest';
import { importSamples, monthOf, previewSamples } from '../support/consumption';
import { addContract, contractsOf, createContractOffice } from '../support/contracts';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';

test('a sample of the very midnight of a change of hands is the new client’s, and nobody else’s', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  const version = (await contractsOf(app, app.anaId)).find((one) => one.id === id)?.version ?? 0;
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-19', reason: 'Se muda' });
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-20' });
  // Midnight in Mendoza is three o’clock of UTC.
  const samples = ['2026-11-18T15:00:00Z;1;0', '2026-11-20T03:00:00Z;100;0', '2026-11-21T03:00:00Z;1000;0'];
  await importSamples(app, HEAD + samples.map((sample) => `10.0.0.1;${sample}\n`).join(''));
  expect((await monthOf(app, app.anaId)).totals.down).toBe(1);
  expect((await monthOf(app, app.betoId)).totals.down).toBe(1100);
});

test.each(['-1;5', '5;-1'])('bytes below zero are told and not counted, down or up: %s', async (bytes) => {
  const app = await createContractOffice();
  const { summary } = await previewSamples(app, `${HEAD}10.0.0.1;2026-11-20T03:00:00Z;${bytes}\n`);
  expect(summary.problems).toMatchObject([{ code: 'bytesNegative', lines: 1 }]);
});
