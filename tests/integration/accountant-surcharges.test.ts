import { expect, test } from 'vitest';
import {
  accountFaults,
  accountOf,
  type AccountOffice,
  at,
  createAccountOffice,
  issue,
  pay,
  voidPayment,
} from '../support/account';
import { profileFieldsWith } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';

const PRICE = 2_999_000;

/** The office's profile with a second due date 20 days after the issue, 10 % more. */
async function withLateSurcharges(app: AccountOffice) {
  const fields = profileFieldsWith({ name: 'Con recargo', cycleDay: 1, secondDueDays: 20, secondSurchargeBp: 1000 });
  const { id } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
}

test('a surcharge stays while another payment of its invoice came as late: the cent that made it may be voided', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-10');
  const cent = await pay(app, 1, { paidOn: '2026-12-10' });
  const { balanceCents } = await accountOf(app);
  expect(balanceCents).toBe(PRICE - 1 + 299_900);
  const rest = await pay(app, balanceCents, { paidOn: '2026-12-10' });
  await voidPayment(app, cent.id);
  expect(await accountOf(app)).toMatchObject({
    balanceCents: 1,
    creditCents: 0,
    unpaid: [{ kind: 'invoice', restCents: 1 }],
  });
  // Nobody came late any more: there is nothing besides.
  await voidPayment(app, rest.id);
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE,
    creditCents: 0,
    unpaid: [{ kind: 'invoice', restCents: PRICE }],
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a payment in time does not keep the surcharge of a late one that is voided', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  await pay(app, 1000, { paidOn: '2026-11-24' });
  app.clock.ms = at('2026-12-10');
  const late = await pay(app, 1000, { paidOn: '2026-12-10' });
  await voidPayment(app, late.id);
  expect(await accountOf(app)).toMatchObject({ balanceCents: PRICE - 1000, unpaid: [{ kind: 'invoice' }] });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a payment in time that is voided after a late one saves nobody the surcharge of what it had paid', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  const inTime = await pay(app, PRICE - 1000, { paidOn: '2026-11-24' });
  app.clock.ms = at('2026-12-10');
  await pay(app, 1100, { paidOn: '2026-12-10' });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, unpaid: [] });
  await voidPayment(app, inTime.id);
  // A tenth of what it had paid is asked with the payment, besides the 1.00 that the late one made.
  await pay(app, PRICE - 1000 + 299_800, { paidOn: '2026-12-10' });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, creditCents: 0, unpaid: [] });
  expect(accountFaults(app.folder)).toEqual([]);
});
