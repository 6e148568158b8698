import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract } from '../support/contracts';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** Longer ago than the 40 days for which samples are kept as they came. */
const OLD = '2026-10-01';
const line = (address: string, hour: number, down: number, day = OLD) => `${address};${day} ${hour}:00;${down};0\n`;

const sweep = ({ app }: Office) => app.sweepConsumption();
async function usedBy({ call }: Office, clientId: number) {
  const { totals } = await call('consumption', 'ofClient', { clientId, period: 'year', back: 0 });
  return totals.known ? totals.down : null;
}

test('an address of the file that is not counted any more keeps no line of another one out, in the dry run either', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('10.0.0.9', 12, 100));
  await sweep(app);
  await addContract(app, app.betoId, { ip: '10.0.0.9', userName: 'beto.local' });
  const { summary, ...done } = await importSamples(app, HEAD + line('10.0.0.9', 12, 100) + line('beto.local', 12, 90));
  expect(summary).toMatchObject({ known: { samples: 1 }, tooOld: 1, problems: [] });
  expect(done).toMatchObject({ samples: 1, known: 1, repeated: 0 });
  expect(await usedBy(app, app.betoId)).toBe(90);
});
