import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printable } from '../../../src-main/contract/invoice-documents';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { openFile, saveFile } from '../../api/files';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { WorkLine } from '../../ui/work-panel';

interface PrintMenuProps {
  readonly what: Printable;
  readonly label: string;
  /** Only its icon, in a row. */
  readonly compact?: boolean;
}

type Then = 'open' | 'save';

/** Makes a PDF, and shows it in a viewer or gives it to the clerk; where no viewer opens it is given all the same. */
function usePrinting(what: Printable) {
  const { t } = useTranslation();
  const [taskId, setTaskId] = useState<string | null>(null);

  async function print(then: Then): Promise<void> {
    const task = newTaskId();
    setTaskId(task);
    try {
      const made = await runTask(task, () => api.invoiceDocuments.print({ taskId: task, what }));
      setTaskId(null);
      if (then === 'open' && (await openFile(made.fileToken))) return;
      if (await saveFile(made.fileToken, made.fileName)) {
        const { documents, fileName } = made;
        showNotice({
          message: t('printing.saved', { count: documents, formatted: formatNumber(documents), fileName }),
        });
      }
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: t('printing.cancelled') });
      else showProblem(failureWords(failure));
    } finally {
      setTaskId(null);
    }
  }

  return { taskId, print };
}

/** Imprimir: the documents as one PDF, to be read and printed, or to be kept. */
export function PrintMenu({ what, label, compact = false }: PrintMenuProps) {
  const { t } = useTranslation();
  const { taskId, print } = usePrinting(what);
  if (taskId !== null) return <WorkLine label={t('printing.making')} work={workOf(taskId)} />;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {compact ? (
          <ActionIcon variant="subtle" color="gray" aria-label={label}>
            <IconPrinter size={16} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void print('open')}>{t('printing.open')}</Menu.Item>
        <Menu.Item onClick={() => void print('save')}>{t('printing.save')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
