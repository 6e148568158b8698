import { expect, test } from 'vitest';
import { findHandler } from '../../src-main/app/find-handler';
import type { MailFilter } from '../../src-main/contract/outbox';
import { claimMail, countMail, dropMail, hasDueMail, listMail, readStatus } from '../../src-main/domain/outbox';
import { openAskedOffice } from '../support/asked-office';

/** An outbox with what was asked of it, as it was asked. */
function askedOutbox() {
  const { sqlite, db, asked, stepsOf } = openAskedOffice();
  sqlite.exec("UPDATE mail_settings SET host = 'x', from_address = 'a@b.example'");
  /** How SQLite goes through the messages, statement by statement. */
  const plansOf = (ask: () => unknown) => {
    asked.length = 0;
    ask();
    return asked
      .filter((text) => text.includes('mail_messages') && /^\s*(?:SELECT|UPDATE)/u.test(text))
      .map((text) =>
        stepsOf(text).filter(
          (step) => /\b(?:m|e|mail_messages)\b/u.test(step) || /TEMP B-TREE FOR ORDER BY/u.test(step),
        ),
      );
  };
  return { db, plansOf };
}

const asFirst = (filter: MailFilter) => ({ filter, offset: 0, limit: 50 });

test.each([
  ['of one kind', { kind: 'notice' }, 'mail_messages_kind'],
  ['of one client', { clientId: 1 }, 'mail_messages_client'],
] as const)('messages %s are listed, newest first, and counted by their index', (_what, filter, index) => {
  const { db, plansOf } = askedOutbox();
  const plans = plansOf(() => [listMail(db, filter, 0, 50), countMail(db, filter)]);
  expect(plans).toHaveLength(2);
  for (const steps of plans) expect(steps).toEqual([expect.stringMatching(new RegExp(`^SEARCH m .*${index}`, 'u'))]);
});

test('what counts one by one, or looks for words, leaves the core’s thread', () => {
  const slow = (filter: MailFilter) => findHandler('outbox', 'list')?.slow?.(asFirst(filter)) ?? false;
  expect([slow({}), slow({ text: '' }), slow({ clientId: 1 })]).toEqual([true, true, false]);
  expect([slow({ kind: 'invoice' }), slow({ text: 'ana' }), slow({ states: ['sent'] })]).toEqual([true, true, true]);
  // What failed or never went may be as much as there is.
  expect(findHandler('outbox', 'status')?.slow?.({})).toBe(true);
});

test('what is due is found by when it is, and what is open by its client: nobody walks the outbox', () => {
  const { db, plansOf } = askedOutbox();
  const plans = plansOf(() => [
    hasDueMail(db, 1),
    claimMail(db, 1, { most: 8, usedThisMinute: 0, minuteEndsAtMs: 60_000 }, () => []),
    readStatus(db, 1),
  ]);
  expect(plans.length).toBeGreaterThan(6);
  for (const step of plans.flat())
    expect(step).toMatch(/^SEARCH|USING (?:COVERING )?INDEX mail_messages_(?:held|due|open)/u);
});

test('what tells of something that was voided is found by that, and not among all that waits', () => {
  const { db, plansOf } = askedOutbox();
  const plans = plansOf(() => dropMail(db, 'payment', 1, 1));
  expect(plans).toEqual([
    [expect.stringMatching(/^SEARCH mail_messages USING INDEX mail_messages_source \(kind=\? AND /u)],
  ]);
});
