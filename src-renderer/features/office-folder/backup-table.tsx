import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../src-main/contract/backups';
import { formatMoment, formatNumber } from '../../i18n/format';
import './office-folder.css';

const MEGABYTE = 1024 * 1024;

function formatMegabytes(bytes: number): string {
  return `${formatNumber(Math.max(0.1, Math.round((bytes / MEGABYTE) * 10) / 10))} MB`;
}

interface BackupTableProps {
  readonly backups: readonly Backup[];
  readonly timeZone: string;
  readonly onRestore: (backup: Backup) => void;
}

/** The copies of the office, newest first; one that does not open is shown and cannot be chosen. */
export function BackupTable({ backups, timeZone, onRestore }: BackupTableProps) {
  const { t } = useTranslation();
  return (
    <table className="backup-table">
      <thead>
        <tr>
          <th scope="col">{t('backups.date')}</th>
          <th scope="col" className="end">
            {t('backups.clients')}
          </th>
          <th scope="col" className="end">
            {t('backups.size')}
          </th>
          <th scope="col">{t('backups.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => {
          const date = formatMoment(backup.atMs, timeZone);
          return (
            <tr key={backup.name}>
              <td>{date}</td>
              <td className="end">{backup.clients === null ? '—' : formatNumber(backup.clients)}</td>
              <td className="end">{formatMegabytes(backup.bytes)}</td>
              <td>{backup.clients === null ? t('backups.broken') : t('backups.proved')}</td>
              <td className="end">
                {backup.clients !== null && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('backups.restoreName', { date })}
                    onClick={() => onRestore(backup)}
                  >
                    {t('backups.restore')}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
