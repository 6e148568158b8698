import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportedGatewayFile, keptStates, lineReasons } from '../../../src-main/contract/gateway-files';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { wordsFor } from '../../i18n/words-for';
import { showNotice, showProblem } from '../../ui/notices';
import { UndoFileDialog } from './undo-file-dialog';
import { useMoney } from './words';

/** Which files came in, when and by whom, what of each stands today, and its way back. */
export function FileHistory({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.gatewayFiles.files.queryOptions({ input: {} }));
  const [undoing, setUndoing] = useState<ImportedGatewayFile | null>(null);
  if (!data) return null;
  return (
    <section className="gateway-files-part" aria-label={t('gatewayFiles.history')}>
      <h2>{t('gatewayFiles.history')}</h2>
      {data.files.length === 0 && <p className="gateway-files-muted">{t('gatewayFiles.historyNone')}</p>}
      {data.files.length > 0 && <FileTable files={data.files} onUndo={mayWrite ? setUndoing : null} />}
      {undoing && <UndoFileDialog file={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

interface FileTableProps {
  readonly files: readonly ImportedGatewayFile[];
  /** Null for who may not. */
  readonly onUndo: ((file: ImportedGatewayFile) => void) | null;
}

function FileTable({ files, onUndo }: FileTableProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const exportFile = useFileExport();
  const summed = ({ lines, cents }: ImportedGatewayFile['posted']) =>
    lines === 0 ? '—' : `${formatNumber(lines)} · ${money(cents)}`;
  return (
    <table className="gateway-files-table" aria-label={t('gatewayFiles.history')}>
      <thead>
        <tr>
          <th scope="col">{t('gatewayFiles.file')}</th>
          <th scope="col">{t('gatewayFiles.gateway')}</th>
          <th scope="col">{t('gatewayFiles.importedOn')}</th>
          <th scope="col">{t('gatewayFiles.operator')}</th>
          <th scope="col" className="amount">
            {t('gatewayFiles.whole')}
          </th>
          <th scope="col" className="amount">
            {t('gatewayFiles.posted')}
          </th>
          <th scope="col" className="amount">
            {t('gatewayFiles.voided')}
          </th>
          <th scope="col" className="amount">
            {t('gatewayFiles.waits')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <td>{file.fileName}</td>
            <td>{file.gateways}</td>
            <td className="nowrap">{formatMoment(file.atMs, timeZone)}</td>
            <td>{file.operator}</td>
            <td className="amount">{summed({ lines: file.lines, cents: file.totalCents })}</td>
            <td className="amount">{summed(file.posted)}</td>
            <td className="amount">{summed(file.voided)}</td>
            <td className="amount">{summed(file.waiting)}</td>
            <td>
              <Group gap={6} justify="flex-end" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('gatewayFiles.exportFile', { fileName: file.fileName })}
                  onClick={() => void exportFile(file.id)}
                >
                  {t('gatewayFiles.exportShort')}
                </Button>
                {file.undone && <span className="gateway-files-muted">{t('gatewayFiles.undone')}</span>}
                {!file.undone && onUndo && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('gatewayFiles.undoFile', { fileName: file.fileName })}
                    onClick={() => onUndo(file)}
                  >
                    {t('gatewayFiles.undo')}
                  </Button>
                )}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const exportColumns = [
  'line',
  'paidOn',
  'gateway',
  'reference',
  'nationalId',
  'operation',
  'amount',
  'fee',
  'state',
  'why',
  'customId',
  'client',
  'receipt',
] as const;

function useFileExport() {
  const { t } = useTranslation();
  return async (fileId: number): Promise<void> => {
    try {
      const words = {
        suffix: t('gatewayFiles.exportSuffix'),
        headers: exportColumns.map((column) => t(`gatewayFiles.${column}`)),
        states: wordsFor(keptStates, (state) => t(`gatewayFiles.states.${state}`)),
        reasons: wordsFor(lineReasons, (reason) => t(`gatewayFiles.reasons.${reason}`)),
      };
      const { fileToken, fileName } = await runTask(newTaskId(), (taskId) =>
        api.gatewayFiles.export({ fileId, format: 'xlsx', taskId, ...words }),
      );
      if (await saveFile(fileToken, fileName)) showNotice({ message: t('gatewayFiles.exported') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  };
}
