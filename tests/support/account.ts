import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { z } from 'zod';
import type { paymentsContract } from '../../src-main/contract/payments';
import { ACCOUNT_FAULTS } from '../../src-main/domain/account';
import { named, parametersOf } from './billing';
import { billingWith, createBillingOffice, saveBilling } from './client-billing';
import { addContract } from './contracts';
import type { TestApp } from './test-app';

export type AccountOffice = Awaited<ReturnType<typeof createBillingOffice>>;

/** Everything that does not hold in an office's accounts; nothing, when all is well. */
export function accountFaults(folder: string): { rule: string; id: number }[] {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  try {
    return direct.prepare<[], { rule: string; id: number }>(ACCOUNT_FAULTS).all();
  } finally {
    direct.close();
  }
}

/** Issues what is due until a day. */
export async function issue(app: Pick<TestApp, 'call'>, untilOn: string) {
  const { invoices, totalCents, digest } = await app.call('invoices', 'preview', { taskId: randomUUID(), untilOn });
  return app.call('invoices', 'issue', { taskId: randomUUID(), untilOn, expected: { invoices, totalCents, digest } });
}

/** An office whose client Ana is billed from 1 November, and has so many contracts of 29,990.00. */
export async function createAccountOffice(contracts = 1): Promise<AccountOffice> {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  for (let left = contracts; left > 0; left -= 1) await addContract(app, app.anaId);
  return app;
}

type PaymentInput = z.input<typeof paymentsContract.save.input>;

/** Registers a payment as the form does: it sees its spread, and saves at that version. */
export async function pay(app: AccountOffice, amountCents: number, more: Partial<PaymentInput> = {}) {
  const { clientId = app.anaId, paidOn = '2026-11-24', spread = null } = more;
  const { version } = await app.call('payments', 'preview', { clientId, amountCents, paidOn, spread });
  const methodId = named((await parametersOf(app)).paymentMethods, 'Efectivo').id;
  const how = { methodId, collectorId: null, note: '' };
  return app.call('payments', 'save', { ...how, clientId, version, amountCents, paidOn, spread, ...more });
}

export const accountOf = (app: AccountOffice, clientId = app.anaId) => app.call('account', 'get', { clientId });

/** Voids a payment as it is now. */
export async function voidPayment(app: AccountOffice, id: number, reason = 'Se cargó dos veces') {
  const { version } = await app.call('payments', 'get', { id });
  return app.call('payments', 'void', { id, version, reason });
}

export const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
