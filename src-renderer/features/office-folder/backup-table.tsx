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
  /** Opens one to be looked at, where there is an office to come back to. */
  readonly onLook?: (backup: Backup) => void;
}

/** The copies of the office, newest first; one that does not open is shown and cannot be chosen. */
export function BackupTable({ backups, ...acts }: BackupTableProps) {
  const { t } = useTranslation();
  return (
    <table className="backup-table">
      <thead>
        <tr>
          <th scope="col">{t('backups.date')}</th>
          <th scope="col">{t('backups.why')}</th>
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
        {backups.map((backup) => (
          <BackupRow key={`${backup.folder ?? ''} ${backup.name}`} backup={backup} {...acts} />
        ))}
      </tbody>
    </table>
  );
}

function BackupRow({
  backup,
  timeZone,
  onRestore,
  onLook,
}: Omit<BackupTableProps, 'backups'> & { readonly backup: Backup }) {
  const { t } = useTranslation();
  const date = formatMoment(backup.atMs, timeZone);
  const opens = backup.sealed || backup.clients !== null;
  return (
    <tr>
      <td>{date}</td>
      <td>
        {t(`backups.kinds.${backup.kind}`)}
        {backup.folder !== null && (
          <span className="backup-place" title={backup.folder}>
            {t('backups.inSecond')}
          </span>
        )}
      </td>
      <td className="end">{backup.clients === null ? '—' : formatNumber(backup.clients)}</td>
      <td className="end">{formatMegabytes(backup.bytes)}</td>
      <td>{opens ? t(backup.sealed ? 'backups.sealed' : 'backups.proved') : t('backups.broken')}</td>
      <td className="end">
        {opens && onLook && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('backups.lookName', { date })}
            onClick={() => onLook(backup)}
          >
            {t('backups.look')}
          </Button>
        )}
        {opens && (
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
}
