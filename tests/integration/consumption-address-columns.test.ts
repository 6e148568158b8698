import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, monthOf, previewSamples } from '../support/consumption';

const HEAD = 'usuario;ip;hora;bajada;subida\n';

test('of several columns with an address the first that is not blank is a line’s, in the order of the columns', async () => {
  const app = await createMeasuredOffice();
  const lines = [
    ';10.0.0.1;2026-11-20T15:00:00Z;5;1',
    '  ;10.0.0.1;2026-11-20T16:00:00Z;7;1',
    'beto.ruiz;10.0.0.1;2026-11-20T17:00:00Z;100;1',
    ';;2026-11-20T18:00:00Z;1000;1',
  ];
  const { summary, known, unknown } = await importSamples(app, HEAD + lines.join('\n'));
  expect(summary.problems).toMatchObject([{ code: 'addressMissing', lines: 1, examples: [{ line: 5 }] }]);
  expect({ known, unknown }).toEqual({ known: 3, unknown: 0 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(12);
  expect((await monthOf(app, app.betoId)).totals.down).toBe(100);
});

test('one column that the clerk chooses among several is the only one that counts', async () => {
  const app = await createMeasuredOffice();
  const file = `${HEAD}beto.ruiz;10.0.0.1;2026-11-20T15:00:00Z;5;1\nbeto.ruiz;;2026-11-20T16:00:00Z;7;1\n`;
  const { summary } = await previewSamples(app, file, { targets: ['ignore', 'address', 'at', 'down', 'up'] });
  expect(summary.known.samples).toBe(1);
  expect(summary.problems).toMatchObject([{ code: 'addressMissing', lines: 1 }]);
});

test.each(['-', '—', 'N/A', 's/d', 'NULL', ' - ', '<pppoe-->'])(
  'a column that says that there is nothing to say is blank: «%s»',
  async (nothing) => {
    const app = await createMeasuredOffice();
    const file = `${HEAD}${nothing};10.0.0.1;2026-11-20T15:00:00Z;5;1\n${nothing};10.0.0.9;2026-11-20T15:00:00Z;7;1\n`;
    const { summary } = await previewSamples(app, `${file}${nothing};-;2026-11-20T15:00:00Z;9;1\n`);
    expect(summary).toMatchObject({ known: { samples: 1 }, unknown: { samples: 1, examples: ['10.0.0.9'] } });
    expect(summary.problems).toMatchObject([{ code: 'addressMissing', lines: 1, examples: [{ line: 4 }] }]);
  },
);
