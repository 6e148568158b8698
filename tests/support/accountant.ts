import Sqlite from 'better-sqlite3';
import type { Invoice } from '../../src-main/contract/invoices';
import { profileFieldsWith } from './billing';
import { type BillingInput, type BillingOffice, billingWith, saveBilling } from './client-billing';
import { contractsOf } from './contracts';
import { listedInvoices } from './invoice-run';
import type { TestApp } from './test-app';

/** Arithmetic of an accountant's own: nothing here is the application's. */

/** `amount × numerator / denominator` by hand: whole numbers, and half a cent is one. */
export function part(amount: number, numerator: number, denominator: number): number {
  const above = BigInt(amount) * BigInt(numerator);
  const size = above < 0n ? -above : above;
  const nearest = Number((size * 2n + BigInt(denominator)) / (2n * BigInt(denominator)));
  return above < 0n ? -nearest : nearest;
}

/** What days at several prices come to, rounded once: `[[price, days], …]` of a cycle of so many days. */
export function byDays(stretches: readonly (readonly [price: number, days: number])[], cycleDays: number): number {
  return part(
    stretches.reduce((sum, [price, days]) => sum + price * days, 0),
    1,
    cycleDays,
  );
}

export const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** A client's invoices whole, the oldest first. */
export async function invoicesOf(app: Pick<TestApp, 'call'>, clientId: number): Promise<Invoice[]> {
  const rows = await listedInvoices(app, { clientId });
  const invoices: Invoice[] = [];
  for (const { id } of rows.toReversed()) invoices.push(await app.call('invoices', 'get', { id }));
  return invoices;
}

/** In short, of those that are not void: from which day, and how much. */
export async function billedOf(app: Pick<TestApp, 'call'>, clientId: number): Promise<[string, number][]> {
  const invoices = await invoicesOf(app, clientId);
  return invoices.filter(({ voided }) => !voided).map(({ startOn, totalCents }) => [startOn, totalCents]);
}

/** The lines of an invoice: what they are called, and what they come to. */
export const linesOf = ({ lines }: Pick<Invoice, 'lines'>) =>
  lines.map(({ description, amountCents }): [string, number] => [description, amountCents]);

/** Bills a client in arrears: each month once it has ended, from the first to the last day. */
export async function billInArrears(app: BillingOffice, clientId: number, fields: Partial<BillingInput> = {}) {
  const { id } = await app.call('billingParameters', 'saveProfile', {
    at: null,
    fields: profileFieldsWith({ name: 'Vencido', cycleDay: 1, mode: 'arrears' }),
  });
  await saveBilling(app, clientId, await billingWith(app, { ...fields, profileId: id }));
}

/** Changes what a plan costs, today or from another day on. */
export async function reprice(
  app: Pick<TestApp, 'call'>,
  planId: number,
  priceCents: number,
  priceFromOn: string | null = null,
) {
  const { plans } = await app.call('plans', 'list', {});
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) throw new Error(`there is no plan ${planId}`);
  const { id, version, name, downKbps, upKbps } = plan;
  await app.call('plans', 'update', { id, version, fields: { name, downKbps, upKbps, priceCents }, priceFromOn });
}

/** A client's contract as it is now. */
export async function contractOf(app: Pick<TestApp, 'call'>, clientId: number, at = 0) {
  const found = (await contractsOf(app, clientId))[at];
  if (!found) throw new Error('a contract was expected');
  return found;
}

/** Gives a client's contract another plan from a day on. */
export async function changePlan(app: Pick<TestApp, 'call'>, clientId: number, planId: number, onDate: string) {
  const { id, version } = await contractOf(app, clientId);
  const terms = { planId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate, reason: 'lo pidió' });
}

/** Ends a client's contract with a day. */
export async function endContract(app: Pick<TestApp, 'call'>, clientId: number, endedOn: string) {
  const { id, version } = await contractOf(app, clientId);
  await app.call('contracts', 'end', { id, version, endedOn, reason: 'se mudó' });
}

/** Asks the office's file itself. */
export function askFile<Row>(folder: string, question: string): Row[] {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  try {
    return direct.prepare<[], Row>(question).all();
  } finally {
    direct.close();
  }
}

/** What no form does, and a list or an older office may have done. */
export function changeFile(folder: string, statement: string): void {
  const direct = new Sqlite(`${folder}/abonado.db`);
  direct.exec(statement);
  direct.close();
}
