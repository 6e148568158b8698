import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '../../../src-main/contract/exports';
import type { MailFilter } from '../../../src-main/contract/outbox';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { newTaskId, runTask } from '../../api/tasks';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

/** What the list shows, as a file. */
export function MailExportMenu({ filter }: { readonly filter: MailFilter }) {
  const { t } = useTranslation();
  const { busy, once } = useOnce();

  async function write(format: (typeof exportFormats)[number]): Promise<void> {
    const taskId = newTaskId();
    try {
      const { fileToken, fileName } = await runTask(taskId, () => api.outbox.save({ taskId, filter, format }));
      if (await saveFile(fileToken, fileName)) showNotice({ message: t('mail.exported', { fileName }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('mail.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => void once(() => write(format))}>
            {t(`mail.exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
