import { useState } from 'react';
import type { Debit } from '../../../src-main/contract/account';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { cents } from '../../../src-main/contract/values/money';
import { AccountDialogs, type AccountDialogsProps } from '../../../src-renderer/features/account';
import { ClientOvercharged } from '../../../src-renderer/features/invoices';
import { type FakeCore, refusal } from './fake-core';
import { everyday, noParameters } from './office';

const day = (text: string) => calendarDate.parse(text);
const TODAY = day('2026-11-24');
const amount = (value: number) => cents.parse(value);

function invoice(id: number, restCents: number, dueOn: string): Debit {
  return {
    id,
    kind: 'invoice',
    contractId: 1,
    invoice: { id, internalNumber: id, typeCode: 'B', pointOfSale: 3, number: 100 + id, plan: 'Fibra', startOn: TODAY },
    invoiceCount: 0,
    postedOn: TODAY,
    dueOn: day(dueOn),
    amountCents: amount(restCents),
    restCents: amount(restCents),
  };
}

const unpaid = [invoice(1, 1_000_000, '2026-10-10'), invoice(2, 500_000, '2026-11-10')];
const OWED = 1_500_000;

/** Pays the oldest first, without surcharges: what the real rule does with these two. */
function spreadOf(sum: number) {
  let left = sum;
  return unpaid.map((debt) => {
    const paid = Math.min(left, debt.restCents);
    left -= paid;
    return { ...debt, isNew: false, paidCents: amount(paid) };
  });
}

const method = (id: number, name: string) => ({ id, name, version: 1, retired: false });

/** `stale`: another window took a payment before the first save. */
export function accountCore(stale = false): FakeCore {
  let saves = 0;
  return {
    ...everyday,
    billingParameters: {
      list: () => ({
        ...noParameters,
        paymentMethods: [method(1, 'Efectivo'), method(2, 'Transferencia')],
        today: TODAY,
      }),
    },
    account: {
      get: () => ({
        clientId: 1,
        version: 4,
        balanceCents: amount(OWED),
        unpaidInvoices: 2,
        unpaidCents: amount(OWED),
        creditCents: amount(0),
        oldestDueOn: day('2026-10-10'),
        today: TODAY,
        unpaid,
        promise: null,
      }),
      transactions: () => ({ rows: [], total: 0 }),
    },
    invoices: {
      overcharged: () => ({
        invoices: 1,
        totalCents: amount(739_333),
        rows: [
          {
            invoiceId: 1,
            internalNumber: 17,
            clientId: 1,
            client: 'José Muñoz',
            startOn: day('2026-11-11'),
            endOn: day('2026-11-30'),
            endedOn: null,
            amountCents: amount(739_333),
            isVoidable: false,
          },
        ],
      }),
    },
    payments: {
      preview: ({ amountCents, spread }) => {
        const sum = amountCents ?? OWED;
        const shares = spreadOf(sum).map((share) => {
          const chosen = spread?.find(({ debitId }) => debitId === share.id);
          return chosen ? { ...share, paidCents: chosen.amountCents } : share;
        });
        if (shares.some(({ paidCents, restCents }) => paidCents > restCents))
          throw refusal({ code: 'SPREAD_BEYOND_DEBT', params: {}, field: 'spread' });
        const paid = shares.reduce((all, { paidCents }) => all + paidCents, 0);
        return {
          version: 4,
          amountCents: amount(sum),
          settleCents: amount(OWED),
          shares,
          creditCents: amount(sum - paid),
          balanceCents: amount(OWED - sum),
        };
      },
      save: async ({ paidOn, note }) => {
        saves += 1;
        if (paidOn < TODAY && note === '') throw refusal({ code: 'PAID_LONG_AGO', params: { days: 7 }, field: 'note' });
        if (stale && saves === 1) throw refusal({ code: 'CONFLICT', params: { version: 5 } });
        // A moment in which a second Enter would find the first one under way.
        await new Promise((resolve) => setTimeout(resolve, 200));
        return { id: 9, receiptNumber: 41 };
      },
      get: ({ id }) => ({
        id,
        version: 1,
        receiptNumber: 41,
        clientId: 1,
        client: 'José Muñoz',
        customId: '1042',
        paidOn: TODAY,
        atMs: Date.UTC(2026, 10, 24, 12),
        amountCents: amount(300_000),
        method: 'Efectivo',
        collector: '',
        operator: 'Ana Ruiz',
        note: '',
        origin: 'counter' as const,
        voided: null,
        nationalId: '28114902',
        address: 'San Martín 1240',
        shares: [
          {
            ...unpaid[0],
            kind: 'invoice' as const,
            invoice: null,
            invoiceCount: 1,
            dueOn: TODAY,
            amountCents: amount(300_000),
            restCents: amount(700_000),
          },
        ],
        creditCents: amount(0),
        balanceCents: amount(1_200_000),
        balanceOn: TODAY,
      }),
      void: () => ({ done: true }),
    },
  };
}

const whole: AccountDialogsProps['step'] = { kind: 'account' };
/** A receipt that was printed before. */
export const receiptStep: AccountDialogsProps['step'] = { kind: 'receipt', id: 9, back: true, print: false };

export function AccountScene({ start = whole }: { readonly start?: AccountDialogsProps['step'] }) {
  const [step, setStep] = useState<AccountDialogsProps['step'] | null>(start);
  const client = { id: 1, name: 'José Muñoz', customId: '1042' };
  return (
    step && (
      <AccountDialogs client={client} step={step} onStep={setStep} overcharged={<ClientOvercharged clientId={1} />} />
    )
  );
}
