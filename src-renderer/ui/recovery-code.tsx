import { Button, Checkbox, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Doorway } from './doorway';

interface RecoveryCodeProps {
  readonly code: string;
  readonly officeName: string;
  readonly onKept: () => void;
}

/** The administrator's recovery code, once on screen and on paper; the way on opens when it is kept. */
export function RecoveryCode({ code, officeName, onKept }: RecoveryCodeProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  return (
    <Doorway title={t('recovery.title')} text={t('recovery.text')}>
      <strong>{officeName}</strong>
      <p className="doorway-code" role="note" aria-label={t('recovery.code')}>
        {code}
      </p>
      <div className="no-print">
        <Checkbox
          label={t('recovery.kept')}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
          mb="md"
        />
        <Group justify="space-between">
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('action.print')}
          </Button>
          <Button disabled={!kept} onClick={onKept}>
            {t('recovery.go')}
          </Button>
        </Group>
      </div>
    </Doorway>
  );
}
