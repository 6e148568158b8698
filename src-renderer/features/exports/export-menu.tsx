import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter, ClientSelection } from '../../../src-main/contract/clients';
import { exportFormats } from '../../../src-main/contract/exports';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

interface ExportMenuProps {
  readonly filter: ClientFilter;
  readonly matching: number;
  /** What is ticked; null when nothing is. */
  readonly ticked: { readonly selection: ClientSelection; readonly count: number } | null;
}

type Format = (typeof exportFormats)[number];

/** Exportar (specification §8): all, the filtered or the selected clients, to a file at once. */
export function ExportMenu({ filter, matching, ticked }: ExportMenuProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const everybody: ClientSelection = { kind: 'filter', filter: { text: '', state: 'all' }, exceptIds: [] };
  const filtered: ClientSelection = { kind: 'filter', filter, exceptIds: [] };

  async function write(what: ClientSelection, format: Format): Promise<void> {
    setBusy(true);
    try {
      const { fileToken, fileName, rows } = await api.exports.clients({ selection: what, format });
      if (await saveFile(fileToken, fileName)) {
        showNotice({ message: t('exports.done', { count: rows, formatted: formatNumber(rows), fileName }) });
      }
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    } finally {
      setBusy(false);
    }
  }

  const choices = [
    ...(ticked
      ? [{ label: t('exports.selected', { formatted: formatNumber(ticked.count) }), what: ticked.selection }]
      : []),
    { label: t('exports.filtered', { formatted: formatNumber(matching) }), what: filtered },
    { label: t('exports.all'), what: everybody },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('exports.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.flatMap(({ label, what }) =>
          exportFormats.map((format) => (
            <Menu.Item key={`${label}${format}`} onClick={() => void write(what, format)}>
              {label} · .{format}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
