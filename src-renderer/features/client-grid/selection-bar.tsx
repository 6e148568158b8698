import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';

interface SelectionBarProps {
  readonly count: number;
  readonly matching: number;
  readonly whole: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** How many are ticked, and the way to all of the result or to none. */
export function SelectionBar({ count, matching, whole, onSelectAll, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  const formatted = formatNumber(count);
  return (
    <div className="selection-bar">
      <span role="status">
        {whole && count === matching
          ? t('clients.selectedAll', { formatted })
          : t('clients.selected', { count, formatted })}
      </span>
      {!whole && (
        <Button variant="light" size="compact-sm" onClick={onSelectAll}>
          {t('clients.selectAllResult', { formatted: formatNumber(matching) })}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {t('clients.clearSelection')}
      </Button>
    </div>
  );
}
