import { expect, test } from 'vitest';
import { clientFieldsWith, createTestOffice } from '../support/test-app';

test('the list is narrowed by place, seller, collector and want of an e-mail, all at once', async () => {
  const { call } = await createTestOffice();
  const entry = async (kind: 'zone' | 'province' | 'seller' | 'collector', name: string) =>
    (await call('catalogs', 'create', { kind, name })).id;
  const zoneId = await entry('zone', 'Sur');
  const provinceId = await entry('province', 'Provincia de prueba');
  const sellerId = await entry('seller', 'Vera');
  const collectorId = await entry('collector', 'Ríos');
  const all = { zoneId, provinceId, sellerId, collectorId };
  await call('clients', 'create', clientFieldsWith({ name: 'Con todo', ...all }));
  await call('clients', 'create', clientFieldsWith({ name: 'Con correo', email: 'uno@correo.example', ...all }));
  for (const key of ['zoneId', 'provinceId', 'sellerId', 'collectorId'] as const) {
    await call('clients', 'create', clientFieldsWith({ name: `Sin ${key}`, ...all, [key]: null }));
  }
  const on = (...fields: (keyof typeof all)[]) =>
    fields.map((field) => ({ kind: 'entries' as const, field, ids: [all[field]] }));
  const withoutEmail = { kind: 'text' as const, field: 'email' as const, match: 'empty' as const, text: '' };
  const namesOf = async (...conditions: (ReturnType<typeof on>[number] | typeof withoutEmail)[]) => {
    const page = { filter: { conditions }, sort: {}, offset: 0, limit: 10 };
    return (await call('clients', 'list', page)).rows.map(({ name }) => name);
  };
  const everything = on('zoneId', 'provinceId', 'sellerId', 'collectorId');
  expect(await namesOf(...everything)).toEqual(['Con correo', 'Con todo']);
  expect(await namesOf(...everything, withoutEmail)).toEqual(['Con todo']);
  expect(await namesOf(...on('sellerId'))).toHaveLength(5);
  expect(await call('clients', 'count', { filter: { text: 'sin', conditions: on('collectorId') } })).toEqual({
    matching: 3,
  });
});
