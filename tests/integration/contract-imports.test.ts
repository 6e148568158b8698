import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportProblemCode } from '../../src-main/contract/imports';
import {
  addContract,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { createTestOffice, refusalOf, type TestApp } from '../support/test-app';

const dataFolder = resolve(import.meta.dirname, '../data');
const file = (name: string) => readFileSync(resolve(dataFolder, name));
const truth: { contracts: number; repeatedIps: number; blankNames: number } = JSON.parse(
  readFileSync(resolve(dataFolder, 'truth.json'), 'utf8'),
);

async function preview(app: Pick<TestApp, 'call' | 'files'>, bytes: Buffer | string, fileName = 'lista.csv') {
  const fileToken = app.files.receive(fileName, Buffer.from(bytes));
  const draft = await app.call('imports', 'open', { fileToken });
  const targets = draft.columns.map(({ target }) => target);
  return { ...draft, ...(await app.call('imports', 'preview', { draftId: draft.draftId, targets })) };
}

async function importList(app: Pick<TestApp, 'call' | 'files'>, ...lines: string[]) {
  const { draftId } = await preview(app, lines.join('\r\n'));
  return app.call('imports', 'apply', { draftId });
}

const HEAD = 'ID cliente;Plan;Precio;Bajada Mb;Subida Mb;Nodo;IP;MAC;Estado;Fecha de alta;Latitud;Longitud;Equipo';

test('the office’s contracts come in whole after its clients; the second time nothing changes; the undo leaves nothing', async () => {
  const app = await createTestOffice();
  await app.call('imports', 'apply', { draftId: (await preview(app, file('clientes.xlsx'), 'clientes.xlsx')).draftId });
  const first = await preview(app, file('contratos.csv'), 'contratos.csv');
  expect(first).toMatchObject({ kind: 'contracts', rows: truth.contracts });
  expect(first.columns.filter(({ target }) => target === 'ignore')).toEqual([]);
  const reasons = Object.fromEntries(first.problems.map(({ code, rows }) => [code, rows]));
  // Those of the clients that have no name stayed out with them.
  expect(reasons).toEqual({ clientUnknown: first.counts.problem, ipTaken: truth.repeatedIps });
  expect(first.counts).toMatchObject({ new: truth.contracts - first.counts.problem, changes: 0, same: 0, skipped: 0 });
  expect(first.newEntries.map(({ kind, count }) => [kind, count])).toEqual([
    ['equipment', 4],
    ['node', 8],
    ['plan', 8],
  ]);
  const { importId, created } = await app.call('imports', 'apply', { draftId: first.draftId });
  expect(created).toBe(first.counts.new);
  const { plans } = await app.call('plans', 'list', {});
  expect(plans.find(({ name }) => name === 'Hogar 50 Mb')).toMatchObject({
    downKbps: 50_000,
    upKbps: 10_000,
    priceCents: 2_390_050,
  });
  expect(plans.reduce((sum, { contracts }) => sum + contracts, 0)).toBe(created);
  const { nodes } = await app.call('nodes', 'list', {});
  expect(Object.fromEntries(nodes.map(({ name, kind }) => [name, kind]))).toMatchObject({
    'OLT Centro': 'olt',
    'Torre Diamante': 'tower',
    'Nodo Molino AP-1': 'accessPoint',
    'Repetidora La Llave': 'repeater',
    'Nodo Cerro': 'other',
  });
  const list = { filter: { text: '10.49.233.20' }, sort: {}, offset: 0, limit: 10 };
  expect((await app.call('clients', 'list', list)).rows).toMatchObject([
    { customId: '1001', contractState: 'alerted', plan: 'Fibra 300 Mb', node: 'Nodo Ñandú', ip: '10.49.233.20' },
  ]);
  const second = await preview(app, file('contratos.csv'), 'contratos.csv');
  expect(second.counts).toEqual({ ...first.counts, new: 0, same: created });
  const undone = await app.call('imports', 'undo', { importId });
  expect(undone).toEqual({ removed: created, restored: 0, kept: [], keptRows: 0 });
  expect(await app.call('plans', 'list', {})).toMatchObject({ plans: [] });
  expect((await app.call('clients', 'list', { ...list, filter: {} })).rows[0]).toMatchObject({
    contractCount: 0,
    plan: '',
  });
});

test('a speed is read as in the form of a plan: a comma never groups thousands, a unit may follow', async () => {
  const app = await createContractOffice();
  const columns = 'ID cliente;Plan;Precio;Bajada Mb;Subida Mb';
  await importList(app, columns, '1;Rural A;1000;0,512;0,256', '1;Rural B;1000;2,048 Mb/s;1.000');
  const { plans } = await app.call('plans', 'list', {});
  const speedOf = (plan: string) => plans.find(({ name }) => name === plan);
  expect(speedOf('Rural A')).toMatchObject({ downKbps: 512, upKbps: 256 });
  expect(speedOf('Rural B')).toMatchObject({ downKbps: 2048, upKbps: 1_000_000 });
});

async function problemsOf(app: ContractOffice, ...lines: string[]) {
  const { draftId } = await preview(app, lines.join('\r\n'));
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
  return rows.map(({ outcome, problems }) => [
    outcome,
    ...problems.map(({ code, other }) => `${code} ${other}`.trim()),
  ]);
}

test('every wrong row says why, and those whose IP, MAC or position cannot be come in without', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { ip: '10.0.0.1', mac: 'e48d8c0403c5' });
  const row = (...cells: string[]) => cells.join(';');
  const columns = 'ID cliente;Plan;Precio;IP;MAC;Estado;Fecha de alta;Latitud;Longitud';
  expect(
    await problemsOf(
      app,
      columns,
      row('', 'Fibra 100 Mb', '', '', '', '', '', '', ''),
      row('99', 'Fibra 100 Mb', '', '', '', '', '', '', ''),
      row('1', '', '', '', '', '', '', '', ''),
      row('1', 'Otro plan', '', '', '', '', '', '', ''),
      row('1', 'Fibra 100 Mb', 'caro', '', '', '', '', '', ''),
      row('1', 'Fibra 100 Mb', '', '', '', 'flojo', '', '', ''),
      row('1', 'Fibra 100 Mb', '', '', '', '', '31/2/2026', '', ''),
      row('1', 'Fibra 100 Mb', '', '10.0.0.1', '', '', '1/1/2026', '', ''),
      row('1', 'Fibra 100 Mb', '', '', 'E4:8D:8C:04:03:C5', '', '2/1/2026', '-34.65', '-68.35 1050'),
      row('1', 'Fibra 100 Mb', '', '10.0.0.300', '1234567890A', '', '3/1/2026', '95', '-68'),
      row('1', 'Fibra 100 Mb', '', '10.0.0.9', '', '', '4/1/2026', "34° 36' Sur", "68° 18' Oeste"),
      row('2', 'Fibra 100 Mb', '', '10.0.0.9', '', '', '5/1/2026', '', ''),
      row('1', 'Fibra 100 Mb', '', '10.0.0.9', '', '', '4/1/2026', "34° 36' Sur", "68° 18' Oeste"),
      row('1', 'Hogar 25 Mb', '', '10.0.0.9', '', '', '4/1/2026', '', ''),
    ),
  ).toEqual([
    ['problem', 'clientMissing'],
    ['problem', 'clientUnknown 99'],
    ['problem', 'planMissing'],
    ['problem', 'planUnknown Otro plan'],
    ['problem', 'amountInvalid'],
    ['problem', 'stateInvalid'],
    ['problem', 'dateInvalid'],
    ['new', 'ipTaken Beto Ruiz'],
    ['new', 'macTaken Beto Ruiz', 'positionInvalid -34.65, -68.35 1050'],
    ['new', 'ipInvalid 10.0.0.300', 'macInvalid 1234567890A', 'positionInvalid 95, -68'],
    ['new'],
    ['new', 'ipTaken Ana Muñoz'],
    ['skipped', 'sameRow 12'],
    ['problem', 'sameContract 12'],
  ]);
});

test('what a contract could not have is kept in its notes, and the same list again changes nothing', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { ip: '10.0.0.1' });
  const list = ['ID cliente;Plan;IP;MAC;Fecha de alta', '1;Fibra 100 Mb;10.0.0.1;123;1/2/2026'];
  await importList(app, ...list);
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    ip: '',
    mac: '',
    startedOn: '2026-02-01',
    notes: 'IP del archivo: 10.0.0.1\nMAC del archivo: 123',
  });
  expect((await preview(app, list.join('\n'))).counts).toMatchObject({ new: 0, changes: 0, same: 1 });
});

test('a list changes what it says of a contract that is there, and its undo brings all of it back', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, {
    ip: '10.0.0.1',
    mac: 'e48d8c0403c5',
    notes: 'techo',
    nodeId: app.nodeId,
  });
  const before = await onlyContract(app, app.anaId);
  const list = [HEAD, '1;Hogar 25 Mb;15000;25;5;Nodo Nuevo;10.0.0.2;E4-8D-8C-04-03-C5;Avisado;5/2/2026;;;CPE'];
  const dry = await preview(app, list.join('\n'));
  const { rows } = await app.call('imports', 'rows', { draftId: dry.draftId, offset: 0, limit: 5 });
  expect(rows[0]?.changes).toEqual([
    { field: 'plan', before: 'Fibra 100 Mb', after: 'Hogar 25 Mb' },
    { field: 'node', before: 'Nodo Cerro', after: 'Nodo Nuevo' },
    { field: 'equipment', before: '', after: 'CPE' },
    { field: 'price', before: '29990.00', after: '15000.00' },
    { field: 'ip', before: '10.0.0.1', after: '10.0.0.2' },
    { field: 'startedOn', before: '2026-01-10', after: '2026-02-05' },
    { field: 'contractState', before: 'enabled', after: 'alerted' },
  ]);
  expect(dry).toMatchObject({ counts: { changes: 1 } });
  const { importId } = await app.call('imports', 'apply', { draftId: dry.draftId });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    id,
    plan: 'Hogar 25 Mb',
    priceCents: 1_500_000,
    ownPriceCents: 1_500_000,
    node: 'Nodo Nuevo',
    ip: '10.0.0.2',
    state: 'alerted',
    notes: 'techo',
  });
  expect(await app.call('imports', 'undo', { importId })).toEqual({ removed: 0, restored: 1, kept: [], keptRows: 0 });
  const { version: _version, updatedAtMs: _at, ...after } = await onlyContract(app, app.anaId);
  expect(before).toMatchObject(after);
  expect((await app.call('nodes', 'list', {})).nodes.map(({ name }) => name)).toEqual(['Nodo Cerro']);
});

test('what somebody changed since stays and is named; what was sold to a new client keeps that client', async () => {
  const app = await createContractOffice();
  const { importId } = await importList(
    app,
    'ID cliente;Plan;MAC',
    '1;Fibra 100 Mb;e48d8c040301',
    '2;Fibra 100 Mb;e48d8c040302',
  );
  const { id } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason: 'debe' });
  expect(await app.call('imports', 'undo', { importId })).toEqual({
    removed: 1,
    restored: 0,
    kept: [{ id: app.anaId, name: 'Ana Muñoz' }],
    keptRows: 1,
  });
  const clients = await importList(app, 'ID;Nombre', '7;Carla');
  await importList(app, 'ID cliente;Plan;Precio', '7;Fibra 100 Mb;');
  expect(await app.call('imports', 'undo', { importId: clients.importId })).toMatchObject({
    kept: [{ name: 'Carla' }],
  });
});

test('a contract whose IP was taken between the dry run and the import is left out and named', async () => {
  const app = await createContractOffice();
  const { draftId } = await preview(app, 'ID cliente;Plan;IP\n1;Fibra 100 Mb;10.0.0.1');
  await addContract(app, app.betoId, { ip: '10.0.0.0/30' });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({
    created: 0,
    leftRows: [{ name: 'Ana Muñoz' }],
  });
  expect(await contractsOf(app, app.anaId)).toEqual([]);
});

test('a contract of a deactivated client comes in off; what ended is not brought back by a list', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.betoId, { mac: 'e48d8c0403c5' });
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason: 'se mudó' });
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  const list = ['ID cliente;Plan;MAC;Estado', '1;Fibra 100 Mb;;Habilitado', '2;Fibra 100 Mb;e48d8c0403c5;Habilitado'];
  expect(await problemsOf(app, ...list)).toEqual([
    ['new', 'clientDeactivated Ana Muñoz'],
    ['problem', 'contractEnded 2026-11-24'],
  ]);
  await importList(app, ...list);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', disabledBy: 'client' });
});

test('a list may be read as the other kind, and a meaning that its kind does not have is refused', async () => {
  const app = await createContractOffice();
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID;Nombre;Plan\n1;Ana;Fibra 100 Mb'));
  const { draftId, kind } = await app.call('imports', 'open', { fileToken });
  expect(kind).toBe('clients');
  const again = await app.call('imports', 'readAs', { draftId, kind: 'contracts' });
  expect(again.columns.map(({ target }) => target)).toEqual(['customId', 'ignore', 'plan']);
  const wrong = app.call('imports', 'preview', { draftId, targets: ['customId', 'name', 'plan'] });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'VALIDATION', field: 'targets' });
  const { counts } = await app.call('imports', 'preview', { draftId, targets: ['customId', 'ignore', 'plan'] });
  expect(counts).toMatchObject({ new: 1 });
});

test('a row is corrected, and what it stood in the way of is decided again', async () => {
  const app = await createContractOffice();
  const list = 'ID cliente;Plan;IP\n1;Fibra 100 Mb;10.0.0.1\n2;Fibra 100 Mb;10.0.0.1';
  const { draftId } = await preview(app, list);
  const codes = async (): Promise<ImportProblemCode[][]> => {
    const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 5 });
    return rows.map(({ problems }) => problems.map(({ code }) => code));
  };
  expect(await codes()).toEqual([[], ['ipTaken']]);
  await app.call('imports', 'correct', { draftId, row: 2, cells: [{ target: 'ip', text: '10.0.0.2' }] });
  expect(await codes()).toEqual([[], []]);
});

test('a contract’s row with more cells than the list has stays out until it is corrected, and a letter lost is told', async () => {
  const app = await createContractOffice();
  const list = Buffer.concat([
    Buffer.from('ID cliente;Plan;Precio;Nodo\r\n1;Fibra;100;Ñandú; 2\r\n1;Cobre;200;Pe'),
    Buffer.from([0xf1]),
    Buffer.from('a;\r\n;;;;Solo\r\n2;Cobre;200;\r\n2;Fibra;100;\r\n2;Radio;300;\r\n'),
  ]);
  const { draftId, kind } = await preview(app, list);
  expect(kind).toBe('contracts');
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 10 });
  expect(rows.slice(0, 3).map(({ row, outcome, problems }) => [row, outcome, problems])).toEqual([
    [2, 'problem', [{ code: 'tooManyCells', field: 'node', other: '2' }]],
    [
      3,
      'new',
      [
        { code: 'spareCells', field: 'node', other: '' },
        { code: 'letterLost', field: 'node', other: 'Pe\uFFFDa' },
      ],
    ],
    [
      4,
      'problem',
      [
        { code: 'tooManyCells', field: 'node', other: 'Solo' },
        { code: 'clientMissing', field: 'customId', other: '' },
      ],
    ],
  ]);
  const cells = [{ target: 'node' as const, text: 'Ñandú; 2' }];
  expect((await app.call('imports', 'correct', { draftId, row: 2, cells })).row).toMatchObject({
    outcome: 'new',
    problems: [],
  });
});

test('two contracts of one client are told apart in the dry run, new ones too, also once one was corrected', async () => {
  const app = await createContractOffice();
  const { draftId } = await preview(
    app,
    'ID cliente;Plan;IP;Usuario;Nodo\n1;Fibra 100 Mb;10.0.0.1;ana;Norte\n1;Fibra 100 Mb;;ana-2;',
  );
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 10 });
  expect(rows.map(({ about }) => about)).toEqual([
    ['Fibra 100 Mb', '10.0.0.1', 'Norte'],
    ['Fibra 100 Mb', 'ana-2'],
  ]);
  const { row } = await app.call('imports', 'correct', {
    draftId,
    row: rows[1]?.row ?? 0,
    cells: [{ target: 'userName', text: 'ana-3' }],
  });
  expect(row.about).toEqual(['Fibra 100 Mb', 'ana-3']);
});
