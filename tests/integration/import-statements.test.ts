import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { draftOn } from '../../src-main/adapters/draft-files';
import { listDueBack } from '../../src-main/domain/imports/contract-row-store';
import { createDraft } from '../../src-main/domain/imports/draft-store';
import { openAskedOffice } from '../support/asked-office';

const HEAD = { kind: 'contracts', fileName: 'a.csv', atMs: 1, rows: 0, columns: [], targets: [] } as const;

/** A draft's file in memory, and how SQLite goes about each statement that is asked of it. */
function askedDraft() {
  const asked: string[] = [];
  const sqlite = new Sqlite(':memory:', { verbose: (text) => asked.push(String(text)) });
  const draft = createDraft('1', draftOn(sqlite), { ...HEAD, decidedAt: null, decidedAtMs: 1, newPlanPrices: [] });
  draft.indexDecisions();
  asked.length = 0;
  const steps = () =>
    asked.flatMap((text) =>
      sqlite
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all()
        .map(({ detail }) => detail),
    );
  return { draft, steps };
}

test.each([
  ['ip', 'decisions_first'],
  ['mac', 'decisions_second'],
  ['identity', 'decisions_identity'],
  ['userName', 'decisions_user_name'],
  ['madePlan', 'decisions_made_plan'],
] as const)('who of a list has an %s is found by that key, however many rows come in', (kind, index) => {
  const { draft, steps } = askedDraft();
  draft.holder(kind, 'a', 1);
  expect(steps()[0]).toMatch(new RegExp(`INDEX ${index} \\(`, 'u'));
});

test('a network around an ip is looked for among the networks alone', () => {
  const { draft, steps } = askedDraft();
  draft.holder('ip', 'a', 1);
  draft.rivals([1]);
  expect(steps().filter((step) => step.includes('decisions_network'))).toEqual([
    'SEARCH decisions USING INDEX decisions_network (first_key=?)',
    'SEARCH other USING INDEX decisions_network (first_key=?)',
  ]);
});

test('the rows that cost what others say are found among themselves, however many say their own price', () => {
  const { draft, steps } = askedDraft();
  draft.unpricedPlans();
  draft.rowsWithoutPrice('nuevo');
  expect(steps()).toEqual([
    expect.stringContaining('INDEX decisions_unpriced_plan'),
    'SEARCH decisions USING COVERING INDEX decisions_unpriced_plan (unpriced_plan=?)',
  ]);
});

test('what later lists give back is counted contract by contract, not by going through all rows of each', () => {
  const { db, asked, stepsOf } = openAskedOffice();
  listDueBack(db, 1);
  const steps = asked.flatMap(stepsOf).filter((step) => step.startsWith('SEARCH later'));
  expect(steps).toEqual([expect.stringContaining('(import_id=? AND contract_id=?)')]);
});
