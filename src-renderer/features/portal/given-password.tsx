import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPassword } from '../../../src-main/contract/portal';
import { useOfficeDetails } from '../../api/session';
import { CopyButton } from '../../ui/copy-button';
import { PrintSheet } from '../../ui/print-sheet';
import { useFocused } from '../../ui/use-focused';

interface GivenPasswordProps {
  readonly given: NewPassword;
  readonly client: { readonly name: string };
  readonly onClose: () => void;
}

/** The password, this once: to be read out, copied or printed for whoever stands at the counter. */
export function GivenPassword({ given, client, onClose }: GivenPasswordProps) {
  const { t } = useTranslation();
  const [printing, setPrinting] = useState(false);
  const { password, login, mailed } = given;
  const close = useFocused();
  return (
    <>
      <p role="status">{mailed ? t('portal.mailed', { login }) : t('portal.notMailed')}</p>
      <p className="portal-password" role="note" aria-label={t('portal.password')}>
        {password}
      </p>
      <p className="portal-once">{t('portal.once')}</p>
      <Group justify="space-between" mt="md">
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => setPrinting(true)}
          >
            {t('action.print')}
          </Button>
          <CopyButton text={password} label={t('portal.copy')} />
        </Group>
        <Button ref={close} onClick={onClose}>
          {t('action.close')}
        </Button>
      </Group>
      {printing && (
        <PrintSheet onDone={() => setPrinting(false)}>
          <PrintedPassword given={given} client={client} />
        </PrintSheet>
      )}
    </>
  );
}

function PrintedPassword({ given, client }: Pick<GivenPasswordProps, 'given' | 'client'>) {
  const { t } = useTranslation();
  const officeName = useOfficeDetails()?.name ?? '';
  return (
    <>
      <h1>{given.portal}</h1>
      <p>
        {officeName} · {client.name}
      </p>
      <p>{t('portal.printedAddress', { address: given.address })}</p>
      <p>{t('portal.printedLogin', { login: given.login })}</p>
      <p>{t('portal.printedPassword', { password: given.password })}</p>
    </>
  );
}
