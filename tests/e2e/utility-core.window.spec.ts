import { join } from 'node:path';
import { expect, test } from '../support/office-window';

test.use({ project: join(__dirname, '../support/utility-core') });

test('the core runs in Electron’s own utility process, and the window’s port reaches it', async ({ page, office }) => {
  // What the office is was asked through the port: without an answer the window stays at "Abriendo".
  await expect(page.getByRole('heading', { name: 'Abrir la oficina' })).toBeVisible();
  const cores = await office.application?.evaluate(({ app }) =>
    app.getAppMetrics().filter(({ type, name }) => type === 'Utility' && name === 'Abonado'),
  );
  expect(cores).toHaveLength(1);
});
