import { readFileSync } from 'node:fs';
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

test('the numbers of one contract are handed out without those of the client’s other one', async () => {
  const app = await createMeasuredOffice();
  const second = await addContract(app, app.anaId, { ip: '10.0.0.2', startedOn: '2026-01-10' });
  await importSamples(
    app,
    `${HEAD}10.0.0.1;2026-11-20T15:00:00Z;500;30\n10.0.0.2;2026-11-20T15:00:00Z;7;3\n10.0.0.2;2026-11-21T15:00:00Z;8;4\n`,
  );
  const numbersOf = async (contractId: number | undefined) => {
    const { fileToken } = await app.call('consumption', 'saveNumbers', {
      clientId: app.anaId,
      period: 'month',
      back: 0,
      contractId,
      headers: ['Día', 'Bajada', 'Subida'],
      fileName: 'Ana',
    });
    const lines = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8').split(/\r?\n/u);
    return lines.filter((line) => /^2026-11-2[01]/u.test(line)).map((line) => line.split(/[;,]/u));
  };
  const [first, last] = ['2026-11-20', '2026-11-21'];
  expect(await numbersOf(app.anaContractId)).toEqual([
    [first, '500', '30'],
    [last, '', ''],
  ]);
  expect(await numbersOf(second)).toEqual([
    [first, '7', '3'],
    [last, '8', '4'],
  ]);
  expect(await numbersOf(undefined)).toEqual([
    [first, '507', '33'],
    [last, '8', '4'],
  ]);
});
