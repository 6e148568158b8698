import { expect, test } from 'vitest';
import { createMeasuredOffice, gz, importSamples, monthOf } from '../support/consumption';

// Lines that end as on an old Mac, or as some measuring devices write them: with a bare carriage return.
const LINES = [
  'IP;Desde;Bajada bytes;Subida bytes',
  '10.0.0.1;2026-11-20 12:00;100;10',
  '10.0.0.1;2026-11-20 13:00;5;1',
];

test.each([
  ['each line ends so', `${LINES.join('\r')}\r`],
  ['the last line does not end', LINES.join('\r')],
])('a file whose lines end with a bare carriage return is read line by line: %s', async (_what, text) => {
  const app = await createMeasuredOffice();
  const done = await importSamples(app, text);
  expect(done.summary).toMatchObject({ lines: 2, problems: [] });
  expect(done).toMatchObject({ samples: 2, known: 2 });
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 105, up: 11, known: true });
});

test('a packed one too, and the number of a line that is listed is its own', async () => {
  const app = await createMeasuredOffice();
  const done = await importSamples(app, gz([...LINES, '10.0.0.1;ayer;1;1'].join('\r')));
  expect(done).toMatchObject({ samples: 2 });
  expect(done.summary.problems).toMatchObject([{ code: 'timeInvalid', lines: 1, examples: [{ line: 4 }] }]);
});
