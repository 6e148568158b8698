import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';

interface DemoOfferProps {
  /** The first run stays on screen until the demonstration is there with its operator. */
  readonly onStart: () => void;
  readonly onDone: () => void;
}

/** For who first wants to look: a made-up office, beside the one that is still to be made. */
export function DemoOffer({ onStart, onDone }: DemoOfferProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  async function open(): Promise<void> {
    setBusy(true);
    onStart();
    try {
      await api.startup.openDemo({});
      await queryClient.invalidateQueries();
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
    setBusy(false);
    onDone();
  }

  return (
    <div className="demo-offer">
      <p>{t('firstRun.demoText')}</p>
      <Button variant="default" fullWidth loading={busy} onClick={() => void open()}>
        {t('firstRun.demo')}
      </Button>
    </div>
  );
}
