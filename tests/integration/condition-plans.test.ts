import { expect, test } from 'vitest';
import {
  choicesOf,
  type ClientCondition,
  clientCondition,
  type ConditionKind,
  conditionFields,
  entriesFields,
} from '../../src-main/contract/client-conditions';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { countClients, listClients, sumOwed } from '../../src-main/domain/clients/list-store';
import { openAskedOffice } from '../support/asked-office';

/** What grows with every month of an office: no filter may read one of them whole, nor at all. */
const LEDGER = /\b(?:invoices|invoice_lines|invoice_taxes|invoice_snapshots|debits|credits|payments|allocations)\b/u;

const conditions: ClientCondition[] = conditionFields.flatMap((facts): ClientCondition[] => {
  const { kind, field } = facts;
  const asked: Readonly<Record<ConditionKind, readonly object[]>> = {
    text: [
      { match: 'contains', text: 'munoz' },
      { match: 'equals', text: 'munoz' },
      { match: 'empty', text: '' },
    ],
    entries:
      facts.kind === 'entries' && entriesFields[facts.field].blank
        ? [{ ids: [1] }, { ids: [1, null] }]
        : [{ ids: [1] }],
    choice: facts.kind === 'choice' ? [{ values: choicesOf(facts.field) }] : [],
    flag: [{ yes: true }, { yes: false }],
    number: [{ from: 1, to: 2 }],
    money: [{ from: 1, to: null }],
    date: [{ from: '2026-01-01', to: '2026-12-31' }],
  };
  const plain = asked[kind].map((each) => clientCondition.parse({ kind, field, ...each }));
  return plain.flatMap((each): ClientCondition[] => (each.kind === 'flag' ? [each] : [each, { ...each, not: true }]));
});

test('no filter reads an invoice or an entry of the ledger', () => {
  const { db, asked, stepsOf } = openAskedOffice();
  for (const condition of conditions) {
    const filter = clientFilter.parse({ conditions: [condition] });
    countClients(db, filter);
    listClients(db, filter, clientSort.parse({}), 0, 50);
    sumOwed(db, filter);
  }
  const reads = [...new Set(asked)].filter((text) => /^\s*SELECT/u.test(text));
  expect(reads.length).toBeGreaterThan(conditions.length);
  for (const text of reads) {
    const steps = stepsOf(text).filter((step) => /^(?:SEARCH|SCAN)/u.test(step));
    expect(
      steps.filter((step) => LEDGER.test(step)),
      text,
    ).toEqual([]);
    // Everybody is walked over by an index, never by the pages of clients, contracts or references themselves.
    const whole = steps.filter(
      (step) =>
        /^SCAN (?:c|clients|contracts?|client_gateways)(?: |$)/u.test(step) && !/USING (?:COVERING )?INDEX/u.test(step),
    );
    expect(whole, text).toEqual([]);
  }
});
