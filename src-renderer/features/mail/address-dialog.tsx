import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailMessage } from '../../../src-main/contract/outbox';
import { isEmail, tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { MailActDialog } from './act-dialog';

interface AddressDialogProps {
  readonly message: MailMessage;
  readonly position: number;
  readonly onClose: () => void;
}

/** Cambiar dirección: of this message alone, which is then tried again. */
export function AddressDialog({ message, position, onClose }: AddressDialogProps) {
  const { t } = useTranslation();
  const before = message.addresses.find((one) => one.position === position)?.address ?? '';
  const [address, setAddress] = useState(before);
  const { id, version } = message;
  return (
    <MailActDialog
      title={t('mail.changeAddress')}
      confirm={t('mail.retry')}
      done={t('mail.addressChanged')}
      findProblem={() => (isEmail(tidy(address)) ? null : { field: 'address', words: t('mail.addressInvalid') })}
      version={version}
      act={(seen) => api.outbox.changeAddress({ id, version: seen, position, address })}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <TextInput
          data-autofocus
          label={t('mail.newAddress')}
          description={t('mail.changeAddressHelp')}
          maxLength={254}
          autoComplete="off"
          error={errorOf('address')}
          value={address}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            clear('address');
          }}
        />
      )}
    </MailActDialog>
  );
}
