import type { ReactNode } from 'react';
import { AccountDialog } from './account-dialog';
import { PaymentDialog } from './payment-dialog';
import { PromiseDialog } from './promise-dialog';
import { ReceiptDialog } from './receipt-dialog';
import type { AccountClient, AccountStep } from './steps';
import { VoidDialog } from './void-dialog';
import './account.css';

export interface AccountDialogsProps {
  readonly client: AccountClient;
  readonly step: AccountStep;
  readonly onStep: (step: AccountStep | null) => void;
  /** What of the client's invoices is to be given back; it is another feature's. */
  readonly overcharged?: ReactNode;
}

/** Everything that is done with one client's account, one dialog after the other. */
export function AccountDialogs({ client, step, onStep, overcharged }: AccountDialogsProps) {
  const leave = (back: boolean) => onStep(back ? { kind: 'account' } : null);
  switch (step.kind) {
    case 'account':
      return <AccountDialog client={client} onStep={onStep} overcharged={overcharged} />;
    case 'payment':
      return (
        <PaymentDialog
          client={client}
          onCancel={() => leave(step.back)}
          onSaved={(id, print) => onStep({ kind: 'receipt', id, back: step.back, print })}
        />
      );
    case 'receipt':
      return (
        <ReceiptDialog
          id={step.id}
          print={step.print}
          onClose={() => leave(step.back)}
          onVoid={() => onStep({ kind: 'void', id: step.id, back: step.back })}
        />
      );
    case 'void':
      return <VoidDialog id={step.id} onDone={() => leave(step.back)} />;
    case 'promise':
      return <PromiseDialog client={client} onDone={() => leave(true)} />;
    default:
      return null;
  }
}
