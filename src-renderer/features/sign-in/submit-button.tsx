import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLongLost, useWaiting } from '../../api/connection';

/** Sends the form; while there is no core to answer it says so, and after a while what to do. */
export function SubmitButton({ busy, label }: { readonly busy: boolean; readonly label: string }) {
  const { t } = useTranslation();
  const waits = useWaiting(busy);
  const long = useLongLost();
  return (
    <>
      <Button type="submit" loading={busy && !waits} disabled={waits} mt="xs">
        {waits ? t('connection.waiting') : label}
      </Button>
      {long && <p role="status">{t('connection.lostLong')}</p>}
    </>
  );
}
