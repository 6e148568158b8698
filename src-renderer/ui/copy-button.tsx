import { Button } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy';
import { showProblem } from './notices';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** Where the label is the same for several: which of them. */
  readonly name?: string;
}

const SAID_MS = 2000;

/** Copies a text, and says so in its own place for a moment. */
export function CopyButton({ text, label, name = label }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const { start } = useTimeout(() => setCopied(false), SAID_MS);
  async function copy(): Promise<void> {
    if (!(await copyText(text))) return showProblem(t('copy.failed'));
    setCopied(true);
    start();
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={copied ? `${name}: ${t('copy.done')}` : name}
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={() => void copy()}
    >
      {copied ? t('copy.done') : label}
    </Button>
  );
}
