import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { clientKeys } from '../../src-main/domain/clients';
import { blankClientFields } from '../../src-main/contract/clients';
import { type MadeUpClient, madeUpPairs } from '../support/made-up-pairs';
import { addClient } from '../support/mass-updates';
import { createTestOffice, type TestApp } from '../support/test-app';

const EACH = 500;
const SEED = 20_261_128;

/** Writes clients as they are, whatever a form would say of two of them having one e-mail. */
function fill({ folder }: Pick<TestApp, 'folder'>, clients: readonly MadeUpClient[]): number[] {
  const direct = new Sqlite(`${folder}/abonado.db`);
  const insert = direct.prepare(`
    INSERT INTO clients (state, person_type, name, name_key, national_id, national_id_key, tax_id, phone, mobile, email,
      email_key, address, address_key, search_text, created_at_ms, updated_at_ms)
    VALUES (?, 'other', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1, 1)`);
  const mails = new Set<string>();
  const ids = direct.transaction(() =>
    clients.map((client) => {
      const { nameKey, nationalIdKey, emailKey, addressKey } = clientKeys({ ...blankClientFields, ...client }, []);
      const { name, nationalId, taxId, phone, mobile, email, address } = client;
      const state = mails.has(emailKey) ? 'deactivated' : 'active';
      if (emailKey !== '') mails.add(emailKey);
      const typed = [nationalId, nationalIdKey, taxId, phone, mobile, email, emailKey, address, addressKey];
      return Number(insert.run(state, name, nameKey, ...typed).lastInsertRowid);
    }),
  )();
  direct.close();
  return ids;
}

test(`of ${EACH} pairs that are one and ${EACH} that are two, nearly all are told apart`, async () => {
  const app = await createTestOffice();
  const pairs = madeUpPairs(EACH, SEED);
  const ids = fill(
    app,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  const key = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
  const made = new Map(pairs.map((pair, at) => [key(ids[2 * at] ?? 0, ids[2 * at + 1] ?? 0), pair]));
  const found = await findAll(app);
  const judged = [...made].map(([two, { same }]) => ({ same, found: found.has(two) }));
  const right = judged.filter(({ same, found: isFound }) => same && isFound).length;
  // A pair of strangers that came out as likely is wrong as well.
  const strangers = [...found].filter((two) => !made.has(two)).length;
  const wrong = judged.filter(({ same, found: isFound }) => !same && isFound).length + strangers;
  const [precision, recall] = [right / (right + wrong), right / EACH];
  console.info(`duplicates: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, strangers ${strangers}`);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});

/** Page after page: what was seen is put aside, until nothing is left. */
async function findAll(app: TestApp): Promise<Set<string>> {
  const found = new Set<string>();
  for (;;) {
    const { pairs, total } = await app.call('duplicates', 'find', {});
    for (const { clients } of pairs) {
      const [one, other] = clients;
      found.add(`${one.id} ${other.id}`);
      await app.call('duplicates', 'keepApart', { ids: [one.id, other.id] });
    }
    if (total <= pairs.length) return found;
  }
}

test('what somebody said is no duplicate is not shown again, until that is taken back', async () => {
  const app = await createTestOffice();
  const ana = await addClient(app, { name: 'Ana Paz', mobile: '2604 433123', address: 'Mitre 1200' });
  const again = await addClient(app, { name: 'PAZ, ANA', phone: '0260 15 4433123', nationalId: '28.114.902' });
  const third = await addClient(app, { name: 'Paz Ana', address: 'Mitre Nº 1200', nationalId: '28114902' });
  const found = async () => {
    const { pairs } = await app.call('duplicates', 'find', {});
    return pairs.map(({ clients, reasons }) => ({ ids: clients.map(({ id }) => id), reasons }));
  };
  expect(await found()).toEqual([
    { ids: [again, third], reasons: ['nationalId', 'name'] },
    { ids: [ana, again], reasons: ['phone', 'name'] },
    { ids: [ana, third], reasons: ['name', 'address'] },
  ]);
  await app.call('duplicates', 'keepApart', { ids: [third, again] });
  await app.call('duplicates', 'keepApart', { ids: [third, again] });
  expect((await found()).map(({ ids }) => ids)).toEqual([
    [ana, again],
    [ana, third],
  ]);
  const audit = await app.call('audit', 'list', { clientId: again, offset: 0, limit: 10 });
  expect(audit.entries.filter(({ action }) => action === 'keptApart')).toMatchObject([
    { field: 'merge.apart', before: '', after: 'Paz Ana' },
  ]);
  await app.call('duplicates', 'forgetApart', { ids: [again, third] });
  expect(await found()).toHaveLength(3);
});

test('a phone of everybody’s, as of a school, makes nobody a duplicate, and is not compared each with each', async () => {
  const app = await createTestOffice();
  const school = Array.from({ length: 300 }, (_none, at) => ({
    name: `Sala ${'abcdefghijklmnop'[at % 16]} ${at}`,
    nationalId: '',
    taxId: '',
    phone: '2604 400000',
    mobile: '',
    email: '',
    address: '',
  }));
  fill(app, school);
  expect(await app.call('duplicates', 'find', {})).toEqual({ pairs: [], total: 0 });
});

const FIRST_NAMES = 'Abel Bruno Celia Dario Elena Fabio Gloria Hugo Irma Jorge Karen Luis Mirta'.split(' ');
const LAST_NAMES = 'Abad Bravo Cano Duarte Esquivel Funes Gatica Heredia Ibarra Juarez'.split(' ');
const NOTHING = { name: '', nationalId: '', taxId: '', phone: '', mobile: '', email: '', address: '' };

/** A hundred strangers who have something in common. */
const crowd = (common: Partial<MadeUpClient>) =>
  FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => ({ ...NOTHING, name: `${first} ${last}`, ...common }))).slice(
    0,
    100,
  );

/** The pairs of an office with these clients alone, by their names. */
async function namesFound(clients: readonly Partial<MadeUpClient>[]): Promise<string[]> {
  const app = await createTestOffice();
  fill(
    app,
    clients.map((client) => ({ ...NOTHING, ...client })),
  );
  const { pairs } = await app.call('duplicates', 'find', {});
  return pairs.map(({ clients: [one, other], reasons }) => `${one.name} = ${other.name} (${reasons.join(' ')})`);
}

test.each([
  ['address', { address: 'Ruta 40 s/n' }, 'name address'],
  ['phone', { phone: '2604 555123' }, 'phone name'],
  ['place without a number', { address: 'Barrio Los Álamos' }, 'name address'],
] as const)('who is there twice is found among a hundred with the same %s', async (_what, common, reasons) => {
  const twice = [
    { name: 'Lucía Fernández', ...common },
    { name: 'FERNANDEZ, Lucia', ...common },
  ];
  expect(await namesFound([...crowd(common), ...twice])).toEqual([`Lucía Fernández = FERNANDEZ, Lucia (${reasons})`]);
});

test('one name that a hundred have at one phone is shown, without each being compared with each', async () => {
  const app = await createTestOffice();
  fill(
    app,
    Array.from({ length: 100 }, () => ({ ...NOTHING, name: 'Consumidor Final', phone: '2604 400123' })),
  );
  const { total } = await app.call('duplicates', 'find', {});
  expect(total).toBeGreaterThan(99);
  expect(total).toBeLessThan((100 * 99) / 2);
});

test('one place without a number is an address, however it is written; a part of a name in it is not enough', async () => {
  const found = await namesFound([
    { name: 'Ramón Funes', address: 'Barrio Los Álamos' },
    { name: 'Ramon Funes', address: 'B° Los Alamos s/n' },
    { name: 'Ramón Luis Funes', address: 'Bº Los Álamos' },
    { name: 'Ramón Funes', address: 'Barrio El Chañar' },
    { name: 'Cooperativa', address: 'El Sol' },
    { name: 'COOPERATIVA', address: 'Barrio El Sol' },
  ]);
  expect(found).toEqual(['Ramón Funes = Ramon Funes (name address)', 'Cooperativa = COOPERATIVA (name address)']);
});

test('one document is always shown, whatever else of the two differs; what fills a field is none', async () => {
  const found = await namesFound([
    { name: 'Kiosco El Sol', taxId: '27-28114902-4', address: 'Mitre 1200' },
    { name: 'Juana Pérez', nationalId: '28.114.902', address: 'Belgrano 40' },
    { name: 'Hugo Sosa', nationalId: '99.999.999' },
    { name: 'Irma Cano', nationalId: '99999999' },
    ...crowd({ nationalId: '12345678' }),
  ]);
  expect(found).toEqual(['Kiosco El Sol = Juana Pérez (nationalId)']);
});

test('the form tells of nobody who is known to be another, and of the one that a merged client is a part of', async () => {
  const app = await createTestOffice();
  const ana = await addClient(app, { name: 'Ana Paz', nationalId: '28114902' });
  const twin = await addClient(app, { name: 'Ana P', nationalId: '28114902' });
  const other = await addClient(app, { name: 'Luis Sosa', nationalId: '28114902' });
  const draft = { name: 'X', address: '', nationalId: '28.114.902', phone: '', mobile: '', email: '' };
  const toldOf = async (exceptId?: number) => {
    const asked = exceptId === undefined ? draft : { ...draft, exceptId };
    const { duplicates } = await app.call('clients', 'duplicates', asked);
    return duplicates.map(({ id }) => id).toSorted((low, high) => low - high);
  };
  expect(await toldOf()).toEqual([ana, twin, other]);
  await app.call('duplicates', 'keepApart', { ids: [other, ana] });
  expect([await toldOf(ana), await toldOf(other)]).toEqual([[twin], [twin]]);
  const two = { keptId: ana, keptVersion: 1, mergedId: twin, mergedVersion: 1 };
  await app.call('duplicates', 'merge', { ...two, take: [], joinNotes: false });
  expect([await toldOf(), await toldOf(ana)]).toEqual([[ana, other], []]);
});
