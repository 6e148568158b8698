import { expect, test } from 'vitest';
import { contractsOf, createContractOffice, onlyContract } from '../support/contracts';
import { importList, rowsOf, tryList } from '../support/lists';

test.each([
  ['100M', '20M', 100_000, 20_000],
  ['100 Megas', '20 megas', 100_000, 20_000],
  ['100 Mbit/s', '20 Mbits', 100_000, 20_000],
  ['1 Gb', '0,5 Gbps', 1_000_000, 500_000],
  ['10240k', '1024 kbps', 10_240, 1024],
  ['100M/20M', '', 100_000, 20_000],
  ['100/20', '100/20', 100_000, 20_000],
  ['100 Mb/s / 20 Mb/s', '-', 100_000, 20_000],
  ['', '100/20 Mbps', 100_000, 20_000],
  ['512/256 kbps', '', 512, 256],
  ['1/1 Gb', '', 1_000_000, 1_000_000],
  ['1G/500', '', 1_000_000, 500_000],
  ['3/512k', '', 3000, 512],
  ['1,5/512k', '', 1500, 512],
  ['500/1G', '', 500_000, 1_000_000],
  ['100', 'S/D', 100_000, 0],
])('speeds as offices write them: «%s» and «%s»', async (down, up, downKbps, upKbps) => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;Precio;Bajada;Subida', `1;Nuevo;9000;${down};${up}`]);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Nuevo', downKbps, upKbps });
});

test('what is no speed keeps its row out', async () => {
  const app = await createContractOffice();
  const list = [
    'ID cliente;Plan;Precio;Bajada',
    '1;A;9000;rápida',
    '1;B;9000;100/20/5',
    '1;C;9000;100/alta',
    '1;C2;9000;128/512k',
    '1;D;9000;7 Tb',
  ];
  expect(await rowsOf(app, ...list)).toEqual(list.slice(1).map(() => ['problem', 'amountInvalid ']));
});

test.each([
  ['Activa', 'enabled', null],
  ['HABILITADA', 'enabled', null],
  ['Avisada', 'alerted', null],
  ['Suspendida', 'disabled', 'operator'],
  ['En corte', 'disabled', 'operator'],
  ['Inhabilitado', 'disabled', 'operator'],
  ['Bloqueada', 'disabled', 'operator'],
  ['Deshabilitada por el sistema', 'disabled', 'system'],
  ['Active', 'enabled', null],
  ['Suspended', 'disabled', 'operator'],
])('the state «%s»', async (written, state, disabledBy) => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;Estado', `1;Fibra 100 Mb;${written}`]);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state, disabledBy });
});

test.each(['constructor', 'alerta', 'De baja'])('what is no state keeps its row out: «%s»', async (written) => {
  const app = await createContractOffice();
  const rows = await rowsOf(app, 'ID cliente;Plan;Estado', `1;Fibra 100 Mb;${written}`);
  expect(rows).toEqual([['problem', 'stateInvalid ']]);
});

test.each(['-', '--', '—', 'N/A', 'n/d', 'S/D', 's/n', 'Sin datos', 'NULL'])(
  'a cell that says that there is nothing to say says nothing: «%s»',
  async (nothing) => {
    const app = await createContractOffice();
    const list = ['ID cliente;Plan;Precio;IP;MAC;Fecha de alta;Latitud;Longitud'];
    list.push(['1;Fibra 100 Mb', ...Array.from({ length: 6 }, () => nothing)].join(';'));
    expect(await rowsOf(app, ...list)).toEqual([['new']]);
    await importList(app, list);
    expect(await onlyContract(app, app.anaId)).toMatchObject({
      ip: '',
      mac: '',
      latitude: null,
      notes: '',
      ownPriceCents: null,
    });
  },
);

test.each(['-', 'N/A', 's/d'])('a user name that says nothing is nobody’s: «%s»', async (nothing) => {
  const app = await createContractOffice();
  const head = 'ID cliente;Plan;IP;Usuario';
  await importList(app, [head, `1;Fibra 100 Mb;10.0.0.1;${nothing}`]);
  const second = [head, `1;Hogar 25 Mb;10.0.0.2;${nothing}`];
  expect(await rowsOf(app, ...second)).toEqual([['new']]);
  await importList(app, second);
  const services = (await contractsOf(app, app.anaId)).map(({ plan, ip, userName }) => [plan, ip, userName].join(' '));
  expect(new Set(services)).toEqual(new Set(['Fibra 100 Mb 10.0.0.1 ', 'Hogar 25 Mb 10.0.0.2 ']));
});

test.each(['SN', 'nd'])(
  'two letters are a name where there is one, and nothing where a value stands: «%s»',
  async (letters) => {
    const app = await createContractOffice();
    await importList(app, ['ID cliente;Plan;Nodo;Usuario;IP', `1;Fibra 100 Mb;${letters};${letters}.1;${letters}`]);
    expect(await onlyContract(app, app.anaId)).toMatchObject({ node: letters, userName: `${letters}.1`, ip: '' });
  },
);

test.each(['-', 'N/A', 'S/D'])('no node, no device and no plan is made that is called «%s»', async (nothing) => {
  const app = await createContractOffice();
  const head = 'ID cliente;Plan;Precio;Nodo;Equipo;Dirección;Estado';
  const list = [head, `1;Fibra 100 Mb;;${['', '', '', ''].fill(nothing).join(';')}`, `2;${nothing};9000;;;;`];
  expect(await rowsOf(app, ...list)).toEqual([['new'], ['problem', 'planMissing ']]);
  const { newEntries } = await tryList(app, list);
  expect(newEntries).toEqual([]);
  await importList(app, list);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ node: '', equipment: '', address: '', state: 'enabled' });
});

test.each(['Dinámica', 'IP dinámica', 'DHCP', 'PPPoE', 'Sin IP'])(
  'a cell that says that no IP is fixed: «%s»',
  async (written) => {
    const app = await createContractOffice();
    expect(await rowsOf(app, 'ID cliente;Plan;IP', `1;Fibra 100 Mb;${written}`)).toEqual([['new']]);
  },
);

test.each(['00/00/0000', '0000-00-00', '0000-00-00 00:00:00'])(
  'a database’s blank day is none: %s',
  async (written) => {
    const app = await createContractOffice();
    expect(await rowsOf(app, 'ID cliente;Plan;Fecha de alta', `1;Fibra 100 Mb;${written}`)).toEqual([['new']]);
  },
);

test.each(['1/2/2026 10:30 hs', '01/02/2026 10:30 hs.', '2026-02-01 10:30h'])(
  'an hour’s own sign: %s',
  async (written) => {
    const app = await createContractOffice();
    await importList(app, ['ID cliente;Plan;Fecha de alta', `1;Fibra 100 Mb;${written}`]);
    expect(await onlyContract(app, app.anaId)).toMatchObject({ startedOn: '2026-02-01' });
  },
);

test.each([
  ['Coordenadas', '"-34,65 ; -68,35"'],
  ['GPS', '"-34.65, -68.35"'],
  ['Latitud y longitud', '-34.65 -68.35'],
  ['Latitud;Longitud', '"-34.65, -68.35";'],
  ['Coordenadas;Longitud', '"-34.65, -68.35";-68.35'],
])('a position whole in one cell: %s', async (headers, written) => {
  const app = await createContractOffice();
  await importList(app, [`ID cliente;Plan;${headers}`, `1;Fibra 100 Mb;${written}`]);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ latitude: -34.65, longitude: -68.35, notes: '' });
});

test.each(['$9000.-', '$ 9.000,-', '9000 ARS', '9.000,00 pesos', '9000 $', 'ARS 9000'])(
  'the price «%s»',
  async (written) => {
    const app = await createContractOffice();
    await importList(app, ['ID cliente;Plan;Precio', `1;Nuevo;${written}`]);
    expect(await onlyContract(app, app.anaId)).toMatchObject({ priceCents: 900_000 });
  },
);

test('an accountant’s minus behind an amount is still a minus', async () => {
  const app = await createContractOffice();
  expect(await rowsOf(app, 'ID cliente;Plan;Precio', '1;Nuevo;9000-')).toEqual([['problem', 'amountInvalid ']]);
});

test.each([
  [
    'Nro Cliente;Plan de Internet;Abono $;Vel. Bajada;Vel. Subida;Torre/Nodo;IP WAN;MAC ONU;User PPPoE;Estado Servicio;F. Alta;Domicilio instalación',
    'customId plan price downSpeed upSpeed node ip mac userName contractState startedOn address',
  ],
  [
    'Nro de socio;Plan / Servicio;Precio (IVA inc.);Download (Mbps);Upload (Mbps);AP / Sector;IP Pública;MAC WAN;Username;Status;Fecha Instalación;Equipo CPE',
    'customId plan price downSpeed upSpeed node ip mac userName contractState startedOn equipment',
  ],
  [
    'ID;Plan;Importe Final;Velocidad;IP Cliente;MAC Antena;Usuario de conexión;Estado de conexión;Fecha Inicio;Modelo CPE',
    'customId plan price downSpeed ip mac userName contractState startedOn equipment',
  ],
  ['Código;Servicio contratado;Cuota mensual;Descarga;Subida Mb/s;IP', 'customId plan price downSpeed upSpeed ip'],
])('an office’s own headings: %s', async (headers, targets) => {
  const app = await createContractOffice();
  const fileToken = app.files.receive('lista.csv', Buffer.from(`${headers}\r\n1;x`));
  const { kind, columns } = await app.call('imports', 'open', { fileToken });
  expect([kind, columns.map(({ target }) => target).join(' ')]).toEqual(['contracts', targets]);
});

test('two lines of totals below a list stay out, and what is between rows is skipped', async () => {
  const app = await createContractOffice();
  const list = ['Listado de contratos;;;', ';;;', 'ID CLIENTE;PLAN;IP;PRECIO', '1;Fibra 100 Mb;10.2.0.1;29990', ';;;'];
  const { counts } = await tryList(app, [...list, '2;Fibra 100 Mb;10.2.0.2;29990', 'TOTAL;;;59980', ';;;59980']);
  expect(counts).toMatchObject({ new: 2, problem: 2 });
  expect(await contractsOf(app, app.anaId)).toEqual([]);
});

test('a plan’s, a node’s and a device’s name broken over two lines of a cell is one line', async () => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;Precio;Nodo;Equipo', '1;"Rural\n10  Mb";9000;"Torre\r\nSur";"LHG\t5"']);
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    plan: 'Rural 10 Mb',
    node: 'Torre Sur',
    equipment: 'LHG 5',
  });
});

test.each([';', ',', '\t', '|'])('a list whose cells are parted by «%s»', async (mark) => {
  const app = await createContractOffice();
  const rows = [
    ['ID cliente', 'Plan', 'Precio', 'IP', 'Nodo'],
    ['1', 'Nuevo', '9000.50', '10.0.0.1', '"Torre; Sur, | 2"'],
    ['2', 'Nuevo', '9000.50', '10.0.0.2', ''],
  ];
  await importList(
    app,
    rows.map((cells) => cells.join(mark)),
  );
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    priceCents: 900_050,
    ip: '10.0.0.1',
    node: 'Torre; Sur, | 2',
  });
});
