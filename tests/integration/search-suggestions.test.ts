import { expect, test } from 'vitest';
import { clientFieldsWith, createTestOffice } from '../support/test-app';

async function officeOf(names: readonly string[]) {
  const app = await createTestOffice();
  for (const name of names) await app.call('clients', 'create', clientFieldsWith({ name }));
  const suggest = async (text: string, more = {}) =>
    (await app.call('clients', 'suggest', { filter: { text, ...more } })).suggestions;
  return { app, suggest };
}

test.each(['munos', 'mñoz', 'MUÑOS', 'muñzo', 'munooz'])(
  '%s finds nobody, and is told what it may have meant',
  async (text) => {
    const { app, suggest } = await officeOf(['José Muñoz', 'Carla Muñoz', 'Ana Ríos']);
    const { matching } = await app.call('clients', 'count', { filter: { text } });
    expect(matching).toBe(0);
    expect(await suggest(text)).toEqual([{ text: 'Muñoz', matching: 2 }]);
  },
);

test('only what finds somebody is offered, under the same filters', async () => {
  const { app, suggest } = await officeOf(['José Muñoz', 'Ana Gonzalez', 'Beto González']);
  expect(await suggest('jose gonsalez')).toEqual([]);
  expect(await suggest('ana gonsalez')).toEqual([{ text: 'ana Gonzalez', matching: 1 }]);
  expect(await suggest('beto gonsalez')).toEqual([{ text: 'beto González', matching: 1 }]);
  await app.call('clients', 'deactivate', { id: 1, version: 1 });
  expect(await suggest('munos')).toEqual([]);
  expect(await suggest('munos', { state: 'all' })).toEqual([{ text: 'Muñoz', matching: 1 }]);
});

test('two words may both be wrong', async () => {
  const { suggest } = await officeOf(['José Muñoz', 'Ana Ríos']);
  expect(await suggest('jsoe munos')).toEqual([{ text: 'José Muñoz', matching: 1 }]);
});

test('an office without clients has nothing to offer', async () => {
  const { suggest } = await officeOf([]);
  expect(await suggest('munos')).toEqual([]);
});
