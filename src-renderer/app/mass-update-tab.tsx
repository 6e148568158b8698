import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListSelection } from '../features/client-grid';
import { tickedWords } from '../features/mass-updates';
import { formatNumber } from '../i18n/format';
import { useOutside } from './mass-scope';

interface MassUpdateTabProps {
  readonly selection: ListSelection;
  readonly onOpen: (selection: ListSelection) => void;
}

/** The fifth tab of Búsqueda avanzada (specification §3): says on whom it would act, and opens the fields with their preview. */
export function MassUpdateTab({ selection, onOpen }: MassUpdateTabProps) {
  const { t } = useTranslation();
  const { ticked, matching, filter } = selection;
  const outside = useOutside(filter, ticked);
  const count = ticked?.count ?? matching;
  return (
    <div className="mass-tab">
      <p role="status">
        {ticked
          ? tickedWords(t, { ...ticked, outside }, matching)
          : t('massUpdates.scope.whole', { count, formatted: formatNumber(count) })}
      </p>
      <p>{t('massUpdates.tabText')}</p>
      <Button
        leftSection={<IconListCheck size={16} aria-hidden />}
        disabled={count === 0}
        onClick={() => onOpen(selection)}
      >
        {t('massUpdates.tabOpen')}
      </Button>
    </div>
  );
}
