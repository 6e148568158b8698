import { expect, test } from 'vitest';
import { createMeasuredOffice, importOf, importSamples, monthOf } from '../support/consumption';
import { contractFieldsWith, onlyContract } from '../support/contracts';
import { createTwo, edit } from '../support/moved-addresses';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
const IP = '10.0.0.1';
/** The user name that Ana's contract gets in some of these. */
const USER = 'ana.casa';
const COUNTER = { measure: 'counter' } as const;
/** What an address says of an hour of a day of November, the 20th where none is said. */
const line = (address: string, hour: number, down: number, day = 20) =>
  `${address};2026-11-${day} ${hour}:00;${down};0\n`;
const hours = (address: string, from: number) => [10, 11, 12].map((hour) => line(address, hour, from + hour)).join('');

const usedBy = async (app: Pick<Office, 'call'>, clientId: number) => (await monthOf(app, clientId)).totals.down;
const undo = ({ call }: Pick<Office, 'call'>, { importId }: { importId: number }) =>
  call('consumption', 'undo', { importId });

async function nameAna(app: Office): Promise<void> {
  const { id, version, ...ana } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ...ana, userName: USER }) });
}

/** Ana's contract has an IP and a user name. */
async function createNamed() {
  const app = await createMeasuredOffice();
  await nameAna(app);
  return app;
}

test('what an undone file leaves to a contract that has it told by its IP stays out of its sums', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(IP, 12, 100));
  const unknown = await importSamples(app, HEAD + line(USER, 12, 70));
  await nameAna(app);
  const heir = await importSamples(app, HEAD + line(USER, 12, 50) + line(USER, 13, 7));
  await undo(app, unknown);
  expect(await usedBy(app, app.anaId)).toBe(107);
  expect(await importOf(app, heir)).toMatchObject({ samples: 1, known: 1 });
});

test('a file that repeats what another one tells again counts of it only what is in the sums, and the rest once it is', async () => {
  const app = await createNamed();
  const first = await importSamples(app, HEAD + line(IP, 12, 100));
  const again = HEAD + line(USER, 12, 90) + line(USER, 14, 7);
  const second = await importSamples(app, again);
  const third = await importSamples(app, again + line(USER, 13, 1));
  expect(await importOf(app, third)).toEqual({ samples: 1, known: 1, repeated: 2, problems: [] });
  await undo(app, second);
  expect(await importOf(app, third)).toEqual({ samples: 2, known: 2, repeated: 1, problems: [] });
  await undo(app, first);
  expect(await usedBy(app, app.anaId)).toBe(98);
  expect(await importOf(app, third)).toEqual({ samples: 3, known: 3, repeated: 0, problems: [] });
});

test('a counter’s file that repeats what another one tells again counts it once that is in the sums', async () => {
  const app = await createNamed();
  const first = await importSamples(app, HEAD + hours(IP, 0), COUNTER);
  const second = await importSamples(app, HEAD + hours(USER, 500), COUNTER);
  const third = await importSamples(app, HEAD + hours(USER, 500) + line(USER, 13, 513), COUNTER);
  expect(await importOf(app, second)).toMatchObject({ samples: 0 });
  expect(await importOf(app, third)).toMatchObject({ samples: 1 });
  await undo(app, second);
  await undo(app, first);
  expect(await usedBy(app, app.anaId)).toBe(3);
  expect(await importOf(app, third)).toMatchObject({ samples: 3, known: 3, problems: [] });
});

test('a file that is undone leaves another one’s lines listed until they are in the sums', async () => {
  const app = await createNamed();
  const first = await importSamples(app, HEAD + line(IP, 12, 100) + line(IP, 13, 100) + line(IP, 14, 100));
  const second = await importSamples(app, HEAD + line(USER, 12, 90) + line(USER, 14, 90));
  const third = await importSamples(app, HEAD + line(USER, 13, 90));
  await undo(app, second);
  expect(await importOf(app, third)).toMatchObject({ samples: 0, problems: [{ code: 'toldTwice', lines: 1 }] });
  await undo(app, first);
  expect(await importOf(app, third)).toEqual({ samples: 1, known: 1, repeated: 0, problems: [] });
});

test('a file keeps none of an earlier one’s samples out, which are nobody’s yet', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(IP, 12, 100));
  const unknown = await importSamples(app, HEAD + line(USER, 12, 90));
  await nameAna(app);
  const around = await importSamples(app, HEAD + line(USER, 11, 1) + line(USER, 13, 1));
  expect(around.summary).toMatchObject({ known: { samples: 2 }, problems: [] });
  expect(await importOf(app, around)).toEqual({ samples: 2, known: 2, repeated: 0, problems: [] });
  expect(await importOf(app, unknown)).toEqual({ samples: 1, known: 0, repeated: 0, problems: [] });
});

/** An IP that was Ana's until the 23rd and is Beto's since the 24th, and Beto's user name, on both days. */
const byIp = line(IP, 6, 100, 22) + line(IP, 6, 100, 24);
const byUser = line('local', 6, 40, 22) + line('local', 6, 40, 24);

test.each([
  ['in one file', [byIp + byUser]],
  ['in two files', [byIp, byUser]],
])('an IP tells of a contract on the days alone on which it was its own: %s', async (_how, files) => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.betoId, { ip: IP });
  let known = 0;
  for (const file of files) {
    const { summary, ...done } = await importSamples(app, HEAD + file);
    expect(summary.known.samples).toBe(done.known);
    known += done.known;
  }
  expect(known).toBe(3);
  expect([await usedBy(app, app.anaId), await usedBy(app, app.betoId)]).toEqual([100, 140]);
});

test('a counter that begins in a file tells of nothing before: what the user name’s went on by is counted', async () => {
  const app = await createNamed();
  await importSamples(app, HEAD + line(USER, 10, 0) + line(USER, 11, 5), COUNTER);
  const file = line(IP, 12, 0) + line(IP, 13, 100) + line(USER, 12, 12) + line(USER, 13, 100);
  const { summary, ...done } = await importSamples(app, HEAD + file, COUNTER);
  expect(summary).toMatchObject({ known: { samples: 2 }, problems: [{ code: 'toldTwice', lines: 1 }] });
  expect(done).toMatchObject({ samples: 2, known: 2 });
  expect(await usedBy(app, app.anaId)).toBe(112);
});

test.each([
  ['another client', { ip: IP }, [100, 91], 2, []],
  ['nobody', {}, [100, 0], 0, [[IP, 2, 91]]],
])('what one told again is counted once it is left to %s, of whom nothing else tells it', async (...way) => {
  const [, takes, used, known, unknown] = way;
  const app = await createTwo();
  await importSamples(app, HEAD + line('casa', 6, 100, 24));
  const again = HEAD + line(IP, 6, 90, 24);
  const first = await importSamples(app, again);
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.betoId, takes);
  const second = await importSamples(app, again + line(IP, 5, 1, 24));
  await undo(app, first);
  expect([await usedBy(app, app.anaId), await usedBy(app, app.betoId)]).toEqual(used);
  expect(await importOf(app, second)).toEqual({ samples: 2, known, repeated: 0, problems: [] });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses.map(({ address, samples, down }) => [address, samples, down])).toEqual(unknown);
});
