import { randomUUID } from 'node:crypto';
import type { InvoiceFilter, InvoiceRow, RunPreview } from '../../src-main/contract/invoices';
import { type BillingInput, billingWith, createBillingOffice, saveBilling } from './client-billing';
import { addContract } from './contracts';
import type { TestApp } from './test-app';

type Call = Pick<TestApp, 'call'>;

export const previewRun = (app: Call, untilOn: string): Promise<RunPreview> =>
  app.call('invoices', 'preview', { taskId: randomUUID(), untilOn });

/** What the issue of a preview asks for. */
export const expectedOf = ({ invoices, totalCents, digest }: RunPreview) => ({ invoices, totalCents, digest });

/** Issues what the preview of the day says. */
export async function issueRun(app: Call, untilOn: string) {
  const expected = expectedOf(await previewRun(app, untilOn));
  return app.call('invoices', 'issue', { taskId: randomUUID(), untilOn, expected });
}

/** The newest first. */
export const listedInvoices = async (app: Call, filter: Partial<InvoiceFilter> = {}): Promise<InvoiceRow[]> =>
  (await app.call('invoices', 'list', { filter, offset: 0, limit: 200 })).rows;

/** An office with a client that is billed from 1 November, and has one contract of 29,990.00. */
export async function createBilledOffice(change: Partial<BillingInput> = {}) {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app, change));
  const contractId = await addContract(app, app.anaId);
  return { ...app, contractId };
}
