import type { z } from 'zod';
import type { paymentsContract, Share, SpreadPreview } from '../../contract/payments';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { listUnpaid, requireTotals } from './account-store';
import { planSpread } from './save-payment';

type PreviewInput = z.output<typeof paymentsContract.preview.input>;

/** A payment's spread as its form shows it, each debt with its name. */
export function previewPayment(db: ReadDb, input: PreviewInput): SpreadPreview {
  const totals = requireTotals(db, input.clientId);
  const { shares, creditCents, settleCents } = planSpread(db, input);
  const debts = new Map(listUnpaid(db, input.clientId).map((debt) => [debt.id, debt]));
  const shown = shares.flatMap(({ debitId, surcharge, paidCents }): Share[] => {
    const debt = debts.get(debitId);
    if (!debt) return [];
    if (!surcharge) return [{ ...debt, isNew: false, paidCents }];
    const { paidOn } = input;
    const { amountCents } = surcharge;
    const own = { postedOn: paidOn, dueOn: paidOn, amountCents, restCents: amountCents };
    return [{ ...debt, kind: 'surcharge', ...own, isNew: true, paidCents }];
  });
  const amountCents = input.amountCents ?? settleCents;
  const asked = sumOf(shares.map(({ surcharge }) => surcharge?.amountCents ?? 0));
  const balanceCents = sumOf([totals.balanceCents + asked - amountCents]);
  return { version: totals.version, amountCents, settleCents, shares: shown, creditCents, balanceCents };
}
