import { array, assert, asyncProperty, boolean, nat, oneof, record, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportTarget } from '../../src-main/contract/imports';
import { addContract, createContractOffice } from '../support/contracts';
import { actOnRow, type RowAct, tryList } from '../support/lists';
import { clientFieldsWith, createTestOffice, type TestApp } from '../support/test-app';

type App = Pick<TestApp, 'call' | 'files'>;
type Column = readonly [header: string, target: ImportTarget, cells: readonly string[]];

/** What a clerk does with one row of a list, by its place. */
type Act = { readonly row: number } & (
  | { readonly skipped: boolean }
  | { readonly column: number; readonly cell: number }
);

interface Work {
  readonly rows: readonly (readonly number[])[];
  readonly acts: readonly Act[];
}

const workOn = (columns: readonly Column[]) =>
  record<Work>({
    rows: array(tuple(...columns.map(([, , cells]) => nat(cells.length - 1))), { minLength: 2, maxLength: 6 }),
    acts: array(
      oneof(
        record({ row: nat(5), skipped: boolean() }),
        record({ row: nat(5), column: nat(columns.length - 1), cell: nat(9) }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  });

/** All that a draft says of its rows, and of itself. */
async function draftOf({ call }: App, draftId: string) {
  const { rows } = await call('imports', 'rows', { draftId, offset: 0, limit: 50 });
  const { summary } = await call('imports', 'draft', { draftId });
  return { rows, counts: summary?.counts, newEntries: summary?.newEntries };
}

/** The act on a list that has so many rows. */
function actOf(columns: readonly Column[], one: Act, rows: number): RowAct {
  const row = 2 + (one.row % rows);
  if ('skipped' in one) return { row, skipped: one.skipped };
  const [, target, cells] = columns[one.column] ?? ['', 'ignore', []];
  return { row, target, text: cells[one.cell % cells.length] ?? '' };
}

/** A draft whose rows are left out, taken in again and corrected is what a dry run of them as they are by then makes. */
async function isAsFresh(app: App, columns: readonly Column[], { rows, acts }: Work): Promise<void> {
  const lines = rows.map((cells) => cells.map((cell, at) => columns[at]?.[2][cell]).join(';'));
  const { draftId, columns: read } = await tryList(app, [columns.map(([header]) => header).join(';'), ...lines]);
  for (const one of acts) await actOnRow(app, draftId, actOf(columns, one, rows.length));
  const corrected = await draftOf(app, draftId);
  await app.call('imports', 'preview', { draftId, targets: read.map(({ target }) => target) });
  expect(corrected).toEqual(await draftOf(app, draftId));
}

const OF_CONTRACTS: readonly Column[] = [
  ['ID cliente', 'customId', ['1', '2', '3']],
  ['Plan', 'plan', ['Fibra 100 Mb', 'Nuevo', '']],
  ['Precio', 'price', ['', '9000']],
  ['Bajada', 'downSpeed', ['', '100', '50']],
  ['Usuario', 'userName', ['', 'ana', 'beto']],
  ['IP', 'ip', ['', '10.0.0.1', '10.0.0.2', '10.0.0.0/30']],
  ['MAC', 'mac', ['', 'e48d8c0403c1', 'e48d8c0403c2']],
];

/** Two rows that say the same of Ana's contract, until the first turns out to be Beto's. */
const ONCE_ALIKE: Work = {
  rows: [
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  acts: [{ row: 0, column: 0, cell: 1 }],
};

test('a list of contracts that is corrected is as a fresh dry run of it', async () => {
  const app = await createContractOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'Caro', customId: '3' }));
  await addContract(app, app.anaId, { ip: '10.0.0.1', userName: 'ana' });
  await addContract(app, app.betoId, { mac: 'e48d8c0403c2', userName: 'beto' });
  await addContract(app, app.betoId);
  await assert(
    asyncProperty(workOn(OF_CONTRACTS), (work) => isAsFresh(app, OF_CONTRACTS, work)),
    { numRuns: 40, examples: [[ONCE_ALIKE]] },
  );
});

const OF_CLIENTS: readonly Column[] = [
  ['ID cliente', 'customId', ['', '1', '2', '3']],
  ['Nombre', 'name', ['Ana', 'Beto', '']],
  ['E-mail', 'email', ['', 'ana@ar.example', 'beto@ar.example', '1ana@ar.example']],
  ['Documento', 'nationalId', ['', '20000001', '20000002']],
  // A row without anything is none.
  ['Notas', 'notes', ['de la lista']],
];

/** Of two rows about Ana the one that comes first is hers, also where only its correction said so. */
const ABOUT_ONE: Work = {
  rows: [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 1, 0],
  ],
  acts: [{ row: 0, column: 0, cell: 1 }],
};

/** The last row's e-mail has a digit before that of the first, whose name is corrected, and who is somebody else then. */
const BEHIND_A_DIGIT: Work = {
  rows: [
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 3, 0, 0],
  ],
  acts: [
    { row: 0, column: 1, cell: 1 },
    { row: 0, column: 0, cell: 0 },
  ],
};

test('and so is a list of clients', async () => {
  const app = await createTestOffice();
  for (const [customId, name] of [
    ['1', 'Ana'],
    ['2', 'Beto'],
    ['', 'Ana'],
  ] as const)
    await app.call(
      'clients',
      'create',
      clientFieldsWith({ customId, name, nationalId: customId && `2000000${customId}` }),
    );
  await assert(
    asyncProperty(workOn(OF_CLIENTS), (work) => isAsFresh(app, OF_CLIENTS, work)),
    { numRuns: 40, examples: [[ABOUT_ONE], [BEHIND_A_DIGIT]] },
  );
});
