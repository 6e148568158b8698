import { expect, test } from 'vitest';
import type { RowContract } from '../../src-main/contract/contracts';
import { type ColumnId, columns } from '../../src-renderer/features/client-grid/columns';
import { searchedWords } from '../../src-renderer/features/client-grid/marks';
import { tellRow } from '../../src-renderer/features/client-grid/told-row';
import { office, rowWith } from './stage/office';

test('a row says which MAC or user name of its contracts was found, and nothing where a column in sight does', () => {
  const row = { ...rowWith(1), name: 'Ana', contractText: '10.49.233.20\ne48d8c0403c5\nana.casa' };
  const shown = columns.filter(({ id }) => id === 'name');
  const why = (typed: string) => tellRow(row, shown, office, searchedWords(typed)).elsewhere;
  expect(why('e48d.8c04')).toBe('E4:8D:8C:04:03:C5');
  expect(why('8C:04:03')).toBe('E4:8D:8C:04:03:C5');
  expect(why('e48d_8c_04')).toBe('E4:8D:8C:04:03:C5');
  expect(why('49,233')).toBe('10.49.233.20');
  expect(why('ana.ca')).toBe('ana.casa');
  expect(why('ana 49.233')).toBe('10.49.233.20');
  expect(why('ana')).toBe(null);
});

const contractWith = (fields: Partial<RowContract>): RowContract => ({
  state: 'enabled',
  disabledBy: null,
  paused: false,
  plan: '',
  node: '',
  ip: '',
  mac: '',
  userName: '',
  ...fields,
});

const hogar = contractWith({ state: 'disabled', disabledBy: 'operator', plan: 'Hogar 25 Mb', ip: '10.7.193.62' });
const fibra = contractWith({ plan: 'Fibra 300 Mb', ip: '10.27.238.58', mac: 'e48d8c0403c5', userName: 'ana.casa' });
const network = contractWith({ plan: 'Empresa 50 Mb', ip: '10.0.0.8/29' });

const ana = {
  ...rowWith(1),
  name: 'Ana',
  phone: '10.27 23',
  contractCount: 3,
  contractState: 'disabled',
  contractDisabledBy: 'operator',
  plan: hogar.plan,
  ip: hogar.ip,
  contracts: [hogar, fibra, network],
} as const;

function tell(typed: string, ...ids: ColumnId[]) {
  const shown = columns.filter(({ id }) => id === 'name' || ids.includes(id));
  const { row, contract, elsewhere } = tellRow(
    { ...ana, contracts: [...ana.contracts] },
    shown,
    office,
    searchedWords(typed),
  );
  expect([row.plan, row.ip]).toEqual([contract?.plan, contract?.ip]);
  return [row.plan, elsewhere];
}

test('of several contracts a row tells the worst, and of a search the one that it found, once', () => {
  expect(tell('')).toEqual(['Hogar 25 Mb', null]);
  expect(tell('ana', 'ip')).toEqual(['Hogar 25 Mb', null]);
  expect(tell('10.27.238.58', 'ip')).toEqual(['Fibra 300 Mb', null]);
  expect(tell('10.27.238.58')).toEqual(['Fibra 300 Mb', '10.27.238.58']);
  expect(tell('10 27 238 58', 'ip')).toEqual(['Fibra 300 Mb', null]);
  expect(tell('e4:8d:8c', 'ip')).toEqual(['Fibra 300 Mb', 'E4:8D:8C:04:03:C5']);
  expect(tell('ana.ca', 'plan', 'ip')).toEqual(['Fibra 300 Mb', 'ana.casa']);
});

test('an address inside of a network tells the contract that has the network, and says it once', () => {
  expect(tell('10.0.0.10', 'ip')).toEqual(['Empresa 50 Mb', null]);
  expect(tell('10.0.0.10')).toEqual(['Empresa 50 Mb', '10.0.0.8/29']);
  expect(tell('10.0.0.16')).toEqual(['Hogar 25 Mb', null]);
});

test('what another field of the client answers to does not change the contract that is told', () => {
  expect(tell('10.27')).toEqual(['Hogar 25 Mb', '10.27 23']);
});

test('of two contracts that a word is found on, the one that it is the whole IP, MAC or user name of is told', () => {
  const near = contractWith({ plan: 'Hogar', ip: '10.0.0.12', mac: 'e48d8c0403c6', userName: 'ana.casa' });
  const other = contractWith({ plan: 'Empresa', ip: '10.0.0.128/29', mac: 'e48d8c0403c7', userName: 'ana.casa2' });
  const exact = contractWith({ plan: 'Fibra', ip: '10.0.0.1', mac: 'e48d8c0403c5', userName: 'ana' });
  const shown = columns.filter(({ id }) => id === 'name' || id === 'ip');
  const planOf = (typed: string, ...contracts: RowContract[]) => {
    const [{ plan, ip } = near] = contracts;
    const row = { ...rowWith(1), name: 'Eva', plan, ip, contractCount: contracts.length, contracts };
    return tellRow(row, shown, office, searchedWords(typed)).contract?.plan;
  };
  const [far, last] = [contractWith({ plan: 'Lejos', ip: '10.7.7.7' }), contractWith({ plan: 'Antes' })];
  for (const typed of ['10.0.0.1', '10,0,0,1', '10.0.0.1/32', 'e4:8d:8c:04:03:c5', 'ana']) {
    expect([typed, planOf(typed, far, near, other, exact, last)]).toEqual([typed, 'Fibra']);
    expect([typed, planOf(typed, near, other, exact)]).toEqual([typed, 'Fibra']);
  }
  expect(planOf('10.0.0.12', exact, near)).toBe('Hogar');
  expect(planOf('10.0.0.1', exact, near)).toBe('Fibra');
  expect(planOf('10.0.0', near, exact)).toBe('Hogar');
});
