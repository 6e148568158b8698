import Sqlite from 'better-sqlite3';
import { dayOf } from '../../src-main/contract/values/wall-clock';
import { openDatabase } from '../../src-main/data/database';
import { readAddress } from '../../src-main/domain/consumption/addresses';
import { askTurns } from '../../src-main/domain/consumption/match';
import { addContract, contractFieldsWith, type ContractOffice, createContractOffice, onlyContract } from './contracts';
import { neverLocks, START_MS } from './test-app';

type Fields = Parameters<typeof contractFieldsWith>[0];

export const DAY_MS = 86_400_000;
export const MACS = { ana: 'e48d8c0403c5', beto: 'e48d8c0403c6' } as const;

/** Saves the form of a client's only contract with something changed; today is 24 November. */
export async function edit(app: ContractOffice, clientId: number, change: Fields): Promise<void> {
  const { id, version, ...contract } = await onlyContract(app, clientId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ...contract, ...change }) });
}

/** Both have their addresses since January. */
export async function createTwo(ana: Fields = {}, beto: Fields = {}) {
  const app = await createContractOffice();
  await neverLocks(app);
  await addContract(app, app.anaId, { ip: '10.0.0.1', mac: MACS.ana, userName: 'casa', ...ana });
  await addContract(app, app.betoId, { ip: '10.0.0.2', mac: MACS.beto, userName: 'local', ...beto });
  return app;
}

/** Every former address that the office keeps. */
export function formerOf({ folder }: Pick<ContractOffice, 'folder'>): unknown[] {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const columns = 'contract_id, kind, from_on, until_on';
  const rows = direct.prepare(`SELECT ${columns} FROM contract_former_addresses ORDER BY 1, 2, 4`).raw().all();
  direct.close();
  return rows;
}

/** The calendar day so many days after the one that every test begins with, 24 November. */
export const dayAfter = (days: number) => dayOf(START_MS + days * DAY_MS);

/** Noon of a day in Mendoza, in seconds. */
const noonS = (day: string) => Date.parse(`${day}T15:00:00Z`) / 1000;

/**
 * Whose contract an address was at noon of each of some days, as consumption finds it: of a file of that day alone, and of one
 * file over all of them.
 */
export function ownersOf({ folder }: Pick<ContractOffice, 'folder'>, written: string, days: readonly string[]) {
  const address = readAddress(written);
  if (!address) throw new Error('an address was expected');
  const database = openDatabase(`${folder}/abonado.db`);
  const turnsOf = askTurns(database.read);
  const ask = (from: string, until: string, day: string) =>
    turnsOf({ ...address, firstS: noonS(from), lastS: noonS(until) }).find(
      ({ fromS, untilS }) => fromS <= noonS(day) && noonS(day) <= untilS,
    )?.contractId;
  const [first = '', last = first] = [days[0], days.at(-1)];
  const owners = {
    alone: days.map((day) => ask(day, day, day)),
    together: days.map((day) => ask(first, last, day)),
  };
  database.close();
  return owners;
}
