import { catalogsContract } from '../contract/catalogs';
import { clientFields, clientsContract } from '../contract/clients';
import { contractsContract } from '../contract/contracts';
import { duplicatesContract } from '../contract/duplicates';
import { importsContract } from '../contract/imports';
import { massUpdatesContract } from '../contract/mass-updates';
import { plansContract } from '../contract/plans';
import type { z } from 'zod';
import type { Call } from './clerk';
import { type Desk, numbersFrom, sheetOf } from './demo-desk';

async function importList(call: Call, fileToken: string): Promise<void> {
  const { draftId, columns } = await call(importsContract.open, { fileToken });
  await call(importsContract.preview, { draftId, targets: columns.map(({ target }) => target) });
  await call(importsContract.apply, { draftId });
  await call(importsContract.discard, { draftId });
}

/** The client with an own number; null where nobody has it. */
async function findByNumber(call: Call, customId: string) {
  const filter = { state: 'all', text: customId } as const;
  const { rows } = await call(clientsContract.list, { filter, sort: {}, offset: 0, limit: 10 });
  const found = rows.find((row) => row.customId === customId);
  return found ? call(clientsContract.get, { id: found.id }) : null;
}

/** Whom the list of interested people has again, since they are clients already: by now one with them, or still to be looked at. */
const MERGED = [1501, 1508, 1522];
const LEFT = [1537, 1544];
/** And who has the name of a client, and the phone, and is the son. */
const NAMESAKE = 1561;
/** Who was reached by no signal. */
const OUT_OF_REACH = [
  ['Elvira Sosa', '2604 55-1834', 'Ruta 173 km 12', 'El Nihuil'],
  ['Camping Los Reyunos', '2604 55-7720', 'Costanera s/n', 'Los Reyunos'],
  ['Hugo Altamirano', '2604 55-2091', 'Puesto La Josefa', 'El Nihuil'],
] as const;
const LEADS_HEAD = ['ID cliente', 'Nombre', 'Teléfono celular', 'Dirección', 'Barrio', 'Observaciones'];
const leadNumber = (at: number) => `EN-${String(at + 1).padStart(2, '0')}`;

/** A list of people who asked for a connection: some are clients already, some cannot have one, and one left no name. */
export async function importLeads({ ago, receive }: Desk): Promise<void> {
  const call = ago(34);
  const people: string[][] = [];
  for (const id of [...MERGED, ...LEFT, NAMESAKE]) {
    const { name, mobile, phone, address } = await call(clientsContract.get, { id });
    people.push([name.toLocaleUpperCase('es'), mobile || phone, address, '', 'Pidió más velocidad en la feria.']);
  }
  people.push(...OUT_OF_REACH.map((lead) => [...lead, 'Pidió conexión en la feria.']));
  people.push(['', '2604 55-0000', '', 'El Nihuil', 'No dejó el nombre.']);
  const rows = people.map((person, at) => [leadNumber(at), ...person]);
  await importList(call, receive('interesados-el-nihuil.csv', sheetOf(LEADS_HEAD, ...rows)));
  await mergeLeads(ago(33));
  const namesake = await findByNumber(ago(32), leadNumber(MERGED.length + LEFT.length));
  if (namesake) await ago(32)(duplicatesContract.keepApart, { ids: [NAMESAKE, namesake.id] });
  for (const [at] of people.entries()) if (at >= MERGED.length) await letGo(ago(20), leadNumber(at));
}

async function letGo(call: Call, customId: string): Promise<void> {
  const client = await findByNumber(call, customId);
  if (client) await call(clientsContract.deactivate, { id: client.id, version: client.version });
}

/** The first of them had been given a contract already, which goes over to the client that is kept. */
async function mergeLeads(call: Call): Promise<void> {
  for (const [at, keptId] of MERGED.entries()) {
    const merged = await findByNumber(call, leadNumber(at));
    if (!merged) continue;
    if (at === 0) await giveContract(call, merged.id);
    const [kept, { version: mergedVersion }] = [
      await call(clientsContract.get, { id: keptId }),
      await call(clientsContract.get, { id: merged.id }),
    ];
    const two = { keptId, keptVersion: kept.version, mergedId: merged.id, mergedVersion };
    await call(duplicatesContract.merge, { ...two, take: [], joinNotes: true });
  }
}

async function giveContract(call: Call, clientId: number): Promise<void> {
  const { plans, today } = await call(plansContract.list, {});
  const planId = plans.find(({ name }) => name === 'Rural 5 Mb')?.id ?? 0;
  const network = { nodeId: null, equipmentId: null, ip: '10.90.1.10', mac: '', userName: '' };
  const fields = { ...network, startedOn: today, address: '', latitude: null, longitude: null, notes: '' };
  await call(contractsContract.create, { clientId, terms: { planId, ownPriceCents: null }, fields });
}

/** New numbers of some clients; the import can be taken back. */
export async function importPhones({ ago, receive }: Desk): Promise<void> {
  const call = ago(12);
  const rows: string[][] = [];
  for (const id of numbersFrom(811, 8, 4)) {
    const { customId, name } = await call(clientsContract.get, { id });
    rows.push([customId, name, `+54 9 260 4${String(id).slice(-2)}-${1000 + id}`]);
  }
  const sheet = sheetOf(['ID cliente', 'Nombre', 'Teléfono celular'], ...rows);
  await importList(call, receive('celulares-nuevos.csv', sheet));
}

/** Where the new tower's contracts begin. */
export const TOWER = { network: '10.90.0', contracts: 5 } as const;

/** Connections of clients that had none, with no day of their beginning. */
export async function importContracts({ ago, receive }: Desk): Promise<void> {
  const call = ago(6);
  const head = ['ID cliente', 'Plan', 'Nodo', 'Equipo', 'IP', 'MAC', 'Estado'];
  // Of ten clients the fourth has no contract, and of three the third is billed: these are not, so that nothing falls due.
  const rows = numbersFrom(1114, TOWER.contracts, 30).map((id, at) => {
    const mac = `24:A4:3C:90:00:0${at}`;
    return [
      String(id).padStart(6, '0'),
      'Rural 5 Mb',
      'Torre El Nihuil',
      'CPE LHG',
      `${TOWER.network}.${10 + at}`,
      mac,
      'Habilitado',
    ];
  });
  await importList(call, receive('contratos-torre-el-nihuil.csv', sheetOf(head, ...rows)));
}

type Fields = z.input<typeof massUpdatesContract.preview.input>['fields'];

async function updateMany(call: Call, ids: readonly number[], fields: Fields): Promise<number | null> {
  const selection = { kind: 'ids' as const, ids: [...ids] };
  const { draftId } = await call(massUpdatesContract.preview, { selection, fields });
  const { id } = await call(massUpdatesContract.apply, { draftId });
  return id;
}

/** Puts somebody else on one of the clients of a mass update by hand. */
async function chooseAnother(call: Call, ids: readonly number[], collectorId: number | null): Promise<void> {
  for (const id of ids) {
    const { version, ...client } = await call(clientsContract.get, { id });
    const fields = { ...clientFields.strip().parse(client), collectorId };
    await call(clientsContract.update, { id, version, fields });
  }
}

const MISTAKEN = numbersFrom(700, 18);

/** Mass updates: one that stands, one that was a mistake and was taken back but for what was edited since, and a newer one. */
export async function updateMasses({ ago }: Desk): Promise<void> {
  const { entries } = await ago(21)(catalogsContract.list, {});
  const [one = null, another = null] = entries.filter(({ kind }) => kind === 'collector').map(({ id }) => id);
  await updateMany(ago(21), numbersFrom(900, 24), { addNote: 'Avisado del mantenimiento de la Torre Diamante.' });
  const free: number[] = [];
  for (const id of MISTAKEN) if ((await ago(15)(clientsContract.get, { id })).collectorId === null) free.push(id);
  const mistaken = await updateMany(ago(14), free, { collectorId: one });
  await chooseAnother(ago(13), free.slice(0, 2), another);
  if (mistaken !== null) await ago(13)(massUpdatesContract.undo, { id: mistaken });
  await updateMany(ago(3), numbersFrom(1300, 15), { collectorId: another });
}
