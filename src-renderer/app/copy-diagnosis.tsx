import { Button } from '@mantine/core';
import { IconCheck, IconClipboardText } from '@tabler/icons-react';
import { useState } from 'react';
import { readDiagnosis } from '../api/faults';
import { readFailure } from '../api/failure';
import { failureWords, i18n } from '../i18n/setup';
import { copyText } from '../ui/copy';
import { showProblem } from '../ui/notices';

/** Copies what whoever helps needs to know: versions, the disk and the log, and nothing of any client. */
export function CopyDiagnosis() {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      const done = await copyText(await readDiagnosis());
      setCopied(done);
      if (!done) showProblem(i18n.t('copy.failed'));
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconClipboardText size={16} aria-hidden />}
      onClick={() => void copy()}
    >
      {i18n.t(copied ? 'state.diagnosisCopied' : 'state.copyDiagnosis')}
    </Button>
  );
}
