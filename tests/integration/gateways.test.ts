import { expect, test } from 'vitest';
import {
  addVerified,
  createGatewayOffice,
  gatewayFieldsWith,
  gatewayOf,
  type GatewayOffice,
  toldOf,
} from '../support/gateways';
import { refusalOf, signedInOperator } from '../support/test-app';

const attachedOf = async (app: GatewayOffice, clientId: number) =>
  (await app.call('gateways', 'ofClient', { clientId })).attached;

/** A reference of the office's gateway, its check digit right. */
async function referenceOf(app: GatewayOffice, clientId: number) {
  return (await app.call('gateways', 'propose', { gatewayId: app.gatewayId, clientId })).reference;
}

async function attach(app: GatewayOffice, clientId: number, reference?: string) {
  const { gatewayId } = app;
  return app.call('gateways', 'attach', {
    clientId,
    gatewayId,
    reference: reference ?? (await referenceOf(app, clientId)),
  });
}

test('a gateway is created, verified by a reference of its own, and to be verified again when its format changes', async () => {
  const app = await createGatewayOffice();
  const { id } = await app.call('gateways', 'create', gatewayFieldsWith({ name: 'Rapipago', kind: 'rapipago' }));
  expect(await gatewayOf(app, id)).toMatchObject({ active: true, verifiedAtMs: null, clients: 0, used: false });
  const wrong = app.call('gateways', 'verify', { id, version: 1, sample: '041712345672' });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'REFERENCE_CHECK_DIGIT', field: 'sample' });
  const { version } = await app.call('gateways', 'verify', { id, version: 1, sample: '0417 1234567-1' });
  expect(await gatewayOf(app, id)).toMatchObject({
    verifiedAtMs: app.clock.ms,
    verifiedBy: 'Ana Ruiz',
    verifiedSample: '041712345671',
  });
  const renamed = gatewayFieldsWith({ name: 'Rapipago centro', kind: 'rapipago' });
  const after = await app.call('gateways', 'update', { id, version, fields: renamed });
  expect((await gatewayOf(app, id)).verifiedSample).toBe('041712345671');
  await app.call('gateways', 'update', { id, version: after.version, fields: { ...renamed, digits: 9 } });
  expect(await gatewayOf(app, id)).toMatchObject({ verifiedAtMs: null, verifiedSample: '' });
});

test('a gateway’s form: its name is one, its kind is known, its link and its format hold', async () => {
  const app = await createGatewayOffice();
  const create = (fields: Parameters<typeof gatewayFieldsWith>[0]) =>
    refusalOf(app.call('gateways', 'create', gatewayFieldsWith(fields)));
  expect(await create({ name: 'PAGO facil' })).toMatchObject({ code: 'CATALOG_TAKEN', field: 'name' });
  expect(await create({ name: 'x', kind: 'trueque' })).toMatchObject({ code: 'VALIDATION', field: 'kind' });
  expect(await create({ name: 'x', linkTemplate: 'https://a.example' })).toMatchObject({ code: 'LINK_TEMPLATE' });
  expect(await create({ name: 'x', digits: null })).toMatchObject({ code: 'REFERENCE_DIGITS' });
  const { gatewayId: id } = app;
  expect(
    await refusalOf(app.call('gateways', 'update', { id, version: 1, fields: gatewayFieldsWith({}) })),
  ).toMatchObject({ code: 'CONFLICT' });
});

test('a client gets a reference that is proposed, with its own permanent link, told in its audit', async () => {
  const app = await createGatewayOffice();
  expect(await referenceOf(app, app.anaId)).toMatch(/^04170001042\d$/u);
  const { id } = await attach(app, app.anaId);
  const [attached] = await attachedOf(app, app.anaId);
  expect(attached).toMatchObject({ id, gateway: 'Pago Fácil', kind: { code: 'pagoFacil' }, retired: false });
  expect(attached?.link).toBe(`https://pagos.example.com/c/${attached?.reference}`);
  expect((await toldOf(app, app.anaId)).slice(0, 2)).toEqual([
    `gatewayAttached gateway.reference:  → ${attached?.reference}`,
    'gatewayAttached gateway.name:  → Pago Fácil',
  ]);
  // Its own reference is somebody's by now, and the office's number is proposed instead.
  expect(await referenceOf(app, app.anaId)).toMatch(/^04170000001\d$/u);
  expect(await gatewayOf(app, app.gatewayId)).toMatchObject({ clients: 1, used: true });
});

test('a reference is one client’s in its gateway: a conflict names the other, in whatever style it is typed', async () => {
  const app = await createGatewayOffice();
  const reference = await referenceOf(app, app.anaId);
  const { id, version } = await attach(app, app.anaId, reference);
  const typed = ` ${reference.slice(0, 4)} ${reference.slice(4, 8)}-${reference.slice(8)}`;
  const taken = {
    code: 'REFERENCE_TAKEN',
    params: { name: 'Ana Muñoz', clientId: app.anaId, gateway: 'Pago Fácil' },
    field: 'reference',
  };
  const { gatewayId } = app;
  const checked = await app.call('gateways', 'checkReference', { gatewayId, reference: typed });
  expect(checked.problem).toEqual(taken);
  expect(await refusalOf(attach(app, app.betoId, typed))).toEqual(taken);
  const own = await app.call('gateways', 'checkReference', { gatewayId, reference: typed, attachedId: id });
  expect(own).toMatchObject({ problem: null, reference });
  // In another gateway it is another reference.
  const otherId = await addVerified(app, gatewayFieldsWith({ name: 'Otra', kind: 'other' }));
  await app.call('gateways', 'attach', { clientId: app.betoId, gatewayId: otherId, reference });
  // Detached it is free.
  await app.call('gateways', 'detach', { id, version });
  await attach(app, app.betoId, reference);
  const back = app.call('gateways', 'reattach', { id, version: version + 1 });
  expect(await refusalOf(back)).toMatchObject({ code: 'REFERENCE_TAKEN', params: { name: 'Beto Ruiz' } });
});

test('only a gateway that is active and verified is given, and to no client that is deactivated', async () => {
  const app = await createGatewayOffice();
  const { gatewayId: id } = app;
  await app.call('gateways', 'setActive', { id, version: 2, active: false });
  const reference = '041712345671';
  expect(await refusalOf(attach(app, app.anaId, reference))).toMatchObject({ code: 'GATEWAY_NOT_READY' });
  await app.call('gateways', 'setActive', { id, version: 3, active: true });
  const fields = gatewayFieldsWith({ linkTemplate: '' });
  await app.call('gateways', 'update', { id, version: 4, fields });
  expect(await refusalOf(attach(app, app.anaId, reference))).toMatchObject({ code: 'GATEWAY_NOT_READY' });
  await app.call('gateways', 'verify', { id, version: 5, sample: reference });
  await app.call('clients', 'deactivate', { id: app.betoId, version: 1 });
  expect(await refusalOf(attach(app, app.betoId, reference))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  await attach(app, app.anaId, reference);
});

test('detaching is undone as it was, and a gateway that some client had is retired, not removed', async () => {
  const app = await createGatewayOffice();
  const { id, version } = await attach(app, app.anaId);
  const before = await attachedOf(app, app.anaId);
  const gone = await app.call('gateways', 'detach', { id, version });
  expect(await attachedOf(app, app.anaId)).toEqual([]);
  const remove = app.call('gateways', 'remove', { id: app.gatewayId, version: 2 });
  expect(await refusalOf(remove)).toMatchObject({ code: 'GATEWAY_USED' });
  await app.call('gateways', 'setActive', { id: app.gatewayId, version: 2, active: false });
  await app.call('gateways', 'reattach', { id, version: gone.version });
  expect(await attachedOf(app, app.anaId)).toEqual([{ ...before[0], version: 3, retired: true }]);
  const unused = await addVerified(app, gatewayFieldsWith({ name: 'Efecty', kind: 'efecty' }));
  await app.call('gateways', 'remove', { id: unused, version: 2 });
  expect((await app.call('gateways', 'list', {})).gateways.map(({ name }) => name)).toEqual(['Pago Fácil']);
});

test('a former reference is put back from the audit, an attaching and a detaching too', async () => {
  const app = await createGatewayOffice();
  const reference = await referenceOf(app, app.anaId);
  const { id, version } = await attach(app, app.anaId, reference);
  await app.call('gateways', 'changeReference', { id, version, reference: '041712345671' });
  const putBack = async (action: string) => {
    const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
    const entry = entries.find((one) => one.action === action && one.field === 'gateway.reference');
    return app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version: entry?.over ?? 0 });
  };
  await putBack('gatewayChanged');
  expect(await attachedOf(app, app.anaId)).toMatchObject([{ reference }]);
  await putBack('gatewayAttached');
  expect(await attachedOf(app, app.anaId)).toEqual([]);
  await putBack('gatewayDetached');
  expect(await attachedOf(app, app.anaId)).toMatchObject([{ reference }]);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 2 });
  expect(entries).toMatchObject([{ origin: 'restore' }, { origin: 'restore' }]);
});

test('a change of the client is undone although a gateway was attached since', async () => {
  const app = await createGatewayOffice();
  const before = await app.call('clients', 'get', { id: app.anaId });
  const { version: _v, id: _id, position: _p, billing: _b, ...rest } = before;
  const { state: _s, createdAtMs: _c, updatedAtMs: _u, deactivatedAtMs: _d, formerNames: _f, ...fields } = rest;
  const { version } = await app.call('clients', 'update', {
    id: app.anaId,
    version: 1,
    fields: { ...fields, notes: 'Perro' },
  });
  await attach(app, app.anaId);
  await app.call('audit', 'undoChange', { clientId: app.anaId, version });
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({ notes: '' });
});

test('a format that changes says how many references do not follow it any more', async () => {
  const app = await createGatewayOffice();
  await attach(app, app.anaId);
  await attach(app, app.betoId);
  const fields = gatewayFieldsWith({ digits: 9 });
  const update = { id: app.gatewayId, version: 2, fields };
  expect(await app.call('gateways', 'update', update)).toEqual({ version: 3, unfit: 2 });
});

test('a client that an import made is not taken back with what it was given since', async () => {
  const app = await createGatewayOffice();
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID;Nombre\r\n7;Carla\r\n8;Dora\r\n9;Eva'));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  const { importId } = await app.call('imports', 'apply', { draftId });
  const { rows } = await app.call('clients', 'list', {
    filter: { text: '', state: 'all' },
    sort: { column: 'name', descending: false },
    offset: 0,
    limit: 50,
  });
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? 0;
  await attach(app, idOf('Carla'));
  await app.call('devices', 'create', {
    clientId: idOf('Dora'),
    name: 'Celular',
    link: 'https://a.example/x',
    expiresOn: null,
  });
  const undone = await app.call('imports', 'undo', { importId });
  expect(undone).toMatchObject({ removed: 1, kept: [{ name: 'Carla' }, { name: 'Dora' }] });
});

test('a viewer reads gateways and changes none', async () => {
  const app = await createGatewayOffice();
  const { id, window } = await signedInOperator(app);
  await attach(app, app.anaId);
  const { version } = (await app.call('operators', 'list', {})).operators.find((one) => one.id === id) ?? {
    version: 0,
  };
  const viewer = { id, version, name: 'Luz', email: 'luz@oficina.example', role: 'viewer', active: true } as const;
  await app.call('operators', 'update', viewer);
  expect((await app.callAs(window, 'gateways', 'ofClient', { clientId: app.anaId })).attached).toHaveLength(1);
  const [own] = await attachedOf(app, app.anaId);
  const detach = app.callAs(window, 'gateways', 'detach', { id: own?.id ?? 0, version: 1 });
  expect(await refusalOf(detach)).toMatchObject({ code: 'FORBIDDEN' });
  const create = app.callAs(window, 'gateways', 'create', gatewayFieldsWith({ name: 'x' }));
  expect(await refusalOf(create)).toMatchObject({ code: 'FORBIDDEN' });
});

test('a reference is put back over what its entry was read at, and none is attached again to a deactivated client', async () => {
  const app = await createGatewayOffice();
  const { id, version } = await attach(app, app.anaId);
  const entryOf = async (action: string) => {
    const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
    const found = entries.find((one) => one.action === action && one.field === 'gateway.reference');
    return { entryId: found?.id ?? 0, version: found?.over ?? 0 };
  };
  const attaching = await entryOf('gatewayAttached');
  const moved = await app.call('gateways', 'changeReference', { id, version, reference: '041712345671' });
  expect(await refusalOf(app.call('audit', 'putBack', attaching))).toMatchObject({ code: 'CONFLICT' });
  expect(await attachedOf(app, app.anaId)).toMatchObject([{ reference: '041712345671' }]);
  const detached = await app.call('gateways', 'detach', { id, version: moved.version });
  const ana = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version: ana.version });
  for (const again of [
    app.call('audit', 'putBack', await entryOf('gatewayDetached')),
    app.call('audit', 'putBack', await entryOf('gatewayChanged')),
    app.call('gateways', 'reattach', { id, version: detached.version }),
  ])
    expect(await refusalOf(again)).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  expect(await attachedOf(app, app.anaId)).toEqual([]);
});

test('references are one by the format of today: another prefix, and one client still has what another types', async () => {
  const app = await createGatewayOffice();
  const plain = gatewayFieldsWith({ name: 'Rapipago', kind: 'rapipago', prefix: '', digits: 3, checkDigit: 'none' });
  const gatewayId = await addVerified(app, plain);
  const { id } = await app.call('gateways', 'attach', { clientId: app.anaId, gatewayId, reference: '123' });
  const become = async (fields: typeof plain) => {
    const { version } = await gatewayOf(app, gatewayId);
    const after = await app.call('gateways', 'update', { id: gatewayId, version, fields });
    const { prefix, digits, checkDigit } = fields;
    const { example } = await app.call('gateways', 'tryFormat', { format: { prefix, digits, checkDigit }, sample: '' });
    await app.call('gateways', 'verify', { id: gatewayId, version: after.version, sample: example });
    return after;
  };
  expect(await become({ ...plain, prefix: 'AB' })).toMatchObject({ unfit: 0 });
  for (const reference of ['123', 'AB-123']) {
    const taken = app.call('gateways', 'attach', { clientId: app.betoId, gatewayId, reference });
    expect(await refusalOf(taken)).toMatchObject({ code: 'REFERENCE_TAKEN', params: { name: 'Ana Muñoz' } });
  }
  // One that was detached follows too, and is attached again as the same.
  await app.call('gateways', 'detach', { id, version: 1 });
  await become(plain);
  await app.call('gateways', 'reattach', { id, version: 2 });
  const taken = app.call('gateways', 'attach', { clientId: app.betoId, gatewayId, reference: '123' });
  expect(await refusalOf(taken)).toMatchObject({ code: 'REFERENCE_TAKEN' });
});

test('a format by which two clients’ references would be one is refused, and names both', async () => {
  const app = await createGatewayOffice();
  const free = gatewayFieldsWith({ name: 'Banco', kind: 'bank', prefix: '', digits: null, checkDigit: 'none' });
  const gatewayId = await addVerified(app, free);
  await app.call('gateways', 'attach', { clientId: app.anaId, gatewayId, reference: '123' });
  await app.call('gateways', 'attach', { clientId: app.betoId, gatewayId, reference: 'AB123' });
  const { version } = await gatewayOf(app, gatewayId);
  const fields = { ...free, prefix: 'AB', digits: 3 };
  expect(await refusalOf(app.call('gateways', 'update', { id: gatewayId, version, fields }))).toMatchObject({
    code: 'REFERENCES_ALIKE',
    params: { name: 'Beto Ruiz', other: 'Ana Muñoz' },
  });
  expect((await gatewayOf(app, gatewayId)).prefix).toBe('');
});

/** Elsa, who comes with a list that says this of her gateways. */
async function importElsa(app: Awaited<ReturnType<typeof createGatewayOffice>>, said: string): Promise<number> {
  const list = `ID;Nombre;Información de Pasarelas de Pago\n71;Elsa;${said}\n`;
  const fileToken = app.files.receive('lista.csv', Buffer.from(list));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId });
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Elsa' }, sort: {}, offset: 0, limit: 1 });
  return rows[0]?.id ?? 0;
}

test('what a list says of a client’s gateways is told until its reference is attached', async () => {
  const app = await createGatewayOffice();
  const clientId = await importElsa(app, 'Pagoralia: 71216483 | Pago Fácil: 0417 1234567-1');
  const pagoralia = { gateway: 'Pagoralia', reference: '71216483' };
  const before = { attached: [], carried: [pagoralia, { gateway: 'Pago Fácil', reference: '0417 1234567-1' }] };
  expect(await app.call('gateways', 'ofClient', { clientId })).toEqual(before);
  await attach(app, clientId, '041712345671');
  expect((await app.call('gateways', 'ofClient', { clientId })).carried).toEqual([pagoralia]);
});

test('what a list says without its prefix is told no more once it is attached with it', async () => {
  const app = await createGatewayOffice();
  const plain = gatewayFieldsWith({ name: 'Cobro', kind: 'bank', prefix: 'PG', digits: 8, checkDigit: 'none' });
  const gatewayId = await addVerified(app, plain);
  const clientId = await importElsa(app, 'Cobro: 71216483');
  await app.call('gateways', 'attach', { clientId, gatewayId, reference: '71216483' });
  const { attached, carried } = await app.call('gateways', 'ofClient', { clientId });
  expect([attached.map(({ reference }) => reference), carried]).toEqual([['PG71216483'], []]);
});
