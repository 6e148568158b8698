import { Button, Checkbox, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button';
import { Doorway } from './doorway';
import { PrintSheet } from './print-sheet';

interface KeepCodeProps {
  readonly code: string;
  readonly officeName: string;
  /** The way on, by its words. */
  readonly go: string;
  readonly onKept: () => void;
}

/** Whether a code was shown at this desk that nobody said to have kept. The code itself is written nowhere. */
const UNKEPT = 'abonado.recovery-code-unkept';

export function isCodeUnkept(): boolean {
  return localStorage.getItem(UNKEPT) !== null;
}

export function markCodeKept(): void {
  localStorage.removeItem(UNKEPT);
}

/** The administrator's recovery code, once on screen, to be copied or printed; the way on opens when it is kept. */
export function KeepCode({ code, officeName, go, onKept }: KeepCodeProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const [printing, setPrinting] = useState(false);
  useEffect(() => localStorage.setItem(UNKEPT, 'yes'), []);
  return (
    <>
      <strong>{officeName}</strong>
      <p className="doorway-code" role="note" aria-label={t('recovery.code')}>
        {code}
      </p>
      <Checkbox
        className="no-print"
        label={t('recovery.kept')}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
        mb="md"
      />
      <Group justify="space-between" className="no-print">
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => setPrinting(true)}
          >
            {t('action.print')}
          </Button>
          <CopyButton text={code} label={t('recovery.copy')} />
        </Group>
        <Button
          disabled={!kept}
          onClick={() => {
            markCodeKept();
            onKept();
          }}
        >
          {go}
        </Button>
      </Group>
      {printing && (
        <PrintSheet onDone={() => setPrinting(false)}>
          <h1>{t('recovery.title')}</h1>
          <p>{officeName}</p>
          <p>{code}</p>
        </PrintSheet>
      )}
    </>
  );
}

/** The code before there is an office on screen. */
export function RecoveryCode(props: Omit<KeepCodeProps, 'go'>) {
  const { t } = useTranslation();
  return (
    <Doorway title={t('recovery.title')} text={t('recovery.text')}>
      <KeepCode {...props} go={t('recovery.go')} />
    </Doorway>
  );
}
