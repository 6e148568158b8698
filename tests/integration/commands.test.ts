import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findHandler } from '../../src-main/app/find-handler';
import { contract } from '../../src-main/contract';
import type { Endpoint } from '../../src-main/contract/endpoint';
import { commandInputs, createFullOffice, type FullOffice } from '../support/command-inputs';
import { createTestApp, refusalOf } from '../support/test-app';

const features: Record<string, Record<string, Endpoint>> = contract;
/** Every command whose handler is given something to write with; the others cannot change the register. */
const writing = Object.entries(features).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, { kind, input }]) => {
    const handler = findHandler(feature, verb);
    return kind === 'command' && (handler?.write || handler?.record)
      ? [{ name: `${feature}.${verb}`, feature, verb, input }]
      : [];
  }),
);
const inputs: Readonly<Record<string, (app: FullOffice) => unknown>> = commandInputs;

/** Commands of the account, of payments and of documents: their audit and versions are held by tests of their own. */
const HELD_ELSEWHERE: readonly string[] = [
  'account.useCredit',
  'account.promise',
  'account.withdrawPromise',
  'payments.save',
  'payments.void',
  'creditNotes.issue',
  'billingItems.save',
  'billingItems.retire',
  'invoices.void',
  'reporting.answer',
  'reporting.apply',
  // Second folder of the backups: second-folder.test.ts.
  'backups.chooseFolder',
  'backups.leaveFolder',
  // Asks a server for its certificate.
  'mailSettings.trust',
];

/** What changes something and is told nowhere, each with why. */
const UNTOLD: Readonly<Record<string, string>> = {};

/** What is saved over something that is there without the version that was read, each with why. */
const UNVERSIONED: Readonly<Record<string, string>> = {
  'consumption.saveNumbers': 'writes a file, which is new each time',
  'consumption.savePicture': 'writes a file, which is new each time',
  'massUpdates.savePreview': 'writes a file, which is new each time',
  'imports.saveKept': 'writes a file, which is new each time',
  'imports.saveNotes': 'writes a file, which is new each time',
  'outbox.save': 'writes a file, which is new each time',
  'portal.saveLogins': 'writes a file, which is new each time',
  'billingParameters.saveHoliday': 'a day has nothing but its name, and whoever writes it knows the day',
};

function auditedRows({ folder }: Pick<FullOffice, 'folder'>): number {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const rows = Number(direct.prepare('SELECT count(*) FROM audit_entries').pluck().get());
  direct.close();
  return rows;
}

const isVersion = (key: string) => /version$/iu.test(key);

/** The input with each of its versions, one at a time, as it was not read. */
function staleOnes(input: object): unknown[] {
  return Object.entries(input).flatMap(([key, value]): unknown[] => {
    if (isVersion(key)) return [{ ...input, [key]: Number(value) + 1 }];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return staleOnes(value).map((stale) => ({ ...input, [key]: stale }));
  });
}

test('every command that may write has an input here', () => {
  const known = [...Object.keys(inputs), ...HELD_ELSEWHERE];
  expect(known.toSorted()).toEqual(writing.map(({ name }) => name).toSorted());
});

test('whatever is saved over what is there names the version that was read', () => {
  const saves = Object.entries(features).flatMap(([feature, verbs]) =>
    Object.entries(verbs)
      .filter(([verb, { kind }]) => kind === 'command' && /^(?:update|save|set|rename)/u.test(verb))
      .map(([verb, { input }]) => ({ name: `${feature}.${verb}`, asks: Object.keys(shapeOf(input)) })),
  );
  expect(saves.length).toBeGreaterThan(20);
  const without = saves.filter(({ asks }) => !asks.some((key) => isVersion(key) || key === 'at'));
  expect(without.map(({ name }) => name).toSorted()).toEqual(Object.keys(UNVERSIONED).toSorted());
});

function shapeOf(input: Endpoint['input']): object {
  return 'shape' in input && typeof input.shape === 'object' && input.shape !== null ? input.shape : {};
}

/** The first run has no office to be made ready. */
const FIRST = 'office.create';

const made = writing.filter(({ name }) => name !== FIRST && !HELD_ELSEWHERE.includes(name));

test.each(made)(
  '$name is audited, and refused over what somebody else saved since',
  async ({ name, feature, verb }) => {
    const app = await createFullOffice();
    const input = await inputs[name]?.(app);
    const call = (wanted: unknown) => app.app.dispatch(app.session, feature, verb, wanted);
    for (const stale of staleOnes(Object(input)))
      expect(await refusalOf(call(stale)), JSON.stringify(stale)).toMatchObject({ code: 'CONFLICT' });
    const before = auditedRows(app);
    await call(input);
    expect(auditedRows(app) > before, 'audited').toBe(!(name in UNTOLD));
  },
);

test('an office that is made is audited', async () => {
  const app = createTestApp();
  await app.call('office', 'create', commandInputs[FIRST]());
  expect(auditedRows(app)).toBeGreaterThan(0);
});
