import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';

export interface ListFootProps {
  readonly ticked: number;
  readonly matching: number;
  readonly counted: boolean;
  /** Whether the whole result is ticked, less what was taken out of it. */
  readonly whole: boolean;
  /** What the clients of the list owe together, written; null until it is known. */
  readonly owed: string | null;
  /** Whether that is a debt. */
  readonly owes: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onHelp: () => void;
  /** Null where nothing may be changed. */
  readonly onMassUpdate: (() => void) | null;
}

/** Below the list: how many there are, how many are ticked and the way to all or none. It never changes its height. */
export const ListFoot = memo(function ListFoot(props: ListFootProps) {
  const { t } = useTranslation();
  const { ticked, matching, counted, whole } = props;
  const formatted = formatNumber(ticked);
  return (
    <div className="list-foot">
      {props.owed !== null && (
        <span className={props.owes ? 'list-owed red' : 'list-owed'}>
          {t('owed')} <strong>{props.owed}</strong>
        </span>
      )}
      {ticked === 0 ? (
        <span>{t('clients.footCount', { count: matching, formatted: counted ? formatNumber(matching) : '…' })}</span>
      ) : (
        <>
          <span role="status" className="list-ticked">
            {whole && ticked === matching
              ? t('clients.selectedAll', { count: ticked, formatted })
              : t('clients.selected', { count: ticked, formatted })}
          </span>
          {!whole && (
            <Button variant="light" size="compact-xs" onClick={props.onSelectAll}>
              {t('clients.selectAllResult', { formatted: formatNumber(matching) })}
            </Button>
          )}
          <Button variant="subtle" size="compact-xs" onClick={props.onClear}>
            {t('clients.clearSelection')}
          </Button>
        </>
      )}
      {props.onMassUpdate && (
        <Button
          className="list-mass"
          variant={ticked > 0 ? 'light' : 'subtle'}
          size="compact-xs"
          title="M"
          leftSection={<IconListCheck size={14} aria-hidden />}
          onClick={props.onMassUpdate}
        >
          {t('massUpdates.title')}
        </Button>
      )}
      <button
        type="button"
        className="list-keys"
        aria-label={t('clients.keys')}
        title={t('clients.keys')}
        onClick={props.onHelp}
      >
        <kbd aria-hidden="true">?</kbd> <span>{t('clients.keys')}</span>
      </button>
    </div>
  );
});
