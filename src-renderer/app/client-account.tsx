import { useCallback, useMemo, useState } from 'react';
import type { AccountDialogsProps } from '../features/account';
import { useFurther } from './further';

type Client = AccountDialogsProps['client'];

interface Shown {
  readonly client: Client;
  readonly step: AccountDialogsProps['step'];
}

/** A client's account over whatever screen it was asked from. Its dialogs are read after the list. */
export function useClientAccount() {
  const { dialogs } = useFurther();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback(
    (step: AccountDialogsProps['step']) =>
      ({ id, name, customId }: Client) =>
        setShown({ client: { id, name, customId }, step }),
    [],
  );
  const onDebt = useMemo(() => show({ kind: 'account' }), [show]);
  const onPay = useMemo(() => show({ kind: 'payment', back: false }), [show]);
  const dialog = shown && dialogs && (
    <dialogs.Account {...shown} onStep={(step) => setShown(step && { client: shown.client, step })} />
  );
  return { onDebt, onPay, dialog };
}
