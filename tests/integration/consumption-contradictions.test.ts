import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, monthOf, previewSamples } from '../support/consumption';
import { refusalOf, type TestApp } from '../support/test-app';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** What Ana's connection used, or what its counter showed, on 20 November at an hour of her office's day. */
const line = (hour: number, down: number, up = 0, ip = '10.0.0.1') => `${ip};2026-11-20 ${hour}:00;${down};${up}\n`;

async function problemsOfLast({ call }: Pick<TestApp, 'call'>) {
  const [last] = (await call('consumption', 'imports', {})).imports;
  return { problems: last?.problems, repeated: last?.repeated };
}

test('a line with the address and time of an earlier one and other bytes is listed, and the first one stands', async () => {
  const app = await createMeasuredOffice();
  // The second line repeats the first, the third and fourth contradict it: one by its upload alone.
  const file = HEAD + line(12, 100, 10) + line(12, 100, 10) + line(12, 100, 11) + line(12, 90, 10) + line(13, 5);
  const done = await importSamples(app, file);
  const contradicted = {
    code: 'bytesContradicted',
    lines: 2,
    examples: [
      { line: 4, text: '10.0.0.1;2026-11-20 12:00:00;100;11' },
      { line: 5, text: '10.0.0.1;2026-11-20 12:00:00;90;10' },
    ],
  };
  expect(done.summary).toMatchObject({ repeated: 1, problems: [contradicted] });
  expect(done).toMatchObject({ samples: 2, repeated: 1 });
  expect(await problemsOfLast(app)).toEqual({ repeated: 1, problems: [contradicted] });
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 105, up: 10, known: true });
});

test('one that contradicts what an earlier file brought is listed with its line, and what was counted stands', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(12, 100, 10) + line(13, 5));
  const file = `${HEAD}10.9.9.9;2026-11-20 12:00;1;1\n${line(13, 5)}${line(12, 100, 12)}${line(14, 7)}`;
  const contradicted = {
    code: 'bytesContradicted',
    lines: 1,
    examples: [{ line: 4, text: '10.0.0.1;2026-11-20 12:00:00;100;12' }],
  };
  const done = await importSamples(app, file);
  expect(done.summary).toMatchObject({ repeated: 1, problems: [contradicted] });
  expect(done).toMatchObject({ samples: 2, repeated: 1 });
  expect(await problemsOfLast(app)).toEqual({ repeated: 1, problems: [contradicted] });
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 112, up: 10, known: true });
});

test('a counter’s reading that contradicts a known one is listed too, and the series stands', async () => {
  const app = await createMeasuredOffice();
  const counter = { measure: 'counter' } as const;
  await importSamples(app, HEAD + line(10, 100) + line(11, 300) + line(12, 400), counter);
  const done = await importSamples(app, HEAD + line(11, 350) + line(12, 400) + line(13, 500) + line(13, 501), counter);
  const contradicted = {
    code: 'bytesContradicted',
    lines: 2,
    examples: [
      { line: 2, text: '10.0.0.1;2026-11-20 11:00:00;350;0' },
      { line: 5, text: '10.0.0.1;2026-11-20 13:00:00;501;0' },
    ],
  };
  expect(done.summary).toMatchObject({ repeated: 1, problems: [contradicted] });
  expect(done).toMatchObject({ samples: 1, repeated: 1 });
  expect(await problemsOfLast(app)).toEqual({ repeated: 1, problems: [contradicted] });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(400);
});

test('of a whole file that contradicts another every line is counted among them, the first twenty shown', async () => {
  const app = await createMeasuredOffice();
  const file = (more: number) =>
    HEAD +
    Array.from({ length: 300 }, (_, at) =>
      line(10 + (at % 10), at + more, 0, `10.7.${at % 2}.${Math.floor(at / 10)}`),
    ).join('');
  await importSamples(app, file(0));
  const { summary } = await previewSamples(app, file(1));
  expect(summary).toMatchObject({ repeated: 0, known: { samples: 0 }, unknown: { samples: 0 } });
  expect(summary.problems).toMatchObject([{ code: 'bytesContradicted', lines: 300 }]);
  expect(summary.problems[0]?.examples.map((example) => example.line)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 2),
  );
  expect((await previewSamples(app, file(0))).summary).toMatchObject({ repeated: 300, problems: [] });
});

test('the very same file, read by other columns, is not counted twice; once the first is undone it is', async () => {
  const app = await createMeasuredOffice();
  const file =
    'IP;Desde;Bajada bytes;Subida bytes\n10.0.0.1;2026-11-20T15:00:00Z;5;1\n10.0.0.1;2026-11-20T16:00:00Z;7;2\n';
  await importSamples(app, file);
  const read = await previewSamples(app, file, { targets: ['address', 'until', 'down', 'up'] });
  const refused = app.call('consumption', 'apply', { draftId: read.draftId });
  expect(await refusalOf(refused)).toMatchObject({ code: 'SAMPLES_SAME_FILE', params: { name: 'consumo.csv' } });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(12);
  const [first] = (await app.call('consumption', 'imports', {})).imports;
  await app.call('consumption', 'undo', { importId: first?.id ?? 0 });
  const again = await previewSamples(app, file, { targets: ['address', 'until', 'down', 'up'] });
  expect(await app.call('consumption', 'apply', { draftId: again.draftId })).toMatchObject({ samples: 2 });
});
