import type { ConditionOf } from '../../src-main/contract/client-conditions';
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

test('text is found however dots, blanks and the marks of a phone or a document are written', async () => {
  const { call } = await createTestOffice();
  const written = [
    {
      name: 'Cable Sur S.R.L.',
      phone: '(0260) 15-443-3123',
      address: 'Av. San Martín 1.200',
      nationalId: 'DNI 28.114.902',
    },
    { name: 'Cable Norte SRL', phone: '260 4433124', address: 'Av. San Martín 1300', nationalId: '28114903' },
    { name: 'Gomes Alberto Salta', mobile: '+54 9 261 4433125', address: 'Mitre 21.200', nationalId: 'F28114904' },
    { name: 'Y.P.F. Centro', phone: '2604 433126', address: 'Mitre 1 2005', nationalId: '' },
    { name: 'Obras Andinas S.A.', address: 'Rivadavia 300' },
  ];
  for (const fields of written) await call('clients', 'create', clientFieldsWith(fields));
  const namesOf = async (filter: object) =>
    (await call('clients', 'list', { filter, sort: {}, offset: 0, limit: 10 })).rows.map(
      ({ name }) => name.split(' ')[1],
    );
  const has = (field: string, text: string, match = 'contains') =>
    namesOf({ conditions: [{ kind: 'text', field, match, text }] });
  expect(await has('name', 'cable sur srl')).toEqual(['Sur']);
  expect(await has('name', 'Cable Sur SRL', 'equals')).toEqual(['Sur']);
  expect(await has('name', 'cable norte s.r.l.', 'equals')).toEqual(['Norte']);
  expect(await has('name', 'SRL')).toEqual(['Norte', 'Sur']);
  expect(await has('name', 'S. R. L.')).toEqual(['Norte', 'Sur']);
  expect(await has('name', 'ypf')).toEqual(['Centro']);
  // Letters of two words are no initials: `sa` is in Salta, but not in `Cables Andes`.
  await call('clients', 'create', clientFieldsWith({ name: 'Cables Andes' }));
  expect(await has('name', 'SA')).toEqual(['Alberto', 'Andinas']);
  expect(await has('name', 'Andinas SA', 'equals')).toEqual([]);
  expect(await has('name', 'Obras Andinas SA', 'equals')).toEqual(['Andinas']);
  expect(await has('name', 'Juan Cruz San Luis SA')).toEqual([]);
  expect(await has('address', 'san martin 1200')).toEqual(['Sur']);
  expect(await has('address', 'san martin 1.300')).toEqual(['Norte']);
  expect(await has('address', '1200')).toEqual(['Sur']);
  expect(await has('phone', '2604433123')).toEqual(['Sur']);
  expect(await has('phone', '2604433123', 'equals')).toEqual(['Sur']);
  expect(await has('phone', '0260 15 4433124', 'equals')).toEqual(['Norte']);
  expect(await has('phone', '0261 15 4433125', 'equals')).toEqual(['Alberto']);
  expect(await has('phone', '+54 9 260 4433126')).toEqual(['Centro']);
  expect(await has('phone', '443-3126')).toEqual(['Centro']);
  expect(await has('nationalId', '28114902', 'equals')).toEqual(['Sur']);
  expect(await has('nationalId', 'D.N.I. 28.114.903', 'equals')).toEqual(['Norte']);
  expect(await has('nationalId', 'DNI 28.114.903')).toEqual(['Norte']);
  expect(await has('nationalId', '28114904', 'equals')).toEqual([]);
  expect(await namesOf({ text: 'san martin 1200' })).toEqual(['Sur']);
  expect(await namesOf({ text: 'cable sur srl' })).toEqual(['Sur']);
  expect(await namesOf({ text: '2604433123' })).toEqual(['Sur']);
  expect(await namesOf({ text: 'ypf' })).toEqual(['Centro']);
  expect(await namesOf({ text: 'cable norte s.r.l.' })).toEqual(['Norte']);
  expect(await namesOf({ text: 'obras sa' })).toEqual(['Andinas']);
});

test('signs alone are found as they were typed, and their negation leaves them out', async () => {
  const { call } = await createTestOffice();
  await call('clients', 'create', clientFieldsWith({ name: 'Ana', notes: '*** VIP ✅ 50 % $', address: 'Mitre # 12' }));
  await call(
    'clients',
    'create',
    clientFieldsWith({ name: '😀', notes: 'Sin más', address: 'Mitre 12', phone: 's/n' }),
  );
  type Asked = Pick<ConditionOf<'text'>, 'field' | 'text'> & Partial<ConditionOf<'text'>>;
  const namesOf = async (condition: Asked) => {
    const conditions = [{ kind: 'text' as const, match: 'contains' as const, ...condition }];
    const { rows } = await call('clients', 'list', { filter: { conditions }, sort: {}, offset: 0, limit: 10 });
    return rows.map(({ name }) => name);
  };
  for (const text of ['***', '✅', '%', '$']) {
    expect(await namesOf({ field: 'notes', text }), text).toEqual(['Ana']);
    expect(await namesOf({ field: 'notes', text, not: true }), text).toEqual(['😀']);
  }
  expect(await namesOf({ field: 'notes', text: '&&' })).toEqual([]);
  expect(await namesOf({ field: 'address', text: '#' })).toEqual(['Ana']);
  expect(await namesOf({ field: 'name', text: '😀' })).toEqual(['😀']);
  expect(await namesOf({ field: 'name', text: '😀', match: 'equals' })).toEqual(['😀']);
  expect(await namesOf({ field: 'name', match: 'empty', text: '' })).toEqual([]);
  expect(await namesOf({ field: 'phone', text: '/' })).toEqual(['😀']);
  expect(await namesOf({ field: 'nationalId', text: '-' })).toEqual([]);
});
