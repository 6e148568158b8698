import { useTranslation } from 'react-i18next';
import type { exportFormats } from '../../../src-main/contract/exports';
import type { MailFilter } from '../../../src-main/contract/outbox';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { newTaskId, runTask } from '../../api/tasks';
import { failureWords } from '../../i18n/setup';
import { FormatMenu } from '../../ui/format-menu';
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
    <FormatMenu
      label={t('mail.export')}
      loading={busy}
      nameOf={(format) => t(`mail.exportAs.${format}`)}
      onFormat={(format) => void once(() => write(format))}
    />
  );
}
