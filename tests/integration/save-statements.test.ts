import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { type AccountOffice, accountOf, createAccountOffice, issue } from '../support/account';
import { askedInTransaction, isRead } from '../support/asked-statements';
import { named, parametersOf } from '../support/billing';

/** Ana's new address, and a part of what she owes: what a clerk does all day. */
async function savesOf(app: AccountOffice) {
  await issue(app, '2026-11-24');
  const { id, version, billing, ...client } = await app.call('clients', 'get', { id: app.anaId });
  const fields = { ...clientFields.strip().parse(client), address: 'Belgrano 12, piso 3' };
  const methodId = named((await parametersOf(app)).paymentMethods, 'Efectivo').id;
  const account = await accountOf(app);
  const payment = { clientId: id, version: account.version, amountCents: 1000, paidOn: account.today, methodId };
  return {
    client: await askedInTransaction(() => app.call('clients', 'update', { id, version, fields })),
    payment: await askedInTransaction(() =>
      app.call('payments', 'save', { ...payment, collectorId: null, note: '', spread: null }),
    ),
  };
}

test('a save asks for a row once, and writes each once', async () => {
  const { client, payment } = await savesOf(await createAccountOffice());
  for (const asked of [client, payment]) {
    const reads = asked.filter(isRead).map((one) => JSON.stringify(one));
    expect(reads.filter((one, at) => reads.indexOf(one) !== at)).toEqual([]);
  }
});
