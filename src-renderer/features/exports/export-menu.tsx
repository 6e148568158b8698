import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClientFilter, type ClientSelection, clientFilter } from '../../../src-main/contract/clients';
import { exportFormats } from '../../../src-main/contract/exports';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useActor } from '../../api/session';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { WorkLine } from '../../ui/work-panel';

interface ExportMenuProps {
  readonly filter: ClientFilter;
  /** Whether the list shows anything but all the active ones. */
  readonly filtered: boolean;
  readonly matching: number;
  /** All of the office's clients, the deactivated ones too. */
  readonly total: number;
  /** What is ticked; null when nothing is. */
  readonly ticked: { readonly selection: ClientSelection; readonly count: number } | null;
}

type Format = (typeof exportFormats)[number];

/** Exportar (specification §8): all, the filtered or the selected clients, to a file at once or by mail to whoever asks. */
export function ExportMenu({ filter, filtered, matching, total, ticked }: ExportMenuProps) {
  const { t } = useTranslation();
  const [taskId, setTaskId] = useState<string | null>(null);
  const address = useActor()?.email ?? '';
  const everybody: ClientSelection = { kind: 'filter', filter: clientFilter.parse({ state: 'all' }), exceptIds: [] };
  const inSight: ClientSelection = { kind: 'filter', filter, exceptIds: [] };

  async function write(what: ClientSelection, format: Format, task: string): Promise<void> {
    const { fileToken, fileName, rows } = await runTask(task, () =>
      api.exports.clients({ selection: what, format, taskId: task }),
    );
    setTaskId(null);
    if (await saveFile(fileToken, fileName)) {
      showNotice({ message: t('exports.done', { count: rows, formatted: formatNumber(rows), fileName }) });
    }
  }

  async function mail(what: ClientSelection, task: string): Promise<void> {
    const sent = await runTask(task, () => api.exports.mailClients({ selection: what, format: 'xlsx', taskId: task }));
    const said = { count: sent.rows, formatted: formatNumber(sent.rows), address: sent.address, path: sent.savedAt };
    showNotice({ message: t(sent.savedAt === '' ? 'exports.mailed' : 'exports.tooLarge', said) });
  }

  async function follow(work: (task: string) => Promise<void>): Promise<void> {
    const task = newTaskId();
    setTaskId(task);
    try {
      await work(task);
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: t('exports.cancelled') });
      else showProblem(failureWords(failure));
    } finally {
      setTaskId(null);
    }
  }

  const choices = [
    ...(ticked
      ? [{ label: t('exports.selected', { formatted: formatNumber(ticked.count) }), what: ticked.selection }]
      : []),
    {
      label: t(filtered ? 'exports.filtered' : 'exports.active', { formatted: formatNumber(matching) }),
      what: inSight,
    },
    { label: t('exports.all', { formatted: formatNumber(total) }), what: everybody },
  ];
  if (taskId !== null) return <WorkLine label={t('exports.writing')} work={workOf(taskId)} />;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('exports.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.flatMap(({ label, what }) =>
          exportFormats.map((format) => (
            <Menu.Item key={`${label}${format}`} onClick={() => void follow((task) => write(what, format, task))}>
              {label} · .{format}
            </Menu.Item>
          )),
        )}
        <Menu.Divider />
        <Menu.Label>{t('exports.mailTo', { address })}</Menu.Label>
        {choices.map(({ label, what }) => (
          <Menu.Item
            key={`${label} mail`}
            leftSection={<IconMail size={15} aria-hidden />}
            onClick={() => void follow((task) => mail(what, task))}
          >
            {label} · {t('exports.byMail')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
