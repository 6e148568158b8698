import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/office-window';

const place = { x: 20, y: 30, width: 1000, height: 650, maximized: false };

/** A folder whose window was closed at `place`. */
test.use({
  folder: async ({ folder }, use) => {
    mkdirSync(join(folder, 'window'), { recursive: true });
    writeFileSync(join(folder, 'window', 'place.json'), JSON.stringify(place));
    await use(folder);
  },
});

test('the window opens where it was closed, and remembers where it went', async ({ office, folder }) => {
  const { maximized: _maximized, ...before } = place;
  const moved = { ...before, x: 40, width: 1100 };
  const shown = await office.application?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(shown).toEqual(before);
  await office.application?.evaluate(({ BrowserWindow }, next) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(next);
  }, moved);
  const bounds = () =>
    office.application?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  await expect.poll(bounds).toEqual(moved);
  const closed = new Promise((resolve) => void office.process.once('exit', resolve));
  await office.application?.evaluate(({ BrowserWindow }) => {
    // Answered first: what closes is what answers.
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
  await closed;
  expect(JSON.parse(readFileSync(join(folder, 'window', 'place.json'), 'utf8'))).toEqual({
    ...moved,
    maximized: false,
  });
});
