import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract } from '../support/contracts';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';

test('asked of one of two contracts, the last day and whether there is anything earlier are of that one', async () => {
  const app = await createMeasuredOffice();
  const second = await addContract(app, app.anaId, { ip: '10.0.0.2', startedOn: '2026-01-10' });
  const sample = (ip: string, at: string, down: number) => `${ip};${at}Z;${down};1\n`;
  await importSamples(
    app,
    HEAD +
      sample('10.0.0.1', '2026-11-22T18:00:00', 1) +
      sample('10.0.0.1', '2026-08-01T18:00:00', 8) +
      sample('10.0.0.2', '2026-11-22T17:00:00', 2),
  );
  const ask = async (period: 'day' | 'month', contractId: number) => {
    const asked = { clientId: app.anaId, period, back: 0, contractId };
    const { lastDay, earlier } = await app.call('consumption', 'ofClient', asked);
    return { down: lastDay.down, earlier };
  };
  for (const period of ['day', 'month'] as const) {
    expect(await ask(period, app.anaContractId)).toEqual({ down: 1, earlier: true });
    expect(await ask(period, second)).toEqual({ down: 2, earlier: false });
  }
});
