import { type Arbitrary, array, asyncProperty, assert, constantFrom, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { addContract, contractsOf, createContractOffice } from '../support/contracts';
import { tryList } from '../support/lists';

const HEAD = 'ID cliente;Plan;Usuario;IP;MAC';
const MACS = ['e48d8c0403c1', 'e48d8c0403c2', 'e48d8c0403c3', 'e48d8c0403c4'] as const;
const IPS = ['10.0.0.1', '10.0.0.2', '10.0.0.5', '10.0.0.6', '10.0.0.8'] as const;
const NETWORKS = ['10.0.0.0/30', '10.0.0.4/30'] as const;
/** Contracts by their user names: whose each is. The last two are not in the office. */
const NAMES = { casa: 1, local: 1, campo: 2, taller: 2, nueva: 1, otra: 2 } as const;
type Name = keyof typeof NAMES;
const THERE = ['casa', 'local', 'campo', 'taller'] as const;

interface Had {
  readonly ips: string[];
  readonly macs: string[];
}

interface Row {
  readonly name: Name;
  readonly ip: string;
  readonly mac: string;
}

const row: Arbitrary<Row> = record({
  name: constantFrom<Name[]>('casa', 'local', 'campo', 'taller', 'nueva', 'otra'),
  ip: constantFrom('', ...IPS, ...NETWORKS),
  mac: constantFrom('', ...MACS),
});
const list = array(row, { minLength: 1, maxLength: 6 });
const had: Arbitrary<Had> = record({
  ips: uniqueArray(constantFrom(...IPS), { minLength: 4, maxLength: 4 }),
  macs: uniqueArray(constantFrom(...MACS), { minLength: 4, maxLength: 4 }),
});

/** Two rows about one contract, the second by its user name, while a third asks for the MAC that the first lets go of. */
const TWICE_ABOUT_ONE: [Had, Row[]] = [
  { ips: ['10.0.0.1', '10.0.0.2', '10.0.0.8', '10.0.0.6'], macs: [MACS[1], MACS[2], MACS[0], MACS[3]] },
  [
    { name: 'nueva', ip: '10.0.0.1', mac: '' },
    { name: 'campo', ip: '', mac: MACS[1] },
    { name: 'casa', ip: '', mac: MACS[3] },
  ],
];

test('whatever a list asks of IPs and MACs, it does what its dry run said, and a MAC that is told as taken is somebody’s', async () => {
  await assert(
    asyncProperty(had, list, async ({ ips, macs }, rows) => {
      const app = await createContractOffice();
      for (const [at, name] of THERE.entries()) {
        const client = NAMES[name] === 1 ? app.anaId : app.betoId;
        await addContract(app, client, { userName: name, ip: ips[at] ?? '', mac: macs[at] ?? '' });
      }
      const lines = rows.map(({ name, ip, mac }) => `${NAMES[name]};Fibra 100 Mb;${name};${ip};${mac}`);
      const { draftId, counts } = await tryList(app, [HEAD, ...lines]);
      const told = await app.call('imports', 'rows', { draftId, offset: 0, limit: 50 });
      const done = await app.call('imports', 'apply', { draftId });
      expect(done).toMatchObject({ created: counts.new, changed: counts.changes, left: 0 });
      const after = [...(await contractsOf(app, app.anaId)), ...(await contractsOf(app, app.betoId))];
      const held = new Set(after.map(({ mac }) => mac));
      const taken = told.rows.filter(({ problems }) => problems.some(({ code }) => code === 'macTaken'));
      expect(taken.filter((line) => !held.has(rows[line.row - 2]?.mac ?? ''))).toEqual([]);
      expect(app.unexpected).toEqual([]);
    }),
    { numRuns: 60, examples: [TWICE_ABOUT_ONE] },
  );
});
