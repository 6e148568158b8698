import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { Failure } from '../../../src-main/contract/failures';
import { type ChosenShare, paymentAmount, type Share, type SpreadPreview } from '../../../src-main/contract/payments';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { type Cents, cents, parseCents } from '../../../src-main/contract/values/money';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor } from '../../api/session';
import { formatAmount } from '../../i18n/format';
import { useRemembered } from '../../ui/memory';
import { useOnce } from '../../ui/use-once';

/** What an operator used last: most payments of a day come in the same way. */
const howPaid = z.object({ methodId: z.number().nullable(), collectorId: z.number().nullable() });

/** Tells the shares of a spread apart. */
export const shareKey = ({ id, isNew }: Pick<Share, 'id' | 'isNew'>) => `${id}${isNew ? '+' : ''}`;

type Typed = Readonly<Record<string, string>>;

function amountOf(typed: string): Cents | null {
  const parsed = paymentAmount.safeParse(parseCents(typed));
  return parsed.success ? parsed.data : null;
}

/** What was typed for each debt, as it is asked; null where something of it is no amount. */
function chosenOf(typed: Typed): ChosenShare[] | null {
  const shares: ChosenShare[] = [];
  for (const [key, text] of Object.entries(typed)) {
    const amountCents = text.trim() === '' ? cents.parse(0) : parseCents(text);
    if (amountCents === null || amountCents < 0) return null;
    shares.push({ debitId: Number.parseInt(key, 10), surcharge: key.endsWith('+'), amountCents });
  }
  return shares;
}

/** One payment from its sum to its receipt: the spread is seen before it is saved, and saved at the version that was seen. */
export function usePayment(clientId: number, onSaved: (payment: { id: number; receiptNumber: number }) => void) {
  const operatorId = useActor()?.operatorId ?? 0;
  const parameters = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
  const [kept, keep] = useRemembered(`abonado.${operatorId}.payments`, howPaid, { methodId: null, collectorId: null });
  const [typedAmount, setTypedAmount] = useState<string | null>(null);
  const [typedDay, setTypedDay] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [typedShares, setTypedShares] = useState<Typed | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { busy, once } = useOnce();

  const methods = (parameters?.paymentMethods ?? []).filter(({ retired }) => !retired);
  const methodId = (methods.find(({ id }) => id === kept.methodId) ?? methods[0])?.id ?? null;
  const paidOn = typedDay ?? parameters?.today ?? '';
  const day = calendarDate.safeParse(paidOn);
  const amountCents = typedAmount === null ? null : amountOf(typedAmount);
  const spread = typedShares === null ? null : chosenOf(typedShares);
  const amountWrong = typedAmount !== null && amountCents === null;
  const sharesWrong = typedShares !== null && spread === null;
  const asked = day.success && !amountWrong && !sharesWrong;
  const input = { clientId, amountCents, paidOn: day.success ? day.data : calendarDate.parse('2000-01-01'), spread };
  const preview = useQuery({
    ...query.payments.preview.queryOptions({ input, staleTime: 0 }),
    enabled: asked,
    retry: false,
  });
  // While the next spread is on its way, and beside what cannot be paid so, what was seen before is still there.
  const lastSeen = useRef<SpreadPreview>(undefined);
  if (preview.data) lastSeen.current = preview.data;
  const seen = preview.data ?? lastSeen.current;
  const sum = typedAmount === null ? (seen?.amountCents ?? 0) : (amountCents ?? 0);
  const previewFailure = preview.error ? readFailure(preview.error) : null;

  async function save(): Promise<void> {
    if (!seen || methodId === null || !asked) return;
    try {
      const how = { methodId, collectorId: kept.collectorId, note };
      const { version } = seen;
      onSaved(await api.payments.save({ ...input, ...how, version, amountCents: cents.parse(sum) }));
    } catch (cause) {
      const refused = readFailure(cause);
      setFailure(refused);
      // Somebody posted something meanwhile: what is owed now is shown before anybody presses again.
      if (refused.code === 'CONFLICT') await preview.refetch();
    }
  }

  const change =
    <Value>(set: (value: Value) => void) =>
    (value: Value) => {
      setFailure(null);
      set(value);
    };
  return {
    ready: parameters !== undefined && (seen !== undefined || previewFailure !== null),
    methods,
    methodId,
    collectorId: kept.collectorId,
    paidOn,
    note,
    amount: typedAmount ?? (seen ? formatAmount(seen.amountCents) : ''),
    amountWrong,
    dayWrong: !day.success,
    seen,
    isChosen: typedShares !== null,
    sharesWrong,
    shareText: (share: Share) => typedShares?.[shareKey(share)] ?? formatAmount(share.paidCents),
    failure: failure ?? previewFailure,
    busy,
    maySave: seen !== undefined && asked && sum > 0 && methodId !== null && !previewFailure,
    setAmount: change(setTypedAmount),
    setDay: change(setTypedDay),
    setNote: change(setNote),
    setMethod: change((id: number) => keep({ ...kept, methodId: id })),
    setCollector: change((id: number | null) => keep({ ...kept, collectorId: id })),
    /** From the first amount that is typed for a debt on, the spread is the clerk's. */
    setShare(share: Share, text: string) {
      setFailure(null);
      const before =
        typedShares ??
        Object.fromEntries((seen?.shares ?? []).map((one) => [shareKey(one), formatAmount(one.paidCents)]));
      setTypedShares({ ...before, [shareKey(share)]: text });
    },
    spreadAgain: () => change(setTypedShares)(null),
    save: () => void once(save),
  };
}

export type PaymentForm = ReturnType<typeof usePayment>;
