import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { useRemembered } from '../../ui/memory';
import { LoadingPanel } from '../../ui/state-panel';
import { PaymentFields, PaymentSpread } from './payment-fields';
import { factoryPrinting, printing } from './printing';
import type { AccountClient } from './steps';
import { usePayment } from './use-payment';

interface PaymentDialogProps {
  readonly client: AccountClient;
  readonly onCancel: () => void;
  readonly onSaved: (id: number, print: boolean) => void;
}

/** Registrar pago: the sum, where it goes, Enter. */
export function PaymentDialog({ client, onCancel, onSaved }: PaymentDialogProps) {
  const { t } = useTranslation();
  const operatorId = useActor()?.operatorId ?? 0;
  const [kept, remember] = useRemembered(`abonado.${operatorId}.receipts`, printing, factoryPrinting);
  const form = usePayment(client.id, ({ id }) => onSaved(id, kept.atOnce));
  const { failure } = form;
  const general =
    failure && !['amountCents', 'paidOn', 'methodId', 'collectorId', 'note', 'spread'].includes(failure.field ?? '');
  return (
    <FormDialog
      size={760}
      className="payment"
      title={
        <>
          {t('account.register')}{' '}
          <span className="account-who">
            {[client.name, client.customId && t('box.id', { id: client.customId })].filter(Boolean).join(' · ')}
          </span>
        </>
      }
      confirm={t('account.register')}
      hint={<kbd aria-hidden>Enter</kbd>}
      busy={form.busy}
      disabled={!form.ready || !form.maySave}
      beside={
        <Checkbox
          label={t('account.printAtOnce')}
          checked={kept.atOnce}
          onChange={(event) => remember({ ...kept, atOnce: event.currentTarget.checked })}
        />
      }
      onSubmit={form.save}
      onClose={onCancel}
    >
      {!form.ready && <LoadingPanel />}
      {form.ready && (
        <>
          <PaymentFields form={form} />
          <PaymentSpread form={form} />
          {general && (
            <p className="payment-wrong" role="alert">
              {failure.code === 'CONFLICT' ? t('account.conflict') : failureWords(failure)}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}
