import { createAccountOffice } from './account';
import { billedOf, invoicesOf, noon } from './accountant';
import type { BillingOffice } from './client-billing';
import { sureOfDay } from './days';
import { issueRun } from './invoice-run';

/** In advance, from the 1st to the last day: Fibra costs 29,990.00 a month, Hogar 18,900.00. */
export const FIBRA = 2_999_000;
export const HOGAR = 1_890_000;
/** November with Hogar from the 11th on: (10 × 29,990 + 20 × 18,900) / 30 = 22,596.67. */
export const NOVEMBER = 2_259_667;

/** The day comes, somebody says that it is right, and what was agreed for it happens. */
export async function comes(app: BillingOffice, day: string) {
  app.clock.ms = noon(day);
  await sureOfDay(app);
  await app.app.applyDue();
}

/** Each day comes, and what is due until it is issued. */
export async function bill(app: BillingOffice, ...days: string[]) {
  for (const day of days) {
    await comes(app, day);
    await issueRun(app, day);
  }
}

/** What invoices come to together. */
export const sumOf = (billed: readonly (readonly [string, number])[]) =>
  billed.reduce((sum, [, cents]) => sum + cents, 0);
/** Ana's last invoice that is not void. */
export const lastOf = async (app: BillingOffice) => (await billedOf(app, app.anaId)).at(-1);

/** Ana with November, billed on the 24th, and more months. */
export async function billedOffice(...days: string[]) {
  const app = await createAccountOffice(1);
  await bill(app, '2026-11-24', ...days);
  return app;
}

/** Voids Ana's invoice of a month. */
export async function voidFirst(app: BillingOffice, startOn: string) {
  const found = (await invoicesOf(app, app.anaId)).find((one) => one.startOn === startOn && !one.voided);
  await app.call('invoices', 'void', { id: found?.id ?? 0, version: 1, reason: 'mal' });
}
